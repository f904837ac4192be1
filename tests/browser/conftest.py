"""A real Chromium, one for each locale; every visit is watched for anything that goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from tests.browser.chromium import HEIGHTS, kept, settled

Scheme = Literal["light", "dark"]
Visit = Callable[..., Page]
NewPage = Callable[..., Page]
# What the policy of a page keeps out is an error, also where a script passes over it in silence;
# but for one: a library that reckons with whole numbers asks whether it may do so by WebAssembly.
KEPT_OUT = """addEventListener('securitypolicyviolation', told => {
    if (told.blockedURI !== 'wasm-eval')
        console.error('kept out', told.effectiveDirective, told.blockedURI, told.sourceFile);
});"""


@dataclass
class Watch:
    """What went wrong on the pages of a test."""

    host: str
    wrong: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.add_init_script(KEPT_OUT)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("request", lambda request: self._address(request.url))
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        self.wrong.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def _address(self, url: str) -> None:
        """Nothing is asked of another host; data and blobs are the page's own."""
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self.host:
            self.wrong.append(f"another host: {url}")


# It ends with this folder: while it runs, no other test of the process can have an event loop.
@pytest.fixture(scope="package")
def new_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewPage]:
    """A page in a browser of a locale, theme and width, which may be touched.

    A browser keeps its files on a disk: scripts are compiled for a few visits, not for each.
    `trusting` it takes any certificate.
    """
    with sync_playwright() as playwright:
        browsers: dict[tuple[str, bool, bool], BrowserContext] = {}

        def opened(
            locale: str, scheme: Scheme, width: int, *, touch: bool = False, trusting: bool = False
        ) -> Page:
            kind = locale, touch, trusting
            if kind not in browsers:
                folder = tmp_path_factory.mktemp(locale)
                browsers[kind] = kept(playwright, folder, locale, touch=touch, trusting=trusting)
            page = browsers[kind].new_page()
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, HEIGHTS[390])})
            return page

        yield opened
        for browser in browsers.values():
            browser.close()


@pytest.fixture
def visit(new_page: NewPage) -> Iterator[Visit]:
    """Open an address as a new visitor and wait until the page stands; nothing may go wrong.

    Where no page of the report is expected, `stands` is False, and nothing is waited for.
    `touch=True` has a finger in the place of a mouse, `trusting=True` takes any certificate.
    """
    watches: list[Watch] = []
    pages: list[Page] = []

    def open_page(
        url: str,
        *,
        locale: str = "zh-CN",
        scheme: Scheme = "light",
        width: int = 1440,
        stands: bool = True,
        **device: bool,
    ) -> Page:
        page = new_page(locale, scheme, width, **device)
        pages.append(page)
        watch = Watch(urlsplit(url).netloc)
        watches.append(watch)
        watch.follow(page)
        page.goto(url)
        if stands:
            settled(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert [wrong for watch in watches for wrong in watch.wrong] == []

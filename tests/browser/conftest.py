"""A real Chromium; every visit is watched for anything that goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.chromium import HEIGHTS, kept, settled, speaking
from tests.browser.held_charts import HeldPage, held_pages
from tests.browser.tabs import Scheme, Tab
from tests.server import Server

Visit = Callable[..., Page]
NewPage = Callable[..., Page]
__all__ = ["NewPage", "Scheme", "Visit"]


# It ends with this folder: while it runs, no other test of the process can have an event loop.
@pytest.fixture(scope="package")
def new_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewPage]:
    """A page of a locale, theme and width in a browser, which may be touched.

    The browser keeps its files on a disk: scripts are compiled for a few visits, not for each.
    `trusting` it takes any certificate.
    """
    with sync_playwright() as playwright:
        browsers: dict[tuple[bool, bool], BrowserContext] = {}

        def opened(
            locale: str | None,
            scheme: Scheme,
            width: int,
            *,
            touch: bool = False,
            trusting: bool = False,
        ) -> Page:
            kind = touch, trusting
            if kind not in browsers:
                folder = tmp_path_factory.mktemp("browser")
                browsers[kind] = kept(playwright, folder, touch=touch, trusting=trusting)
            page = browsers[kind].new_page()
            if locale:
                speaking(page)(locale)
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, HEIGHTS[390])})
            return page

        yield opened
        for browser in browsers.values():
            browser.close()


@pytest.fixture(scope="package")
def kept_tabs() -> dict[tuple[object, ...], Tab]:
    """The tab of each kind of browser that waits for the next visit."""
    return {}


@pytest.fixture
def visit(new_page: NewPage, kept_tabs: dict[tuple[object, ...], Tab]) -> Iterator[Visit]:
    """Open an address as a new visitor and wait until the page stands; nothing may go wrong.

    Where no page of the report is expected, `stands` is False, and nothing is waited for.
    `touch=True` has a finger in the place of a mouse, `trusting=True` takes any certificate.
    `own=True` is for what lasts in a tab: listeners, scripts before all others, clocks, history.
    """
    tabs: list[tuple[tuple[object, ...], Tab]] = []

    def open_page(
        url: str,
        *,
        locale: str = "zh-CN",
        scheme: Scheme = "light",
        width: int = 1440,
        stands: bool = True,
        **ways: bool,
    ) -> Page:
        own, device = ways.pop("own", False), ways
        kind = tuple(sorted(device.items()))
        tab = None if own else kept_tabs.pop(kind, None)
        tab = tab or Tab(new_page(None, scheme, width, **device), kept=not own)
        tabs.append((kind, tab))
        tab.seen_as(locale, scheme, width)
        tab.goto(url)
        if stands:
            settled(tab.page)
        return tab.page

    yield open_page
    wrong = [one for _, tab in tabs for one in tab.left()]
    for kind, tab in tabs:
        if tab.kept and not tab.page.is_closed() and kept_tabs.setdefault(kind, tab) is not tab:
            tab.page.close()
    assert wrong == []


@pytest.fixture
def held(server: Server, new_page: NewPage) -> Iterator[HeldPage]:
    """Open pages whose charts are pictures until they are let go."""
    yield from held_pages(server, new_page)

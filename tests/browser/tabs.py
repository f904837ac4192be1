"""Tabs of a browser: what goes wrong in one, and those that one test leaves to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from report.site import closed_parts, drawn_charts, next_view
from tests.browser.chromium import HEIGHTS, speaking

Scheme = Literal["light", "dark"]
# What the policy of a page keeps out is an error, also where a script passes over it in silence;
# but for one: a library that reckons with whole numbers asks whether it may do so by WebAssembly.
_KEPT_OUT = """addEventListener('securitypolicyviolation', told => {
    if (told.blockedURI !== 'wasm-eval')
        console.error('kept out', told.effectiveDirective, told.blockedURI, told.sourceFile);
});"""
# What stays in a tab when it goes to another page, and cannot be taken back.
_LASTING = ("add_init_script", "expose_binding", "expose_function", "on", "once")
_MORE_LASTING = ("route_web_socket", "set_extra_http_headers")
# What is fetched for a part of a page.
_LEFT = (drawn_charts.FOLDER, closed_parts.FOLDER, next_view.FOLDER)
# What a tab keeps for pages of one host; a page that failed may keep nothing.
_FORGET = "() => { try { sessionStorage.clear(); } catch { /* none */ } }"


@dataclass
class Watch:
    """What went wrong on the pages of a host."""

    host: str
    wrong: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.add_init_script(_KEPT_OUT)
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
        """Whoever leaves a page does not wait for the pictures of its charts, nor for tables."""
        is_left = request.failure == "net::ERR_ABORTED"
        path = urlsplit(request.url).path
        if is_left and any(f"/{folder}/" in f"{path}/" for folder in _LEFT):
            return
        self.wrong.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status}: {response.url}")

    def _address(self, url: str) -> None:
        """Nothing is asked of another host; data and blobs are the page's own."""
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self.host:
            self.wrong.append(f"another host: {url}")


class Tab:
    """A tab whose pages are watched.

    A `kept` one goes from test to test: a new one loads the report in a process of its own, which
    takes a third of the work of a visit. What would last in it is refused.
    """

    def __init__(self, page: Page, *, kept: bool) -> None:
        self.page, self.kept, self._watch = page, kept, Watch("")
        self._watch.follow(page)
        self._speak = speaking(page)
        if kept:
            for name in (*_LASTING, *_MORE_LASTING):
                setattr(page, name, _refused(name))

    def goto(self, url: str) -> None:
        """Open an address; what went wrong before it is forgotten."""
        self._watch.wrong.clear()
        self._watch.host = urlsplit(url).netloc
        self.page.goto(url)

    def seen_as(self, locale: str, scheme: Scheme, width: int) -> None:
        """Be of a locale, a theme and a width, and in front."""
        self._speak(locale)
        self.page.emulate_media(
            media="null",
            color_scheme=scheme,
            reduced_motion="reduce",
            forced_colors="null",
            contrast="null",
        )
        self.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, HEIGHTS[390])})
        self.page.bring_to_front()

    def left(self) -> list[str]:
        """Leave the page as a reader would, and forget it: what went wrong on it."""
        if self.page.is_closed():
            return list(self._watch.wrong)
        # Whatever the page still has to tell comes before this answer.
        self.page.evaluate(_FORGET)
        wrong = list(self._watch.wrong)
        if self.kept:
            self.page.unroute_all(behavior="ignoreErrors")
            self.page.mouse.move(-1, -1)
            self.page.goto("about:blank")
        else:
            self.page.close()
        return wrong


def _refused(name: str) -> Callable[..., Any]:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError(f"{name} would last in a tab for other tests: visit(…, own=True)")

    return refuse

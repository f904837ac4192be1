"""Pages whose charts are pictures for as long as a test wants them to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.tabs import Scheme
from tests.server import Server

CHART = "[data-testid=stPlotlyChart]"
LIBRARY = "**/plotly-part*"


@dataclass
class HeldCharts:
    """A page whose chart library does not come until it is let go."""

    page: Page

    @property
    def chart(self) -> Locator:
        return self.page.locator(CHART).first

    def let_go(self) -> None:
        self.page.unroute(LIBRARY)


HeldPage = Callable[..., HeldCharts]


def held_pages(server: Server, new_page: Callable[..., Page]) -> Iterator[HeldPage]:
    """Opens such pages; they are closed in the end."""
    pages: list[Page] = []

    def opened(
        path: str, scheme: Scheme = "light", width: int = 1440, *, touch: bool = False
    ) -> HeldCharts:
        page = new_page("en-GB", scheme, width, touch=touch)
        pages.append(page)
        page.route(LIBRARY, lambda _: None)
        page.goto(f"{server.url}/{path}")
        expect(page.locator(CHART).first).to_have_attribute("data-drawn", "picture")
        expect(page.locator("#front-screen")).to_have_count(0)
        return HeldCharts(page)

    yield opened
    for page in pages:
        page.close()


def middle(mark: Locator) -> tuple[float, float]:
    """Where a pointer is on a mark."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

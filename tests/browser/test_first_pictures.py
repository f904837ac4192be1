"""What is seen without scrolling: where the first picture of a page begins."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from report.explore import VIEWS
from report.model import LANGUAGES, Language, Report
from report.text.cards import figure_card
from report.text.formatter import Formatter
from tests.browser.chromium import HEIGHTS, settled
from tests.browser.conftest import Visit
from tests.browser.seen import address
from tests.long import beyond
from tests.server import Server

# In pixels from the top of the page: a picture begins above this at each width of a screen.
_BEGINS = {1440: 900, 390: 800}
# One with many places, one with several targets and places put aside.
_INDICATORS = ("pm25_annual_mean", "nev_stock", "charging_piles_total", "gdp")


def top(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize(
    ("name", "language"), beyond(1, zip(_INDICATORS, LANGUAGES * 2, strict=True))
)
def test_figure_and_chart_of_an_indicator(
    name: str, language: Language, server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, language)
    page = visit(f"{address(server, 'indicator', language)}&id={name}")
    chart = page.get_by_test_id("stPlotlyChart").first
    figure = page.locator(".indicator-head .figure")
    expect(figure).to_contain_text(figure_card(report.indicators[name], fmt).parts[0])
    for width, lowest in _BEGINS.items():
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        settled(page)
        assert top(figure) < top(chart) < lowest, width


@pytest.mark.parametrize("width", _BEGINS)
def test_chart_of_explore(width: int, server: Server, visit: Visit) -> None:
    page = visit(address(server, "explore", "en"), width=width)
    assert top(page.get_by_test_id("stPlotlyChart").first) < 500


def test_controls_of_explore_open_on_a_telephone(server: Server, visit: Visit) -> None:
    """Behind one button, which stays open while they are used; none of the views is cut off."""
    page = visit(address(server, "explore", "en"), width=390)
    controls = page.locator(".st-key-explore_controls")
    expect(controls).not_to_be_visible()
    page.locator(".sheet summary").press("Enter")
    expect(controls).to_be_visible()
    views = page.locator(".st-key-explore_view").get_by_role("radio")
    boxes = [view.bounding_box() for view in views.all()]
    assert len(boxes) == len(VIEWS)
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    views.nth(1).click()
    expect(views.nth(1)).to_be_checked()
    expect(controls).to_be_visible()

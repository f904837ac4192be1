"""What is seen without scrolling: where the first picture of a page begins."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Locator, expect

from report.model import LANGUAGES, Language, Report
from report.text.cards import figure_card
from report.text.formatter import Formatter
from tests.browser.conftest import Visit
from tests.browser.seen import address
from tests.server import Server

# In pixels from the top of the page: a picture begins above this at each width of a screen.
_BEGINS = {1440: 900, 390: 800}
# One with many places, one with several targets and places put aside.
_INDICATORS = ("pm25_annual_mean", "nev_stock", "charging_piles_total", "gdp")


def top(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize(("width", "language"), list(product(_BEGINS, LANGUAGES)))
def test_figure_and_chart_of_an_indicator(
    width: int, language: Language, server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, language)
    for name in _INDICATORS:
        page = visit(f"{address(server, 'indicator', language)}&id={name}", width=width)
        chart = page.get_by_test_id("stPlotlyChart").first
        figure = page.locator(".indicator-head .figure")
        expect(figure).to_contain_text(figure_card(report.indicators[name], fmt).parts[0])
        assert top(figure) < top(chart) < _BEGINS[width], name

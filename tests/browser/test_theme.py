"""A page that stands open when its reader's system turns dark, as many do in the evening."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.seen import address, charts
from tests.server import Server

_BRIGHTNESS = """text => Math.max(...getComputedStyle(text).fill.match(/[0-9]+/g).map(Number))"""

expect.set_options(timeout=20_000)


@pytest.mark.parametrize("query", ["", "&embed=true"])
def test_charts_turn_dark_with_the_page(query: str, server: Server, visit: Visit) -> None:
    """Streamlit turns by itself; what the server draws would stay as it was, dark on dark."""
    chart = f"{address(server, 'chart', 'en')}&id=transport_nev_stock{query}"
    page = visit(chart, stands=False)
    text = charts(page).first.locator("text").first
    expect(text).to_be_visible()
    is_dark, is_light = (
        f"() => ({_BRIGHTNESS})(document.querySelector('[data-drawn] text')) {than} 128"
        for than in "<>"
    )
    # Asked of the page: the chart may take the place of its picture between two questions.
    page.wait_for_function(is_dark)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(is_light)
    page.emulate_media(color_scheme="light")
    page.wait_for_function(is_dark)

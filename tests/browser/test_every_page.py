"""Every page in a real browser, in both languages, on a desk, a telephone and a wall."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import expect

from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.browser.chromium import HEIGHTS
from tests.browser.conftest import Visit
from tests.browser.seen import TAGS, address, charts, title_of
from tests.opened import PAGES, opened
from tests.server import Server

# Nothing stays wider than the screen; tables take a moment to follow it.
_FITS = """width => innerWidth === width
    && [document.documentElement, document.querySelector('[data-testid=stMain]')]
        .every(frame => frame.scrollWidth <= frame.clientWidth)"""
# The screen that a page is opened on.
_DESK = 1440
EVERY = (*PAGES, "explore", "indicator", "present")

expect.set_options(timeout=20_000)


@pytest.mark.parametrize(("name", "language"), list(product(EVERY, LANGUAGES)))
def test_page_by_its_address(
    name: str, language: Language, server: Server, visit: Visit, report: Report
) -> None:
    """Its charts drawn, its language and title said; `visit` looks for errors and other hosts."""
    page = visit(address(server, name, language), locale="en-GB")
    expected = len(opened(name, language).charts)
    expect(charts(page)).to_have_count(expected)
    marks = [chart.locator(".trace path").count() for chart in charts(page).all()]
    assert all(marks)
    assert page.locator("html").get_attribute("lang") == TAGS[language]
    assert page.title() == title_of(name, Formatter(report, language))
    assert page.url == address(server, name, language)
    assert not page.get_by_test_id("stException").count()
    for width, height in sorted(HEIGHTS.items(), key=lambda screen: screen[0] != _DESK):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(_FITS, arg=width, polling=100)

"""What stands on the first screen, and how long a page is on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from report.analysis.progress import assess_all, counted
from report.model import LANGUAGES, Language, Report
from tests.browser.chromium import HEIGHTS, settled
from tests.browser.conftest import Visit
from tests.browser.seen import address
from tests.server import Server

_TELEPHONE, _DESK, _ = sorted(HEIGHTS)
_LONGEST_OVERVIEW = 5000

expect.set_options(timeout=20_000)


def lowest(things: Locator) -> float:
    """How far down the page the lowest of them ends, in pixels."""
    boxes = [box for thing in things.all() if (box := thing.bounding_box())]
    assert boxes
    return max(box["y"] + box["height"] for box in boxes)


def length(page: Page) -> float:
    """The height of the whole page in pixels."""
    main = page.get_by_test_id("stMain")
    height: float = main.evaluate("main => main.scrollHeight")
    return height


@pytest.mark.parametrize("language", LANGUAGES)
def test_overview_shows_the_city_on_one_screen(
    language: Language, server: Server, visit: Visit, report: Report
) -> None:
    """One finding, every target of the city as a link with a name, and eight sparks."""
    page = visit(address(server, "", language), locale="en-GB", width=_DESK)
    height = HEIGHTS[_DESK]
    targets = [row for area in report.areas for row in counted(assess_all(report, area.id))]
    marks = page.locator(".strip .marks a")
    expect(marks).to_have_count(len(targets))
    assert all(mark.get_attribute("aria-label") for mark in marks.all())
    sparks = page.locator(".area-spark .wide svg")
    expect(sparks).to_have_count(len(report.areas))
    assert lowest(page.get_by_role("heading", level=1)) < lowest(marks) < lowest(sparks) < height


@pytest.mark.parametrize("language", LANGUAGES)
def test_overview_is_not_endless_on_a_telephone(
    language: Language, server: Server, visit: Visit
) -> None:
    page = visit(address(server, "", language), locale="en-GB", width=_TELEPHONE)
    page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTo(0, 1e6)")
    settled(page)
    assert 2000 < length(page) < _LONGEST_OVERVIEW


def test_bar_is_52_pixels_high_and_stays(server: Server, visit: Visit, report: Report) -> None:
    for width in (_TELEPHONE, _DESK):
        page = visit(address(server, "", "zh"), width=width)
        page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTo(0, 900)")
        settled(page)
        box = page.locator(".st-key-bar").bounding_box()
        assert box
        assert (box["y"], box["height"]) == (0, 52)
        assert report.settings.short_title.zh in page.locator(".st-key-bar .brand").inner_text()

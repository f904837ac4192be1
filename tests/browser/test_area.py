"""The page of an area: what stands on its first screen, and how one gets to its sections."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Page, expect

from report.analysis.events import dense_events
from report.model import LANGUAGES, Language, Report
from tests.browser.chromium import HEIGHTS, settled
from tests.browser.conftest import Visit
from tests.browser.seen import address
from tests.long import beyond
from tests.opened import AREAS
from tests.server import Server

_TELEPHONE, _DESK, _ = sorted(HEIGHTS)
# How far down the page its first chart begins at most, in pixels, by the width of the screen.
_FIRST_CHART = {_DESK: 900, _TELEPHONE: 800}
_HIGHEST_ROW = 104
# How long the page is at most on a telephone.
_LONGEST = 8_000
_LONGEST_OF_LISTS = 10_000
_LENGTH = "document.querySelector('[data-testid=stMain]').scrollHeight"
# The bar of the report and that of the sections.
_BARS = 112

expect.set_options(timeout=20_000)

# Those that tests/browser/test_every_page.py leaves to the long form come first, and stay here.
_FEW = 4
# Each area in one language, and then in the other.
_VIEWS = [
    (area, LANGUAGES[(number + turn) % len(LANGUAGES)])
    for turn in range(len(LANGUAGES))
    for number, area in enumerate((*AREAS[_FEW:], *AREAS[:_FEW]))
]


def top_of_first_chart(page: Page) -> float:
    settled(page)
    box = page.get_by_test_id("stPlotlyChart").first.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize(("area", "language"), beyond(1, _VIEWS))
def test_area_begins_with_a_picture(
    area: str, language: Language, server: Server, visit: Visit
) -> None:
    page = visit(address(server, area, language), width=_DESK)
    assert 0 < top_of_first_chart(page) < _FIRST_CHART[_DESK]
    page.set_viewport_size({"width": _TELEPHONE, "height": HEIGHTS[_TELEPHONE]})
    assert 0 < top_of_first_chart(page) < _FIRST_CHART[_TELEPHONE]
    rows = page.locator(".key-figures li").all()
    assert len(rows) == 6
    heights = [box["height"] for row in rows if (box := row.bounding_box())]
    assert max(heights) <= _HIGHEST_ROW
    assert page.evaluate(_LENGTH) < _LONGEST


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "name"), beyond(1, product(LANGUAGES, ["unknowns", "changes"]))
)
def test_lists_of_all_areas_are_short_on_a_telephone(
    name: str, language: Language, server: Server, visit: Visit, report: Report
) -> None:
    """One area at a time, in pages of 25 rows: as it opens, and of that with most to list."""
    most = max(AREAS, key=lambda area: len(report.in_area(area)))
    for area in ("", most):
        asked = f"{address(server, name, language)}{f'&area={area}' if area else ''}"
        page = visit(asked, width=_TELEPHONE)
        assert 2_000 < page.evaluate(_LENGTH) < _LONGEST_OF_LISTS, asked


@pytest.mark.long
def test_chart_and_practice_unfold_by_keys_on_a_telephone(server: Server, visit: Visit) -> None:
    """On a desk both stand open."""
    page = visit(address(server, "transport", "zh"), width=_TELEPHONE)
    block = page.locator(".st-key-area_charts [class*='st-key-block_']:has(.fold)").first
    practice = page.locator(".st-key-practices details").first
    for fold, told in ((block, block.get_by_test_id("stPlotlyChart")), (practice, practice)):
        shown = told if fold is block else told.locator("p").first
        expect(shown).to_be_hidden()
        fold.locator("summary").first.focus()
        page.keyboard.press("Enter")
        expect(shown).to_be_visible()
    expect(block.locator(".trace path").first).to_be_attached()
    page.set_viewport_size({"width": _DESK, "height": HEIGHTS[_DESK]})
    expect(page.locator(".st-key-practices details[open]")).to_have_count(
        page.locator(".st-key-practices details").count()
    )
    expect(block.locator("summary")).to_be_hidden()


@pytest.mark.parametrize("width", [_DESK, _TELEPHONE])
def test_bar_of_sections_stays_and_leads_by_keys(width: int, server: Server, visit: Visit) -> None:
    page = visit(address(server, "transport", "zh"), width=width)
    link = page.locator(".section-bar a[href='#events']")
    link.focus()
    page.keyboard.press("Enter")
    heading = page.locator("h2#events")
    expect(heading).to_be_focused()
    expect(link).to_have_attribute("aria-current", "location")
    expect(link).to_be_in_viewport(ratio=1)
    expect(page.locator(".section-bar [aria-current]")).to_have_count(1)
    box = heading.bounding_box()
    assert box
    assert -1 < box["y"] - _BARS < 40


def test_event_of_the_line_leads_to_its_text(server: Server, visit: Visit, report: Report) -> None:
    """Also to one that is told in the drawer of earlier events."""
    page = visit(address(server, "transport", "zh"), width=_DESK)
    drawn = dense_events(report.events_in("transport"))
    for event in (drawn[0], drawn[-1]):
        page.locator(f".event-line.large a[href='#event_{event.id}']").focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#event_{event.id}")).to_be_in_viewport()

"""Every page in a real browser: in both languages and themes, from the smallest telephone to a
wall, with letters twice as large, and as axe-core looks at it.

Each kind of page is looked at in one of four ways here, that of an area in each of them, and every
page in all of them in the long form: the language, the theme and the width are each the business of
one place for all pages.
"""

from __future__ import annotations

import re
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.browser.axe import found
from tests.browser.chromium import HEIGHTS, settled
from tests.browser.conftest import NewPage, Scheme, Visit
from tests.browser.latin import foreign
from tests.browser.overlaps import texts_on_texts
from tests.browser.seen import TAGS, address, charts, entitled, switch, title_of
from tests.browser.sizes import enlarge_text, moving, texts_cut_off, texts_met
from tests.browser.standing import standing
from tests.long import beyond
from tests.opened import AREAS, EVERY_PAGE, opened
from tests.server import Server

# Nothing stays wider than the screen; tables and charts take a moment to follow it.
_FITS = """width => innerWidth === width
    && [document.documentElement, document.querySelector('[data-testid=stMain]')]
        .every(frame => frame.scrollWidth <= frame.clientWidth)
    && [...document.querySelectorAll('.js-plotly-plot')].every(chart =>
        Math.abs(chart.clientWidth - chart.querySelector('.main-svg').clientWidth) < 1)"""
_TELEPHONE, _DESK, _ = sorted(HEIGHTS)
# 1,280 pixels at 400 %, and a wall.
_SMALLEST, _WIDEST = 320, 3840
Look = tuple[Language, Scheme, int]
_LOOKS: tuple[Look, ...] = (
    ("zh", "light", _DESK),
    ("en", "dark", _DESK),
    ("zh", "dark", _TELEPHONE),
    ("en", "light", _TELEPHONE),
)
# One page of each kind; the others come last.
_FIRST = ("", AREAS[0], "explore", "indicator", "sources")
_PAGES = (*_FIRST, *(name for name in EVERY_PAGE if name not in _FIRST))
# Each page once, in looks that change from page to page, and then in the others.
_SEEN = [
    (name, _LOOKS[(number + turn) % len(_LOOKS)])
    for turn in range(len(_LOOKS))
    for number, name in enumerate(_PAGES)
]

expect.set_options(timeout=20_000)


@pytest.mark.parametrize(("name", "look"), beyond(len(_FIRST), _SEEN))
def test_page(name: str, look: Look, server: Server, visit: Visit, report: Report) -> None:
    """Its charts drawn, its language and title said; `visit` looks for errors and other hosts."""
    language, scheme, width = look
    page = visit(address(server, name, language), locale="en-GB", scheme=scheme, width=_DESK)
    assert page.url == address(server, name, language)
    stands(page, name, Formatter(report, language))
    # As it came, and then of other widths: at each its pictures are drawn anew.
    for edge in (_DESK, _TELEPHONE):
        texts_apart(page, edge)
        if edge == width:
            assert standing(found, page) == [], edge
    for edge in (_SMALLEST, _WIDEST):
        fits(page, edge)
        whole(page)
    enlarge_text(page, "200%")
    fits(page, _DESK)
    whole(page)
    assert moving(page) == []


# In the other language by the switch, and in the other theme by the system's.
@pytest.mark.parametrize(("name", "look"), beyond(1, zip(EVERY_PAGE, cycle(_LOOKS), strict=False)))
def test_page_that_is_switched(
    name: str, look: Look, server: Server, visit: Visit, report: Report
) -> None:
    language, scheme, width = look
    second = next(other for other in LANGUAGES if other != language)
    page = visit(address(server, name, language), locale="en-GB", scheme=scheme, width=_DESK)
    # A telephone's switch has but the other language: this is the desk's.
    switch(page, second)
    expect(page).to_have_url(address(server, name, second))
    stands(page, name, Formatter(report, second))
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    for edge in (_DESK, _TELEPHONE):
        texts_apart(page, edge)
        if edge != width:
            assert standing(found, page) == [], edge


def whole(page: Page) -> None:
    """No text is cut off, or stands on another."""
    assert standing(texts_cut_off, page) == []
    assert standing(texts_met, page) == []


def texts_apart(page: Page, width: int) -> None:
    """No text of a picture stands on another on a screen of this width."""
    fits(page, width)
    settled(page)
    assert standing(texts_on_texts, page) == [], width


def test_texts_on_one_another_are_found(new_page: NewPage) -> None:
    """Of one picture, seen, and not those whose boxes only touch."""
    page = new_page("en-GB", "light", _DESK)
    page.set_content(
        "<div data-testid=stMain><div class=js-plotly-plot><svg>"
        "<text x=10 y=20>one</text><text x=20 y=24>on it</text>"
        "<text x=20 y=24 opacity=0>hidden</text><text x=10 y=60>apart</text>"
        "</svg></div><div class=js-plotly-plot><svg><text x=9 y=9>elsewhere</text></svg></div>"
    )
    assert texts_on_texts(page) == [("one", "on it")]
    page.close()


def test_cut_texts_large_letters_and_motion_are_found(new_page: NewPage) -> None:
    page = new_page("en-GB", "light", _DESK)
    page.set_content(
        "<div id=root data-testid=stApp><div style='width: 90px; overflow: hidden'>"
        "<p style='white-space: nowrap; font-size: 1rem; transition: color 1s'>long text</p>"
        "</div><main data-testid=stMain><p>above</p><p>below</p>"
        "<p style='margin-top: -28px'>on it</p></main></div>"
    )
    assert texts_met(page) == [("below", "on it")]
    assert texts_cut_off(page) == []
    assert len(moving(page)) == 1
    enlarge_text(page, "200%")
    assert texts_cut_off(page) == ["long text"]
    page.close()


def stands(page: Page, name: str, fmt: Formatter) -> None:
    """Page and document say their language and title; every chart is drawn, and told in words."""
    settled(page)
    expected = opened(name, fmt.language).charts
    expect(charts(page)).to_have_count(len(expected))
    assert all(chart.locator(".trace path").count() for chart in charts(page).all())
    told = [chart.get_attribute("aria-label") for chart in charts(page).all()]
    assert told == [chart.alt for chart in expected]
    assert {chart.get_attribute("role") for chart in charts(page).all()} <= {"img"}
    # Each view of Explore has a title of its own.
    ending = re.compile(f"{re.escape(entitled('', fmt))}$")
    expect(page).to_have_title(ending if name == "explore" else title_of(name, fmt))
    expect(page.locator("html")).to_have_attribute("lang", TAGS[fmt.language])
    assert not page.get_by_test_id("stException").count()
    # Streamlit says labels to readers of the screen as it was sent them.
    assert not page.locator(r"[aria-label*='\\']").count()
    if fmt.language == "zh":
        assert foreign(page) == set()


def fits(page: Page, width: int) -> None:
    """Nothing of the page is wider than a screen of this width."""
    page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
    page.wait_for_function(_FITS, arg=width, polling=100)

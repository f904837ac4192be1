"""The show in a real browser: keys, address, autoplay, and no text that leaves its box."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from report.model import Language, Report
from report.slides.deck import DeckOptions, deck
from report.text.formatter import Formatter
from tests.browser.conftest import Visit
from tests.browser.slide_measures import measured
from tests.long import beyond
from tests.server import Server

# The last row of a table is at least so far down the wall.
_DOWN_TO = 0.75


# In the shadow of the element of the show.
_NOTES_DOWN = """[...document.querySelectorAll('*')].some(one =>
    one.shadowRoot?.querySelector('.notes')?.scrollTop > 0)"""


def opened(server: Server, visit: Visit, query: str, width: int = 1920) -> Page:
    """The show, once its slides stand."""
    page = visit(f"{server.url}/present?{query}", stands=False, width=width)
    expect(page.locator(".page.shown")).to_be_visible(timeout=30_000)
    return page


def shown(page: Page) -> int:
    """The number of the slide that is seen."""
    text = page.locator(".bar output").text_content() or ""
    return int(text.split("/")[0])


def pages_of(report: Report, *languages: Language, **more: Any) -> int:
    return len(deck(report, DeckOptions(languages=languages, **more)).pages)


@pytest.mark.parametrize(
    "query", beyond(1, ["both=true", "lang=zh", "lang=en", "both=true&length=short"])
)
def test_slides_fill_the_wall(query: str, server: Server, visit: Visit, report: Report) -> None:
    """On a wall of 1080 lines, and on one twice as wide; nothing is smaller than 28 of them.

    Nothing leaves its box, no figure loses its unit, no word of a table's head is broken, titles
    stand clear of the band; a row of figures has one size, and charts take their share of the
    wall: three fifths, but on half a wall of 16:9, where the words of two
    languages take twice the lines, two fifths. Two languages begin their charts and feet alike.
    """
    page = opened(server, visit, f"slide=1&{query}")
    least_shares = (0.39 if "both" in query else 0.6, 0.6)
    count = 8 * 3 * (2 if "both" in query else 1)
    for width, least_share in zip((1920, 3840), least_shares, strict=True):
        page.set_viewport_size({"width": width, "height": 1080})
        page.wait_for_function(
            "wide => document.querySelector('[data-testid=stApp]') && innerWidth === wide",
            arg=width,
        )
        found = measured(page, report)
        assert found["letters"] > 200
        assert found["spilling"] == []
        assert found["broken"] == []
        assert found["torn"] == []
        assert found["near"] == []
        assert found["cut"] == 0
        assert found["least"] >= 27.5
        assert found["figures"] == count
        assert found["rowSizes"] == 1
        assert found["covered"] == 0
        assert found["apart"] == 0
        assert [one for one in found["charts"] if one["share"] < least_share] == []
        assert [one for one in found["reach"] if one["across"] < 0.6] == []
        tables = [one for one in found["reach"] if one["isTable"]]
        assert tables
        assert [one for one in tables if one["down"] < _DOWN_TO] == []


def test_keys_turn_the_slides(server: Server, visit: Visit, report: Report) -> None:
    page = opened(server, visit, "lang=zh&slide=7")
    count = pages_of(report, "zh")
    assert shown(page) == 7
    press = page.keyboard.press
    for keys, expected in (
        (("ArrowRight",), 8),
        (("Space", "PageDown"), 10),
        (("ArrowLeft", "PageUp"), 8),
        (("Home",), 1),
        (("PageUp",), count),
        (("ArrowRight",), 1),
        (("End",), count),
        (("1", "2", "Enter"), 12),
        (("9", "9", "9", "Enter"), 12),
    ):
        for key in keys:
            press(key)
        assert shown(page) == expected, keys
        assert f"slide={expected}" in page.url
    press("n")
    expect(page.locator(".notes")).to_be_visible()
    press("n")
    press("o")
    expect(page.locator("dialog.overview")).to_be_visible()
    page.locator(".page").nth(3).click(position={"x": 40, "y": 40})
    assert shown(page) == 4
    press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert "slide=" not in page.url


def test_keys_go_on_when_the_bar_is_hidden(server: Server, visit: Visit, report: Report) -> None:
    """It stays where Tab finds it, is seen while it has the focus, and its buttons are pressed."""
    page = opened(server, visit, "lang=en&slide=3")
    page.locator("dialog.idle").wait_for()
    page.keyboard.press("Tab")
    bar = page.locator("dialog .bar")
    expect(bar).to_have_css("opacity", "1")
    expect(page.get_by_role("button", name=report.words["present.previous"].en)).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert shown(page) == 4
    notes = page.get_by_role("button", name=report.words["present.notes"].en)
    notes.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notes")).to_be_visible()
    assert shown(page) == 4
    page.keyboard.press("Space")
    expect(page.locator(".notes")).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    assert shown(page) == 5


@pytest.mark.long
def test_long_notes_are_scrolled_by_keys(server: Server, visit: Visit) -> None:
    page = opened(server, visit, "lang=zh&slide=14", width=1440)
    page.keyboard.press("n")
    notes = page.locator(".notes")
    expect(notes).to_be_visible()
    assert notes.locator("p").count() > 2
    notes.evaluate("notes => notes.style.maxHeight = '60px'")
    notes.focus()
    page.keyboard.press("PageDown")
    page.wait_for_function("() => " + _NOTES_DOWN)
    assert shown(page) == 14
    page.keyboard.press("ArrowRight")
    assert shown(page) == 15


def test_each_slide_is_told(server: Server, visit: Visit, report: Report) -> None:
    """Politely: its title and its place; the counter of the bar keeps silent."""
    page = opened(server, visit, "lang=zh&slide=7")
    titles = [slides[0].title for slides in deck(report, DeckOptions(languages=("zh",))).pages]
    told = page.locator(".told[role=status]")
    for number in (7, 8):
        expect(told).to_have_text(f"{titles[number - 1]} · {number} / {len(titles)}")
        expect(told).to_have_attribute("lang", "zh-CN")
        page.keyboard.press("ArrowRight")
    expect(page.locator(".bar output")).to_have_attribute("aria-live", "off")


def test_show_starts_plays_and_is_left_by_the_mouse(
    server: Server, visit: Visit, report: Report
) -> None:
    word = Formatter(report, "en").word
    page = visit(f"{server.url}/present?lang=en", width=1920)
    expect(page.locator("dialog")).to_be_hidden()
    page.get_by_role("button", name=word("present.start")).click()
    expect(page.locator(".page.shown")).to_be_visible()
    page.get_by_role("button", name=word("present.next"), exact=True).click()
    assert shown(page) == 2
    page.get_by_role("button", name=word("present.play")).click()
    assert "autoplay=20" in page.url
    page.get_by_role("button", name=word("present.leave"), exact=True).click()
    expect(page.locator("dialog")).to_be_hidden()
    assert "autoplay" not in page.url


def test_seconds_chosen_on_the_page_play_the_show(
    server: Server, visit: Visit, report: Report
) -> None:
    word = Formatter(report, "en").word
    page = visit(f"{server.url}/present?lang=en", width=1920)
    seconds = page.get_by_label(word("present.autoplay"))
    seconds.fill("30")
    seconds.press("Enter")
    expect(page).to_have_url(re.compile("autoplay=30"))
    page.get_by_role("button", name=word("present.start")).click()
    expect(page.locator(".page.shown")).to_be_visible()
    assert page.locator(".progress").evaluate("line => line.getAnimations().length") == 1
    page.keyboard.press("p")
    assert "autoplay" not in page.url
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert "autoplay=30" in page.url


def test_finger_or_mouse_drags_the_slides(server: Server, visit: Visit) -> None:
    page = opened(server, visit, "lang=zh&slide=7")
    for start, end, expected in ((1200, 700, 8), (700, 1200, 7), (700, 720, 7)):
        page.mouse.move(start, 400)
        page.mouse.down()
        page.mouse.move(end, 400, steps=4)
        page.mouse.up()
        assert shown(page) == expected


@pytest.mark.long
def test_show_goes_on_in_another_theme(server: Server, visit: Visit) -> None:
    """Where the reader's system turns dark in the evening: at the same slide."""
    page = opened(server, visit, "lang=en&slide=3")
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".dark > dialog[open] .page.shown")).to_be_visible(timeout=30_000)
    assert shown(page) == 3


def test_whole_screen_and_back(server: Server, visit: Visit) -> None:
    page = opened(server, visit, "lang=zh&slide=2")
    for expected in (True, False):
        page.keyboard.press("f")
        page.wait_for_function(
            "wanted => Boolean(document.fullscreenElement) === wanted", arg=expected
        )
    assert shown(page) == 2


@pytest.mark.long
@pytest.mark.parametrize(
    "query",
    ["slide=999", "slide=-1", "slide=x%3Cscript%3E", "slide=1&autoplay=-1&theme=pink&length=9"],
)
def test_hostile_addresses_are_passed_over(query: str, server: Server, visit: Visit) -> None:
    page = opened(server, visit, f"lang=zh&areas=../etc,,energy&{query}")
    assert shown(page) == 1
    assert "autoplay" not in page.url
    titles = page.locator(".kicker").all_text_contents()
    assert any("能源管理" in one for one in titles)
    assert not any("交通体系" in one for one in titles)
    assert re.search(r"slide=1(&|$)", page.url)

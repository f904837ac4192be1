"""A choice on the explore page is seen before the server has answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import settled
from tests.browser.conftest import NewPage
from tests.browser.explore_choices import (
    CHOICES,
    LINES,
    Seen,
    anew,
    chosen,
    last,
    seen,
    view,
)
from tests.browser.held import Held
from tests.long import beyond
from tests.server import Server

Slow = tuple[Page, Held]


@pytest.fixture
def slow(new_page: NewPage) -> Iterator[Slow]:
    page = new_page("en-GB", "light", 1440)
    yield page, Held(page)
    page.close()


def held_at(slow: Slow, server: Server, asked: str) -> Page:
    """A page that stands, and hears nothing more of its server."""
    page, held = slow
    page.goto(f"{server.url}/{asked}")
    settled(page)
    page.wait_for_timeout(1000)
    held.hold()
    return page


def changed(page: Page, before: Seen) -> Seen:
    """What a page shows when it shows something else than before."""
    for _ in range(100):
        page.wait_for_timeout(100)
        if seen(page) != before:
            # Headline and chart are told of it one after the other.
            page.wait_for_timeout(300)
            return seen(page)
    raise AssertionError(f"still {before}")


@CHOICES
def test_choice_is_seen_before_the_server_has_answered(
    asked: str, act: Callable[[Page], None], slow: Slow, server: Server
) -> None:
    """Headline, chart and what is heard of it, as another reader has them at the address."""
    page = held_at(slow, server, asked)
    before = seen(page)
    act(page)
    early = changed(page, before)
    slow[1].until_silent(page)
    slow[1].release()
    settled(page)
    page.wait_for_timeout(1000)
    assert seen(page) == early
    assert anew(page) == early


@pytest.mark.parametrize("act", beyond(1, [view, last("places")]))
def test_what_is_chosen_is_a_picture_until_the_reader_comes_near(
    act: Callable[[Page], None], slow: Slow, server: Server
) -> None:
    """One who steps from view to view waits for no drawing; and then it is what it would be."""
    page = held_at(slow, server, LINES)
    chart = page.get_by_test_id("stPlotlyChart")
    expect(chart).to_have_attribute("data-drawn", "chart")
    act(page)
    expect(chart).to_have_attribute("data-drawn", "picture")
    marks = page.locator(".chart-picture text")
    said = marks.all_inner_texts()
    expect(page.locator(".js-plotly-plot")).to_be_hidden()
    chart.hover()
    expect(chart).to_have_attribute("data-drawn", "chart")
    expect(marks).to_have_count(0)
    names = page.locator(".js-plotly-plot .annotation-text, .js-plotly-plot .legendtext")
    assert set(names.all_inner_texts()) <= set(said)


def test_picture_that_was_chosen_becomes_a_chart_when_the_reader_rests(
    slow: Slow, server: Server
) -> None:
    page = held_at(slow, server, LINES)
    chart = page.get_by_test_id("stPlotlyChart")
    # What was asked for before the chart had its place may be a chart at once.
    last("places")(page)
    settled(page)
    view(page)
    expect(chart).to_have_attribute("data-drawn", "picture")
    expect(chart).to_have_attribute("data-drawn", "chart")


def test_key_on_a_picture_that_was_chosen_goes_to_a_figure_of_it(
    slow: Slow, server: Server
) -> None:
    """And to none of the chart that stood there before."""
    page = held_at(slow, server, LINES)
    chart = page.get_by_test_id("stPlotlyChart")
    last("places")(page)
    expect(chart).to_have_attribute("data-drawn", "picture")
    chart.evaluate("chart => { chart.focus(); }")
    page.keyboard.press("End")
    expect(page.locator(".tip")).to_be_visible()
    expect(chart).to_have_attribute("data-drawn", "chart")


def test_what_lies_one_choice_away_is_there_before_anybody_comes_near(
    slow: Slow, server: Server
) -> None:
    """A choice then needs no answer."""
    page, held = slow
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(f"{server.url}/{LINES}")
    settled(page)
    for name in ("view=bar", "view=multiples"):
        expect_asked(page, asked, name)
    held.hold()
    page.route("**/next-view?*", lambda route: route.abort())
    before = seen(page)
    view(page)
    assert changed(page, before).bars


def expect_asked(page: Page, asked: list[str], name: str) -> None:
    for _ in range(100):
        if any("next-view" in url and name in url for url in asked):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{name} in none of {len(asked)}")


@pytest.mark.long
def test_choice_that_the_server_does_not_hear_of_is_none(slow: Slow, server: Server) -> None:
    """What stands is what the address says."""
    page = held_at(slow, server, LINES)
    before = seen(page)
    view(page)
    assert changed(page, before).bars
    page.wait_for_timeout(6000)
    assert seen(page) == before


@pytest.mark.long
@CHOICES
def test_choice_needs_nothing_beforehand(
    asked: str, act: Callable[[Page], None], slow: Slow, server: Server
) -> None:
    page = slow[0]
    page.route("**/next-view?*", lambda route: route.abort())
    page.goto(f"{server.url}/{asked}")
    settled(page)
    before = seen(page)
    chosen(page, act)
    assert changed(page, before) == anew(page)


def test_what_stands_after_quick_choices_agrees(slow: Slow, server: Server) -> None:
    """Control, address, chart and words; what was too quick is taken back in all of them."""
    page, _ = slow
    page.goto(f"{server.url}/{LINES}")
    settled(page)
    views = page.locator(".st-key-explore_view [role=radio]")
    for number in (1, 2, 0, 2, 1):
        views.nth(number).click()
    for _ in range(2):
        last("places")(page)
    expect(page).to_have_url(re.compile("places=.*view="))
    settled(page)
    page.wait_for_timeout(1500)
    view_shown, shown = checked_view(page), seen(page)
    assert anew(page) == shown
    assert checked_view(page) == view_shown


def checked_view(page: Page) -> str:
    return page.locator(".st-key-explore_view [aria-checked=true]").inner_text()


def test_back_shows_the_view_before(slow: Slow, server: Server) -> None:
    page, _ = slow
    page.goto(f"{server.url}/{LINES}")
    settled(page)
    before = seen(page)
    for act in (view, last("places")):
        chosen(page, act)
    for _ in range(2):
        page.go_back()
        settled(page)
    page.wait_for_timeout(1000)
    assert seen(page) == before

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

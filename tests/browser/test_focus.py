"""Where the focus goes when something opens, closes, or another page is shown, and what is said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from report.model import Report
from report.text.formatter import Formatter
from report.text.verdicts import target_with_year
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.seen import address, block
from tests.browser.test_keyboard import focus, hits, listening, seek
from tests.long import beyond
from tests.server import Server

expect.set_options(timeout=20_000)


def opened(page: Page) -> Locator:
    """What lies open over the page."""
    return page.get_by_test_id("stPopoverBody").filter(visible=True)


def said(page: Page) -> Locator:
    """What readers of the screen were told last."""
    return page.get_by_role("status").locator("visible=true").and_(page.locator("#report-status"))


def test_downloads_take_the_focus_and_give_it_back(
    server: Server, visit: Visit, report: Report
) -> None:
    """By Enter, arrows, Escape and Tab, as in any menu; behind its end the page goes on."""
    fmt = Formatter(report, "en")
    page = listening(visit(address(server, "transport", "en")))
    button = block(page, "transport_nev_stock").locator("[class*='st-key-save_'] button")
    first, second, last = (fmt.word(f"download.{ending}") for ending in ("png", "svg", "parquet"))
    button.focus()
    page.keyboard.press("Enter")
    expect(focus(page)).to_have_text(first)
    page.keyboard.press("ArrowDown")
    expect(focus(page)).to_have_text(second)
    page.keyboard.press("Escape")
    expect(opened(page)).to_have_count(0)
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(focus(page)).to_have_text(first)
    page.keyboard.press("ArrowUp")
    expect(focus(page)).to_have_text(last)
    page.keyboard.press("Tab")
    expect(opened(page)).to_have_count(0)
    expect(focus(page)).to_contain_text(fmt.word("share.label"))


@pytest.mark.long
def test_downloads_opened_again_at_once_stay_open(
    server: Server, visit: Visit, report: Report
) -> None:
    """The server answers the closing after the second opening, wherever in between that falls."""
    first = Formatter(report, "en").word("download.png")
    page = listening(visit(address(server, "transport", "en")))
    button = block(page, "transport_nev_stock").locator("[class*='st-key-save_'] button")
    button.focus()
    for pause in range(0, 150, 25):
        page.keyboard.press("Enter")
        expect(focus(page)).to_have_text(first)
        page.keyboard.press("Escape")
        expect(opened(page)).to_have_count(0)
        expect(button).to_be_focused()
        page.wait_for_timeout(pause)
        page.keyboard.press("Enter")
        expect(focus(page)).to_have_text(first)
        page.wait_for_timeout(300)
        expect(focus(page)).to_have_text(first)
        page.keyboard.press("Escape")
        expect(opened(page)).to_have_count(0)
        settled(page)


@pytest.mark.parametrize("gone_on", beyond(1, [True, False]))
def test_heading_takes_a_lost_focus_until_the_reader_goes_on(
    gone_on: bool, server: Server, visit: Visit, report: Report
) -> None:
    """A dialog that closes leaves it for a moment, and gives it back to its button by itself."""
    page = listening(visit(address(server, "environment", "en")))
    page.locator(".key-figures a[href*='id=pm25_annual_mean']").first.click()
    heading = page.locator("h1:focus")
    expect(heading).to_have_text(Formatter(report, "en").indicator("pm25_annual_mean"))
    if gone_on:
        page.keyboard.press("Shift")
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)
    expect(heading).to_have_count(0 if gone_on else 1)


@pytest.mark.long
@pytest.mark.parametrize("how", ["mouse", "key"])
def test_link_is_followed_while_downloads_are_open(
    how: str, server: Server, visit: Visit, report: Report
) -> None:
    """What is asked of the server for the list that closes does not empty the page that comes."""
    page = visit(address(server, "transport", "en"))
    block(page, "transport_nev_stock").locator("[class*='st-key-save_'] button").click()
    expect(opened(page).locator("a.file").first).to_be_visible()
    link = page.locator(".key-figures a[href*='id=rail_transit_length']")
    if how == "mouse":
        link.click()
    else:
        link.focus()
        page.keyboard.press("Enter")
    name = Formatter(report, "en").indicator("rail_transit_length")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    # What comes late came after the page: nothing of it was lost.
    page.wait_for_timeout(1000)
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator(".data-table").filter(visible=True).first).to_be_visible()


def test_controls_in_a_popover_keep_their_own_arrows(
    server: Server, visit: Visit, report: Report
) -> None:
    page = listening(visit(address(server, "explore", "en")))
    button = page.locator(".st-key-explore_filters button").first
    button.click()
    search = page.get_by_role("searchbox", name=report.words["explore.search"].en)
    expect(search).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(search).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(opened(page)).to_have_count(0)
    expect(button).to_be_focused()


def test_a_menu_of_the_bar_leads_to_a_page_by_arrows(
    server: Server, visit: Visit, report: Report
) -> None:
    """The heading of the page has the focus, its name is said; then the language, the edition."""
    english, chinese = Formatter(report, "en"), Formatter(report, "zh")
    first, second, *_ = report.areas
    page = listening(visit(address(server, "sources", "en")))
    page.locator(".bar-row summary").first.focus()
    page.keyboard.press("ArrowDown")
    expect(focus(page)).to_have_text(english.say(first.name))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    name = english.say(second.name)
    expect(page.locator("h1:focus")).to_contain_text(name)
    expect(said(page)).to_have_text(english.word("arrival.page", page=name))
    page.get_by_role("radio", name="中文").click()
    expect(said(page)).to_have_text(chinese.word("arrival.language"))
    expect(page.get_by_role("radio", name="中文")).to_be_focused()
    released = next(iter(report.editions))
    page.get_by_role("radio", name=chinese.edition(released)).click()
    edition = chinese.word("arrival.edition", edition=chinese.edition(released))
    expect(said(page)).to_have_text(edition)


def test_a_hit_gives_the_focus_to_the_heading_of_what_was_found(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "en")
    page = listening(visit(address(server, "sources", "en")))
    event = next(row for row in report.events if row.id == "tr_metro_opens")
    seek(page, event.title.en)
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#event_tr_metro_opens :focus")).to_contain_text(event.title.en)
    source = report.sources["tr_szdrc_metro_2025"]
    settled(page)
    seek(page, fmt.title(source))
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-source_asked h2:focus")).to_have_text(fmt.title(source))


def test_parts_of_a_page_have_their_roles(server: Server, visit: Visit) -> None:
    """And the first link of the page leads behind the bar."""
    page = listening(visit(address(server, "sources", "zh")))
    for role, name in (("banner", "bar"), ("contentinfo", "page_foot")):
        owner = page.locator(f"[role={role}]")
        expect(owner).to_have_count(1)
        owned = owner.get_attribute("aria-owns")
        expect(page.locator(f".st-key-{name}")).to_have_id(owned or "")
    expect(page.get_by_role("main")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-page_content")).to_be_focused()


def test_buttons_of_sources_say_of_what(server: Server, visit: Visit, report: Report) -> None:
    page = visit(f"{server.url}/indicator?id=nev_stock&lang=en")
    fmt = Formatter(report, "en")
    targets = [row for row in report.targets if row.indicator == "nev_stock"]
    of = [fmt.indicator("nev_stock"), *(target_with_year(row, fmt) for row in targets)]
    names = "|".join(re.escape(f"{fmt.word('card.source')} {one}") for one in of)
    buttons = page.locator("button[data-figures]")
    assert buttons.count() > 1
    for button in buttons.all():
        expect(button).to_have_accessible_name(re.compile(f"^({names})$"))


@pytest.mark.long
def test_another_view_is_said(server: Server, visit: Visit, report: Report) -> None:
    """And a list that is emptied keeps the focus."""
    fmt = Formatter(report, "zh")
    page = listening(visit(f"{server.url}/explore?lang=zh&indicators=pm25_annual_mean"))
    page.get_by_role("radio", name=fmt.word("explore.view.table"), exact=True).click()
    expect(said(page)).to_contain_text(fmt.word("explore.view.table"))
    expect(said(page)).to_contain_text(fmt.indicator("pm25_annual_mean"))
    lists = page.get_by_test_id("stMultiSelect")
    clear = lists.first.get_by_role("button", name=fmt.word("stock.clear_all"))
    clear.focus()
    page.keyboard.press("Enter")
    expect(lists.first.locator("input")).to_be_focused()

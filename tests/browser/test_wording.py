"""Streamlit's own labels and messages are in the reader's language; every page is walked for them
by test_every_page.py, here what only appears after a click, or while the server is away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage, Visit
from tests.browser.latin import foreign
from tests.server import Server, serving

_NOTHING = "zzzz"

expect.set_options(timeout=20_000)


def test_lists_and_hits_speak_chinese(server: Server, visit: Visit, report: Report) -> None:
    """A list that is open, and one without a hit; the search without a hit; and back to English."""
    fmt = Formatter(report, "zh")
    page = visit(f"{server.url}/explore?lang=zh", locale="en-GB")
    chosen = page.get_by_test_id("stMultiSelect").first.locator("input")
    chosen.click()
    expect(page.get_by_role("option").first).to_be_visible()
    assert foreign(page) == set()
    chosen.fill(_NOTHING)
    expect(page.get_by_text(fmt.word("stock.no_results"), exact=True)).to_be_visible()
    assert foreign(page) == set()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator(".st-key-search button").first.click()
    page.locator(".st-key-search_everywhere input").fill(_NOTHING)
    told = fmt.word("searchbox.none", query=_NOTHING)
    expect(page.get_by_text(told)).to_be_visible()
    assert foreign(page) == {told}
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="English").click()
    clear = report.words["stock.clear_all"].en
    expect(page.get_by_role("button", name=clear).first).to_be_visible()


def test_ends_of_a_span_are_named_in_chinese(server: Server, visit: Visit, report: Report) -> None:
    page = visit(f"{server.url}/explore?lang=zh&indicators=pm25_annual_mean")
    page.locator(".st-key-explore_filters button").first.click()
    years = page.get_by_role("group", name=report.words["explore.years"].zh)
    for end in ("stock.from", "stock.until"):
        expect(years.get_by_role("slider", name=report.words[end].zh)).to_be_attached()
    assert foreign(page) == set()


def test_dialog_speaks_chinese(server: Server, visit: Visit, report: Report) -> None:
    page = visit(f"{server.url}/indicator?id=pm25_annual_mean&lang=zh")
    page.locator(".source-cell button").filter(visible=True).first.click()
    dialog = page.get_by_role("dialog")
    close = Formatter(report, "zh").word("stock.close")
    expect(dialog.get_by_role("button", name=close, exact=True)).to_be_visible()
    assert foreign(page) == set()


@pytest.mark.long
def test_absence_of_the_server_is_told_in_chinese(new_page: NewPage, report: Report) -> None:
    page = new_page("zh-CN", "light", 1440)
    with serving() as server:
        page.goto(f"{server.url}/sources?lang=zh")
        settled(page)
    told(page, report)
    page.close()


def told(page: Page, report: Report) -> None:
    fmt = Formatter(report, "zh")
    dialog = page.get_by_role("dialog", name=fmt.word("stock.away"))
    expect(dialog).to_contain_text(fmt.word("stock.away_told"))
    assert "streamlit" not in dialog.inner_text().lower()
    assert foreign(page) == set()

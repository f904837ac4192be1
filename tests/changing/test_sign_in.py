"""The way of a reader before release, in a browser: to the provider and back, to the draft, out."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tests.browser import axe
from tests.browser.chromium import PATIENCE, launched, settled
from tests.changing.early import Early
from tests.changing.published import states_in


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, early: Early) -> Iterator[Page]:
    """A page of a new browser, which keeps nothing of others; it may load nothing that fails."""
    context = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if "Policy" in told.text else None)
    page.goto(early.server.url)
    yield page
    context.close()
    assert faults == []


def by_keyboard(page: Page, account: str) -> None:
    """Sign in with keys alone."""
    link = page.get_by_role("link", name="Sign in", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    chosen = page.get_by_role("link", name=account, exact=True)
    chosen.focus()
    page.keyboard.press("Enter")


def slowly(route: Route) -> None:
    """The connection of the page ends before the answer leads on."""
    answer = route.fetch(max_redirects=0)
    time.sleep(1.5)
    route.fulfill(response=answer)


def test_reader_signs_in_reads_and_signs_out(page: Page, early: Early) -> None:
    expect(page.get_by_role("heading", name="登录后审阅送审稿", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Sign in to read the draft", level=2)).to_be_visible()
    assert axe.found(page) == []
    by_keyboard(page, "reader")
    note = page.locator(".draft-note")
    expect(note.get_by_text("Draft, not published.")).to_be_visible()
    expect(note.get_by_text("Signed in as Reader@Example.org")).to_be_visible()
    settled(page)
    assert axe.found(page) == []
    assert states_in(page.content()) == {"B"}
    assert "(draft)" in page.title()
    note.get_by_role("link", name="View what is published").click()
    expect(page.get_by_role("link", name="Back to the draft")).to_be_visible()
    settled(page)
    assert page.get_by_text("StateB").count() == 0
    page.route("**/auth/logout", slowly)
    page.get_by_role("link", name="Sign out").click()
    expect(page).to_have_url(f"{early.server.url}/")
    expect(page.get_by_role("heading", name="Sign in to read the draft", level=2)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in to read the draft", level=2)).to_be_visible()


def test_who_is_not_listed_is_told_so_and_may_try_another_account(page: Page) -> None:
    by_keyboard(page, "other")
    expect(
        page.get_by_role("heading", name="This address is not on the list", level=2)
    ).to_be_visible()
    expect(page.get_by_text("You are signed in as other@example.org.")).to_be_visible()
    assert axe.found(page) == []
    page.get_by_role("link", name="Sign out and use another account").click()
    by_keyboard(page, "unconfirmed")
    expect(
        page.get_by_role("heading", name="This address is not confirmed", level=2)
    ).to_be_visible()


def test_page_that_stands_open_leaves_the_draft_with_its_rights(page: Page, early: Early) -> None:
    by_keyboard(page, "reader")
    expect(page.get_by_text("Draft, not published.")).to_be_visible()
    settled(page)
    listed = early.readers.read_text("utf-8")
    early.readers.write_text("another@example.org\n", "utf-8")
    try:
        expect(
            page.get_by_role("heading", name="This address is not on the list", level=2)
        ).to_be_visible()
    finally:
        early.readers.write_text(listed, "utf-8")

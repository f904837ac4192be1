"""What a term means, by pointer, keys and touch, and gone at Escape (WCAG 1.4.13)."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.server import Server


def _shown(page: Page) -> int:
    return page.locator(".term [popover]:popover-open").count()


def test_term_is_explained_by_pointer_and_keys_and_found_by_search(
    server: Server, visit: Visit
) -> None:
    page = visit(f"{server.url}/energy?lang=en")
    term = page.locator(".term > button").first
    tip = page.locator(".term [popover]").first
    expect(term).to_be_visible()
    term.hover()
    expect(tip).to_be_visible()
    tip.hover()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).not_to_be_visible()
    page.mouse.move(0, 0)
    term.focus()
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box is not None
    width = page.evaluate("document.documentElement.clientWidth")
    assert 0 <= box["x"] <= width - box["width"]
    page.keyboard.press("Tab")
    expect(tip).not_to_be_visible()
    term.click()
    expect(tip).to_be_visible()
    assert _shown(page) == 1
    page.keyboard.press("Escape")
    page.goto(f"{server.url}/glossary?lang=en&term=gep")
    settled(page)
    expect(page.locator("#term_gep h2")).to_be_focused()

"""A browser that translates pages by itself: nothing breaks, and nothing old is left."""

from __future__ import annotations

from playwright.sync_api import expect

from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.server import Server

expect.set_options(timeout=20_000)

# As Chrome does it: each text is replaced by its translation, now and whenever there is another.
_TRANSLATE = """() => {
    const translate = () => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) {
            texts.push(walker.currentNode);
        }
        const left = 'font, svg, script, style, noscript, [translate=no]';
        for (const text of texts) {
            if (text.nodeValue.trim() && !text.parentElement.closest(left)) {
                const font = document.createElement('font');
                font.append(document.createElement('font'));
                font.firstChild.textContent = `«${text.nodeValue}»`;
                text.replaceWith(font);
            }
        }
    };
    translate();
    const changes = { subtree: true, childList: true, characterData: true };
    new MutationObserver(translate).observe(document.body, changes);
}"""


def test_choices_work_on_a_translated_page(server: Server, visit: Visit, report: Report) -> None:
    """`visit` would tell of any error, such as React's for a text that is not where it was."""
    page = visit(f"{server.url}/explore?lang=en", locale="de-DE")
    expect(page.locator("html")).not_to_have_attribute("translate", "no")
    page.evaluate(_TRANSLATE)
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text(f"«{report.words['nav.explore'].en}»")
    page.locator(".st-key-explore_view").get_by_role("radio").nth(1).click()
    expect(page.locator(".barlayer .trace").first).to_be_attached()
    page.locator(".st-key-language_switch").get_by_role("radio").last.click()
    expect(title).to_have_text(f"«{Formatter(report, 'zh').word('nav.explore')}»")
    settled(page)
    page.locator(".st-key-bar_menu a.brand").click()
    expect(page).to_have_url(f"{server.url}/?lang=zh")
    settled(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)

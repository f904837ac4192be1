"""A whole task by keyboard alone: found, read, taken away, put into another language, shown."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.seen import address
from tests.browser.test_keyboard import focus, listening
from tests.server import Server

_MOST = 60
_INDICATOR = "pm25_annual_mean"

# Some controls stand in the shadow of an element.
_IS_CALLED = """text => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) {
        at = at.shadowRoot.activeElement;
    }
    return at !== document.body && at.textContent.includes(text);
}"""

expect.set_options(timeout=20_000)


class Keyboard:
    """The keys that were pressed so far; letters that are typed count each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strokes = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.strokes += 1

    def until(self, key: str, text: str) -> None:
        """Press a key until what has the focus is called this."""
        while not self.page.evaluate(_IS_CALLED, text):
            assert self.strokes < _MOST, text
            self.press(key)


def test_a_task_takes_sixty_keys_at_most(
    server: Server, visit: Visit, report: Report, tmp_path: Path
) -> None:
    english, chinese = Formatter(report, "en"), Formatter(report, "zh")
    page = listening(visit(address(server, "", "en")))
    keys = Keyboard(page)
    # Find the indicator.
    keys.press("/")
    expect(page.locator(".st-key-search_everywhere input")).to_be_focused()
    keys.press(*"pm2.5", "Enter")
    expect(page.locator("h1:focus")).to_have_text(english.indicator(_INDICATOR))
    settled(page)
    # Read where its figure comes from.
    keys.until("Tab", english.word("card.source"))
    keys.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(english.word("provenance.title"))
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    expect(focus(page)).to_contain_text(english.word("card.source"))
    # Take its figures away.
    keys.press("d")
    expect(focus(page)).to_have_text(english.word("download.png"))
    keys.until("ArrowDown", english.word("download.csv"))
    with page.expect_download() as waited:
        keys.press("Enter")
    path = tmp_path / "figures.csv"
    waited.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert {row["indicator"] for row in csv.DictReader(file)} == {_INDICATOR}
    keys.press("Escape")
    # To where the key was pressed.
    expect(focus(page)).to_contain_text(english.word("card.source"))
    # Go back to the bar, read on in the other language, and have the slides shown.
    keys.press("/", "Shift+Tab")
    keys.until("Tab", "English")
    keys.press("ArrowRight", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(chinese.indicator(_INDICATOR))
    settled(page)
    keys.until("Shift+Tab", chinese.word("nav.present"))
    keys.press("Enter")
    expect(page.locator("h1:focus")).to_have_text(chinese.word("nav.present"))
    settled(page)
    keys.until("Tab", chinese.word("present.start"))
    keys.press("Enter")
    count = page.locator("output")
    expect(count).to_contain_text("1 /")
    keys.press("ArrowRight")
    expect(count).to_contain_text("2 /")
    assert keys.strokes <= _MOST, keys.strokes

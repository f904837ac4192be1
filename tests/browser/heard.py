"""`python -m tests.browser.heard`: what somebody hears who sees only the tree of a page.

The task: find an indicator, read its latest figure and where it comes from, take it away. The
texts stand in `heard.en.txt` and `heard.zh.txt`; `make heard` writes them anew, and who has
changed data or words on purpose reads the difference in `git diff`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from report.data import store
from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.browser.chromium import PATIENCE, launched, settled
from tests.server import serving

INDICATOR, QUERY = "pm25_annual_mean", "pm2.5"
# Of a list of hits, of a table with its head, and of a dialog so much is written down.
_HITS, _ROWS, _LINES = 4, 4, 9
_LINE = re.compile(r"^ *- (?P<what>.*?):?$")
# What holds others and says nothing by itself; what a row says as a whole.
_SILENT = re.compile(
    r"^(/url|rowgroup|listitem|separator|columnheader|rowheader|cell|caption|paragraph$|list$)"
)
# What is heard by a name that its texts make up.
_NAMED = ("link ", "button ", "radio ", "heading ")
_TEXT = re.compile(r"^(paragraph|strong|text): ")


def kept(language: Language) -> Path:
    """Where the text in a language stands."""
    return Path(__file__).with_name(f"heard.{language}.txt")


def task(page: Page, url: str, report: Report, language: Language) -> str:
    """The task from its beginning to its end, a line for each thing that is heard."""
    fmt = Formatter(report, language)
    return "\n".join(_steps(page, url, fmt)) + "\n"


def _steps(page: Page, url: str, fmt: Formatter) -> Iterator[str]:
    page.goto(f"{url}/?lang={fmt.language}")
    settled(page)
    yield "# /"
    yield from spoken(page.locator(".st-key-bar"))
    page.keyboard.press("/")
    page.locator(".st-key-search_everywhere input").fill(QUERY)
    hits = page.locator(".st-key-search_hits_everywhere")
    hits.get_by_role("link", name=fmt.indicator(INDICATOR)).wait_for(timeout=PATIENCE)
    yield f"# {QUERY}"
    yield from [*spoken(hits)][:_HITS]
    hits.get_by_role("link").first.click()
    page.locator(".indicator-head").wait_for(timeout=PATIENCE)
    settled(page)
    yield f"# {INDICATOR}"
    yield from spoken(page.locator(".indicator-head"))
    yield from spoken(page.get_by_role("img").filter(visible=True).first)
    table = page.locator(".data-table").filter(visible=True).first
    yield from [*spoken(table)][:_ROWS]
    table.locator(".source-cell button").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.wait_for(timeout=PATIENCE)
    yield "# dialog"
    yield from [*spoken(dialog)][:_LINES]
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached", timeout=PATIENCE)
    page.locator("[class*='st-key-save_'] button").filter(visible=True).first.click()
    menu = page.get_by_test_id("stPopoverBody")
    menu.get_by_role("link", name=fmt.word("download.parquet")).wait_for(timeout=PATIENCE)
    yield "# menu"
    yield from spoken(menu)


def spoken(part: Locator) -> Iterator[str]:
    """A part of a page as it is heard: roles and names, without addresses and repetitions."""
    before = ""
    for line in part.aria_snapshot().splitlines():
        said = _said(line)
        if _SILENT.match(said) or _repeats(said, before):
            continue
        yield said
        before = said


def _said(line: str) -> str:
    match = _LINE.match(line)
    assert match, line
    return match["what"].removeprefix("'").removesuffix("'").removesuffix(":").removesuffix("'")


def _repeats(said: str, before: str) -> bool:
    """Whether a text, or the head of a column, is in the name of what was heard before it."""
    text = _TEXT.sub("", said).strip('"')
    if before.startswith("row ") and said.startswith("button "):
        return said.removeprefix("button ").strip('"') in before
    return bool(_TEXT.match(said)) and before.startswith(_NAMED) and text in before


def main() -> None:
    report = store.shared(store.SHIPPED)
    with serving() as server, sync_playwright() as playwright:
        browser = launched(playwright)
        for language in LANGUAGES:
            page = browser.new_context(locale="en-GB", reduced_motion="reduce").new_page()
            kept(language).write_text(task(page, server.url, report, language), "utf-8")
        browser.close()


if __name__ == "__main__":
    main()

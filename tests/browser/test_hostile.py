"""A folder that means harm, in a real browser: nothing of others is loaded, linked or run, and its
texts stand as they are written, on every kind of page and in what opens there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from report.model import LANGUAGES, Language
from tests import hostile
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.long import beyond
from tests.server import Server, serving

_PAGES = (
    *("", "power", "sources", "sources?source=yearbook", "unknowns", "changes"),
    *("glossary", "calendar"),
    *("explore", "explore?view=table&indicators=solar_capacity", "indicator", "present"),
    *("indicator?id=solar_capacity", "chart?id=solar", "chart?id=solar&embed=true"),
    *("explore?indicators=![i](http://evil.example/u.png),http://evil.example", "chart?id=none"),
    "sources?source=![i](http://evil.example/u.png)",
)
# What only a text that was taken for markup makes.
_MADE = f"""() => {{
    const everything = [document, ...[...document.querySelectorAll('*')]
        .map(one => one.shadowRoot).filter(Boolean)];
    const inside = selector => everything.flatMap(one => [...one.querySelectorAll(selector)]);
    const host = one => new URL(one.href || one.src || '.', location).host;
    const away = inside('[href], [src]').filter(one => host(one).includes('{hostile.HOST}'));
    const made = [...away, ...inside('.katex, del')];
    const shown = inside('strong, em, code, [style*="color"], [data-testid=stIconMaterial]')
        .filter(one => /^(b|i|c|r|home)$/.test(one.textContent));
    return [window.ran, ...[...made, ...shown].map(one => one.outerHTML)].filter(Boolean);
}}"""
_BUTTONS = (
    *("[class*='st-key-share_'] button", "[class*='st-key-save_'] button"),
    *("button[data-figures]", ".st-key-keys button", ".st-key-search button"),
    *(".st-key-explore_filters button", ".st-key-explore_link button"),
)

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("harm") / "data"
    with serving(hostile.written(folder)) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "language"), beyond(1, zip(_PAGES, cycle(LANGUAGES), strict=False))
)
def test_nothing_is_loaded_linked_or_run(
    path: str, language: Language, harmful: Server, visit: Visit
) -> None:
    joined = "&" if "?" in path else "?"
    # An embed has no title and no foot to wait for.
    is_whole = "embed" not in path
    page = visit(f"{harmful.url}/{path}{joined}lang={language}", stands=is_whole)
    if not is_whole:
        page.locator(".trace path").first.wait_for(state="attached")
    assert page.evaluate(_MADE) == []
    for button in _BUTTONS:
        opened = page.locator(button).filter(visible=True)
        if is_whole and opened.count():
            # By no pointer: a bar of such long words stands over itself.
            opened.first.dispatch_event("click")
            settled(page)
            page.wait_for_timeout(300)
            assert page.evaluate(_MADE) == [], button
            page.keyboard.press("Escape")


def test_texts_stand_as_they_are_written(harmful: Server, visit: Visit) -> None:
    page: Page = visit(f"{harmful.url}/sources?lang=en")
    said = page.locator("main").inner_text().replace("\u200b", "")
    assert hostile.EVIL in said

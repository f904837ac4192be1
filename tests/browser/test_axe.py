"""Nothing is found by axe-core, and no text is too faint to be read, on pages that the tests of
every page do not open: views of Explore, an indicator, an embed, and what lies over a page.
"""

from __future__ import annotations

from itertools import cycle

import pytest
from playwright.sync_api import expect

from report.model import Language, Report
from tests.browser.axe import found
from tests.browser.chromium import HEIGHTS
from tests.browser.conftest import Scheme, Visit
from tests.browser.seen import block
from tests.browser.test_keyboard import hits, listening, seek
from tests.long import beyond
from tests.server import Server

_NARROW, _DESK, _ = sorted(HEIGHTS)
VIEWS = (
    "indicator?id=pm25_annual_mean",
    "explore?view=table",
    "explore?view=map",
    "explore?view=scatter",
    "chart?id=transport_nev_stock",
)
Look = tuple[Language, Scheme, int]
_LOOKS: tuple[tuple[Look, Look], ...] = (
    (("zh", "light", _DESK), ("en", "dark", _NARROW)),
    (("zh", "dark", _DESK), ("en", "light", _NARROW)),
    (("zh", "light", _NARROW), ("en", "dark", _DESK)),
    (("zh", "dark", _NARROW), ("en", "light", _DESK)),
)
# Each view as it is looked at first, and then as the second time.
_SEEN = [
    (view, looks[turn])
    for turn in range(2)
    for view, looks in zip(VIEWS, cycle(_LOOKS), strict=False)
]

expect.set_options(timeout=20_000)


@pytest.mark.parametrize(("view", "look"), beyond(1, _SEEN))
def test_nothing_is_found_on_a_page(view: str, look: Look, server: Server, visit: Visit) -> None:
    language, scheme, width = look
    mark = "&" if "?" in view else "?"
    address = f"{server.url}/{view}{mark}lang={language}"
    assert found(visit(address, scheme=scheme, width=width)) == []


def test_nothing_is_found_in_an_embed(server: Server, visit: Visit) -> None:
    address = f"{server.url}/chart?id=transport_nev_stock&lang=en&embed=true"
    page = visit(address, stands=False)
    expect(page.locator(".trace path").first).to_be_attached()
    assert found(page) == []


@pytest.mark.long
def test_nothing_is_found_in_what_lies_over_a_page(
    server: Server, visit: Visit, report: Report
) -> None:
    """The downloads of a chart, and the search with its hits."""
    page = listening(visit(f"{server.url}/transport?lang=en", scheme="dark"))
    button = block(page, "transport_nev_stock").locator("[class*='st-key-save_'] button")
    button.click()
    body = page.get_by_test_id("stPopoverBody").filter(visible=True)
    expect(body).to_contain_text(report.words["download.csv"].en)
    assert found(page) == []
    page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    seek(page, "metro")
    expect(hits(page).first).to_be_visible()
    assert found(page) == []

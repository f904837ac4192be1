"""No page has anything that axe-core finds, and no text that is too faint to be read.

Each page is looked at twice, so that it is seen in both languages, both themes and both widths:
all eight ways of looking at each would take four times as long, and the language, the theme and
the width are each the business of one place for all pages.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from report.model import Language, Report
from tests.browser.chromium import HEIGHTS
from tests.browser.conftest import Scheme, Visit
from tests.browser.seen import block
from tests.browser.test_keyboard import hits, listening, seek
from tests.opened import EVERY_PAGE
from tests.server import ROOT, Server

_AXE = ROOT / "tests" / "lint" / "node_modules" / "axe-core" / "axe.min.js"
_CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
_NARROW, _DESK, _ = sorted(HEIGHTS)
# What axe cannot tell for itself of the contrast of texts is computed by contrast.js.
# The size of targets is not among what it looks at by itself.
_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"],
    rules: {"target-size": {enabled: true}}})).violations
    .map(({id, nodes}) => [id, nodes.map(({html}) => html.slice(0, 160))])"""
VIEWS = (
    *EVERY_PAGE,
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

expect.set_options(timeout=20_000)


def found(page: Page) -> list[Any]:
    """What axe finds on a page, and the texts that are too faint."""
    page.evaluate(_AXE.read_text("utf-8"))
    problems: list[Any] = page.evaluate(_RUN)
    faint: list[Any] = page.evaluate(_CONTRAST)
    return problems + faint


@pytest.mark.parametrize(("view", "looks"), list(zip(VIEWS, cycle(_LOOKS), strict=False)))
def test_nothing_is_found_on_a_page(
    view: str, looks: tuple[Look, Look], server: Server, visit: Visit
) -> None:
    for language, scheme, width in looks:
        mark = "&" if "?" in view else "?"
        address = f"{server.url}/{view}{mark}lang={language}"
        page = visit(address, scheme=scheme, width=width)
        assert found(page) == [], (language, scheme, width)
        page.close()


def test_nothing_is_found_in_an_embed(server: Server, visit: Visit) -> None:
    address = f"{server.url}/chart?id=transport_nev_stock&lang=en&embed=true"
    page = visit(address, stands=False)
    expect(page.locator(".trace path").first).to_be_attached()
    assert found(page) == []


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

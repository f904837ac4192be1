"""What stands there before the application has come, how it goes, and what if it never comes."""

from __future__ import annotations

import re
from itertools import product

import pytest
from playwright.sync_api import Page, Route, expect

from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.browser.chromium import HEIGHTS, settled
from tests.browser.conftest import NewPage, Visit
from tests.browser.seen import address
from tests.long import beyond
from tests.server import Server

_TELEPHONE, _DESK, _ = sorted(HEIGHTS)
_FRONT = "#front-screen"
_SCRIPTS = re.compile(r"/static/js/")
# What stands at the same place before and after, where a page has it.
_SAME = (
    *("h1", ".strip", ".areas", ".area-head", ".section-bar", ".indicator-head"),
    *(".key-figures", ".st-key-area_first h3", ".kinds", ".coverage", ".term-entry"),
)
_BOXES = """names => Object.fromEntries(names.map(name => {
    const isSeen = one => getComputedStyle(one).visibility !== 'hidden';
    const box = [...document.querySelectorAll(name)].find(isSeen)?.getBoundingClientRect();
    return [name, box && [box.x, box.y, box.width]];
}).filter(([, box]) => box))"""
# How much of the screen has moved by how much, as the browser counts it.
_SHIFTS = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => resolve(sum), 500);
})"""

expect.set_options(timeout=20_000)


def without_scripts(page: Page, url: str) -> None:
    """Open an address where Streamlit's scripts never come."""
    page.route(_SCRIPTS, lambda route: route.abort())
    page.goto(url)
    expect(page.locator(_FRONT)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "width"),
    beyond(
        2,
        [
            *(("", _DESK), ("energy", _TELEPHONE), ("sources", _DESK), ("", _TELEPHONE)),
            *(("energy", _DESK), ("unknowns", _DESK), ("glossary", _DESK)),
            *product(("indicator?id=pm25_annual_mean",), (_DESK, _TELEPHONE)),
        ],
    ),
)
def test_page_takes_its_place_without_a_jump(
    path: str, width: int, server: Server, new_page: NewPage, visit: Visit
) -> None:
    """To the pixel, but where the height of small letters is Streamlit's."""
    url = f"{server.url}/{path}{'&' if '?' in path else '?'}lang=zh"
    page = new_page("zh-CN", "light", width)
    without_scripts(page, url)
    before = page.evaluate(_BOXES, list(_SAME))
    page.close()
    page = visit(url, width=width)
    after = page.evaluate(_BOXES, list(_SAME))
    assert "h1" in before
    assert set(before) == set(after)
    slack = 2 if width == _DESK else 10
    for name, box in before.items():
        assert box == pytest.approx(after[name], abs=slack), name


@pytest.mark.parametrize("path", ["", "transport"])
def test_nothing_moves_while_a_page_comes(path: str, server: Server, visit: Visit) -> None:
    """A twentieth is what the Web Vitals call good by half."""
    page = visit(address(server, path, "en"), locale="en-GB")
    moved = page.evaluate(_SHIFTS)
    assert moved <= 0.05
    page.evaluate("document.querySelector('[data-testid=stMain] h1').style.marginTop = '200px'")
    assert page.evaluate(_SHIFTS) > moved + 0.05, "a move is noticed"


@pytest.mark.parametrize("language", beyond(1, LANGUAGES))
def test_page_without_a_connection_can_be_read(
    language: Language, server: Server, new_page: NewPage, report: Report
) -> None:
    """Each link loads another page, in the same language."""
    page = new_page("en-GB", "dark", _TELEPHONE)
    without_scripts(page, address(server, "", language))
    front = page.locator(_FRONT)
    expect(front.locator(".area")).to_have_count(8)
    front.locator(".area h2 a").nth(3).click()
    name = report.areas[3].name
    expect(page.locator(f"{_FRONT} h1")).to_contain_text(Formatter(report, language).say(name))
    expect(page.locator(f"{_FRONT} .front-chart.narrow svg")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
    assert page.locator("body").evaluate("body => body.scrollWidth <= innerWidth")
    page.close()


def test_page_without_scripts_begins_with_the_first_screen(
    server: Server, new_page: NewPage
) -> None:
    """Then follows the page as text."""
    page = new_page("zh-CN", "light", _TELEPHONE)
    plain = page.context.new_cdp_session(page)
    plain.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto(address(server, "", "zh"))
    front, text = page.locator(_FRONT).bounding_box(), page.locator("noscript").bounding_box()
    assert front
    assert text
    assert front["height"] > HEIGHTS[_TELEPHONE]
    assert front["y"] + front["height"] <= text["y"]
    page.close()


def test_reader_stays_where_they_are(server: Server, new_page: NewPage) -> None:
    """As far down, and on the link that has the focus."""
    held: list[Route] = []
    is_open = False

    def hold(route: Route) -> None:
        if is_open:
            route.continue_()
        else:
            held.append(route)

    page = new_page("en-GB", "light", _TELEPHONE)
    page.route(_SCRIPTS, hold)
    page.goto(address(server, "", "en"), wait_until="commit")
    link = page.locator(f"{_FRONT} .area h2 a").nth(6)
    link.focus()
    page.locator(_FRONT).evaluate("front => front.scrollTop = 120")
    is_open = True
    for route in held:
        route.continue_()
    settled(page)
    expect(page.locator(_FRONT)).to_have_count(0)
    expect(page.locator(".area h2 a").nth(6)).to_be_focused()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 120
    page.close()


@pytest.mark.parametrize(
    "path", ["chart?id=transport_nev_stock&embed=true", "present", "energy?embed=true"]
)
def test_embeds_and_slides_have_none(path: str, server: Server, new_page: NewPage) -> None:
    page = new_page("zh-CN", "light", _DESK)
    page.route(_SCRIPTS, lambda route: route.abort())
    page.goto(f"{server.url}/{path}")
    expect(page.locator("#root")).to_be_attached()
    expect(page.locator(_FRONT)).to_have_count(0)
    page.close()

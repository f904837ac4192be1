"""What marks say when they are pointed at: inside of their picture, and at the first touch."""

from __future__ import annotations

from itertools import cycle, product
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from report.model import LANGUAGES, Language
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.seen import address
from tests.long import beyond
from tests.server import Server

expect.set_options(timeout=20_000)

_WIDTHS = (1440, 390, 320)
# Lines, bars, dots, and marks of targets; the longest names there are.
_DRAWN = (
    "chart?id=en_co2",
    "chart?id=en_co2",
    "indicator?id=rd_intensity",
    "explore?indicators=gdp,metro_length&view=scatter",
    "explore?indicators=rail_transit_length&view=bar",
    "chart?id=timeline_transport",
)
# To figures at both ends of several series.
_KEYS = (*("Home", "ArrowRight", "ArrowDown", "ArrowDown"), *("End", "ArrowLeft", "ArrowUp"))
# What is wrong with the boxes of figures of all charts of a page, reached by these keys.
_BOXES = """async keys => {
    const wrong = [], wait = () => new Promise(requestAnimationFrame);
    let count = 0;
    for (const node of document.querySelectorAll('.js-plotly-plot')) {
        const frame = node.closest('[data-testid=stPlotlyChart]');
        if (!frame.clientWidth) continue;
        frame.scrollIntoView({block: 'center'});
        await wait();
        const room = frame.getBoundingClientRect();
        for (const key of keys) {
            frame.dispatchEvent(new KeyboardEvent('keydown', {key, cancelable: true}));
            await new Promise(done => setTimeout(done, 100));
            const tip = frame.querySelector('.tip'), box = tip?.getBoundingClientRect();
            count += 1;
            const isInside = box && box.width > 20 && box.left >= room.left
                && box.right <= room.right && box.left >= 0 && box.right <= innerWidth
                && box.top >= Math.max(room.top, 0)
                && box.bottom <= Math.min(room.bottom, innerHeight)
                && tip.scrollWidth <= tip.clientWidth;
            if (!isInside) wrong.push([tip?.textContent, box?.toJSON(), room.toJSON()]);
        }
        frame.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
    }
    return [count, wrong];
}"""
# Where a box and its picture are.
_PLACES = """tip => {
    const [box, room] = [tip, tip.parentElement].map(node => node.getBoundingClientRect().toJSON());
    return {box, room, width: innerWidth, height: innerHeight,
            cut: tip.scrollWidth > tip.clientWidth};
}"""


def assert_inside(tip: Locator) -> None:
    """The box has words, which are not cut off, and reaches over no edge of picture or window."""
    expect(tip).to_be_visible()
    assert tip.inner_text().strip()
    seen: dict[str, Any] = tip.evaluate(_PLACES)
    box, room = seen["box"], seen["room"]
    assert not seen["cut"]
    assert max(room["left"], 0) <= box["left"] < box["right"] <= min(room["right"], seen["width"])
    assert 0 <= box["top"] < box["bottom"] <= seen["height"]


def of_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(frame => {
            const svg = frame.querySelector('svg.main-svg');
            return !frame.clientWidth || svg?.clientWidth === frame.clientWidth;
        })"""
    )
    settled(page)


@pytest.mark.parametrize(
    ("name", "language"), beyond(1, zip(_DRAWN, cycle(LANGUAGES), strict=False))
)
def test_box_of_a_figure_is_inside_of_its_picture(
    name: str, language: Language, server: Server, visit: Visit
) -> None:
    page = visit(f"{server.url}/{name}{'&' if '?' in name else '?'}lang={language}")
    for width in _WIDTHS:
        of_width(page, width)
        count, wrong = page.evaluate(_BOXES, _KEYS)
        assert count >= len(_KEYS)
        assert wrong == []


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_box_of_an_outline_of_the_map_and_of_a_cell_is_inside(
    language: Language, server: Server, visit: Visit
) -> None:
    for name in ("chart?id=district_map", "chart?id=coverage_transport"):
        page = visit(f"{server.url}/{name}&lang={language}")
        for width in _WIDTHS:
            of_width(page, width)
            plot = page.locator(".js-plotly-plot .nsewdrag").first
            plot.scroll_into_view_if_needed()
            box = plot.bounding_box()
            assert box
            for share in (0.02, 0.3, 0.98):
                page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)
                page.wait_for_timeout(100)
                for tip in page.locator(".tip").all():
                    assert_inside(tip)


def tap(page: Page, mark: Locator) -> None:
    """Touch the middle of a mark."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


# On the overview the strip and the board of targets; on an area's page its targets, its line of
# events, and what is not known.
_LINKS = {
    "": (".strip a", ".board .marks a"),
    "transport": ("a.bullet", ".area-tally a", ".event-line .event-mark", ".unknown-kinds a"),
}


@pytest.mark.long
@pytest.mark.parametrize(("name", "language"), list(product(_LINKS, LANGUAGES)))
def test_box_of_every_kind_of_link_is_inside_of_its_picture(
    name: str, language: Language, server: Server, visit: Visit
) -> None:
    page = visit(address(server, name, language))
    for width in _WIDTHS:
        of_width(page, width)
        for kind in _LINKS[name]:
            marks = page.locator(f"{kind}:visible")
            titles = marks.evaluate_all("marks => marks.map(mark => mark.closest('a').title)")
            assert all(titles)
            assert titles
            longest = max(range(len(titles)), key=lambda n: len(titles[n]))
            for number in {0, longest, len(titles) - 1}:
                marks.nth(number).hover()
                assert_inside(page.locator(".tip"))
                expect(page.locator(".tip")).to_have_text(titles[number])
                page.mouse.move(1, 1)
                expect(page.locator(".tip")).to_have_count(0)
                assert marks.nth(number).evaluate("mark => mark.closest('a').title")


@pytest.mark.parametrize("width", beyond(1, [320, 390]))
def test_first_touch_of_a_figure_tells_it_and_the_second_opens_its_source(
    width: int, server: Server, visit: Visit
) -> None:
    page = visit(address(server, "chart", "zh") + "&id=en_co2", width=width, touch=True)
    dialog, tip = page.get_by_role("dialog"), page.locator(".tip")
    points = page.locator(".js-plotly-plot .point")
    for mark in (points.first, points.last):
        tap(page, mark)
        assert_inside(tip)
        expect(dialog).to_have_count(0)
    told = tip.inner_text()
    tap(page, points.last)
    expect(dialog).to_contain_text(told.splitlines()[1].split(": ")[-1])
    expect(tip).to_have_count(0)


def test_first_touch_of_another_figure_opens_no_source_when_the_chart_is_slow(
    server: Server, visit: Visit
) -> None:
    """What the chart takes for touched is then still what was touched before."""
    page = visit(address(server, "chart", "zh") + "&id=en_co2", width=390, touch=True)
    dialog, tip = page.get_by_role("dialog"), page.locator(".tip")
    points = page.locator(".js-plotly-plot .point")
    tap(page, points.first)
    assert_inside(tip)
    told = tip.inner_text()
    # The chart looks what is under a finger at most so often in a second, by this clock.
    page.evaluate("() => { const now = Date.now(); Date.now = () => now; }")
    tap(page, points.last)
    expect(tip).not_to_have_text(told)
    assert_inside(tip)
    expect(dialog).to_have_count(0)
    told = tip.inner_text()
    tap(page, points.last)
    expect(dialog).to_contain_text(told.splitlines()[1].split(": ")[-1])


def test_first_touch_of_the_map_tells_it_and_the_second_opens_its_source(
    server: Server, visit: Visit
) -> None:
    page = visit(f"{server.url}/chart?id=district_map&lang=zh", width=390, touch=True)
    dialog, tip = page.get_by_role("dialog"), page.locator(".tip")
    district = page.locator(".js-plotly-plot .point").first
    tap(page, district)
    assert_inside(tip)
    expect(dialog).to_have_count(0)
    tap(page, district)
    expect(dialog).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("kind", _LINKS[""])
def test_first_touch_of_a_link_tells_it_and_the_second_follows_it(
    kind: str, server: Server, visit: Visit
) -> None:
    page = visit(address(server, "", "zh"), width=320, touch=True)
    start = page.url
    link, tip = page.locator(kind).first, page.locator(".tip")
    title = link.get_attribute("title")
    tap(page, link)
    expect(tip).to_have_text(title or "nothing")
    assert_inside(tip)
    assert page.url == start
    tap(page, page.locator("h1").first)
    expect(tip).to_have_count(0)
    for _ in range(2):
        tap(page, link)
    page.wait_for_url("**/indicator?*")
    expect(tip).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "kind"), beyond(3, ((name, kind) for name in _LINKS for kind in _LINKS[name]))
)
def test_a_link_that_keys_lead_to_is_told(
    name: str, kind: str, server: Server, visit: Visit
) -> None:
    """And keeps its title, which readers of the screen have of it."""
    page = visit(address(server, name, "en"), locale="en-GB")
    link, tip = page.locator(f"{kind}:visible").first, page.locator(".tip")
    if link.evaluate("link => link.tagName !== 'A'"):
        link = link.locator("xpath=ancestor::*[local-name() = 'a']")
    page.keyboard.press("Tab")
    link.focus()
    expect(tip).to_have_text(link.get_attribute("title") or "nothing")
    assert_inside(tip)
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    expect(link).to_be_focused()

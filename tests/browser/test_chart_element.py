"""The element that shows charts: what stays, what is drawn again, what a click tells."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import Page, expect

from report.model import Report
from report.text.formatter import Formatter
from report.web import plotly_script
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage, Visit
from tests.opened import opened
from tests.server import Server

_PLOT = ".js-plotly-plot"


def point(page: Page, key: str) -> None:
    """Click the last point of a chart."""
    mark = page.locator(f".st-key-block_{key} {_PLOT} .point").last
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 20, y)
    page.mouse.move(x, y, steps=4)
    expect(page.locator(f".st-key-block_{key} .tip")).to_be_visible()
    page.mouse.click(x, y)


def test_node_stays_when_the_picture_changes(server: Server, visit: Visit, report: Report) -> None:
    """Another view and another language are drawn into the node that is there."""
    page = visit(f"{server.url}/explore?lang=en")
    plot = page.locator(_PLOT)
    plot.evaluate("plot => { plot.dataset.mine = 'yes'; }")
    expect(plot.locator(".scatterlayer .trace").first).to_be_attached()
    page.get_by_role("radio", name=report.words["explore.view.bar"].en).click()
    expect(plot.locator(".barlayer .trace").first).to_be_attached()
    expect(plot.locator(".scatterlayer .trace")).to_have_count(0)
    expect(plot).to_have_attribute("data-mine", "yes")


def test_same_point_opens_its_source_each_time(
    server: Server, visit: Visit, report: Report
) -> None:
    page = visit(f"{server.url}/transport?lang=zh")
    last, fmt = report.series("rail_transit_length")[-1], Formatter(report, "zh")
    dialog = page.get_by_role("dialog")
    for _ in range(2):
        point(page, "transport_rail_length")
        expect(dialog).to_contain_text(fmt.observation(last))
        expect(dialog).to_contain_text(fmt.publisher(report.sources[last.source]))
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        settled(page)


def test_script_is_asked_for_once(server: Server, visit: Visit) -> None:
    """Of this server, however many charts and pages a visit has."""
    page = visit(f"{server.url}/sources?lang=zh", own=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".st-key-bar_menu a.brand").click()
    expect(page.locator("[data-drawn]").first).to_be_attached()
    settled(page)
    expect(page.locator(_PLOT).first).to_be_attached()
    page.locator(".areas h2 a").first.click()
    expect(page).not_to_have_url(f"{server.url}/?lang=zh")
    settled(page)
    scripts = [url for url in asked if "plotly" in url.lower()]
    assert scripts == [f"{server.url}/{plotly_script.ADDRESS}"]


def test_chart_follows_the_width_of_the_window(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/chart?id=en_co2&lang=en")
    for width in (700, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(
            """() => {
                const frame = document.querySelector('[data-testid=stPlotlyChart]');
                const svg = frame.querySelector('svg.main-svg');
                return svg.clientWidth === frame.clientWidth && frame.clientWidth < innerWidth;
            }"""
        )


def test_years_of_a_telephone_stand_upright_and_apart(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/chart?id=en_co2&lang=en", width=390)
    labels = page.locator(".xaxislayer-above .xtick text").all()
    assert len(labels) > 2
    assert all("rotate" not in (label.get_attribute("transform") or "") for label in labels)
    boxes = [label.bounding_box() for label in labels]
    for left, right in pairwise(box for box in boxes if box):
        assert left["x"] + left["width"] < right["x"]


def test_picture_takes_the_height_it_needs_on_a_telephone(server: Server, visit: Visit) -> None:
    """A map is lower there than on a desk, and nothing is left empty or cut off under it."""
    page = visit(f"{server.url}/chart?id=district_map&lang=en", width=390)
    heights = page.evaluate(
        """() => [
            '[data-testid=stPlotlyChart] svg.main-svg',
            '.st-key-district_map:has([data-testid=stPlotlyChart])',
        ].map(name => document.querySelector(name).getBoundingClientRect().height)"""
    )
    assert heights[0] == heights[1] < 430


def test_figures_are_reached_by_key(server: Server, visit: Visit) -> None:
    """Arrows go from figure to figure, each is shown and read aloud, and Enter opens its source."""
    page = visit(f"{server.url}/chart?id=en_co2&lang=en")
    frame, label = page.get_by_test_id("stPlotlyChart"), page.locator(".tip")
    spoken = page.locator("[aria-live=polite]", has_text="million tonnes")
    frame.focus()
    page.keyboard.press("End")
    last = spoken.inner_text()
    page.keyboard.press("ArrowLeft")
    expect(spoken).not_to_have_text(last)
    expect(label).to_have_count(1)
    page.keyboard.press("Home")
    first = spoken.inner_text()
    value = first.split("; ")[1]
    expect(label).to_contain_text(value)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(value.split(": ")[1])
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_keys_that_a_chart_does_not_take_stay_the_page_s(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/chart?id=en_co2&lang=en")
    page.get_by_test_id("stPlotlyChart").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("stPlotlyChart")).not_to_be_focused()
    expect(page.locator(".tip")).to_have_count(0)


def test_chart_far_below_is_drawn_by_a_browser_that_never_rests(
    server: Server, new_page: NewPage
) -> None:
    """Whoever prints the page, or widens its window, finds all of them."""
    page = new_page("en-GB", "light", 1440)
    page.add_init_script(
        "requestIdleCallback = (act, { timeout } = {}) => timeout && setTimeout(act, timeout)"
    )
    page.goto(f"{server.url}/technology?lang=en")
    expect(page.locator("[data-drawn]")).to_have_count(
        len(opened("technology", "en").charts), timeout=20_000
    )
    page.close()

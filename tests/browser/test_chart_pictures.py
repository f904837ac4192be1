"""Charts are pictures until somebody comes near: what they look like, and what they answer."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Locator, Page, Route, expect

from report.model import Report
from report.site import drawn_charts
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage, Scheme
from tests.server import Server

_LIBRARY = "**/plotly-part*"
_CHART = "[data-testid=stPlotlyChart]"
# Of the pixels of a chart so many may differ between both drawings, by more than a shade: letters
# and edges of lines are smoothed in another way.
_DIFFERENT = 0.06
_SHADE = 60


@dataclass
class Held:
    """A page whose chart library does not come until it is let go."""

    page: Page

    @property
    def chart(self) -> Locator:
        return self.page.locator(_CHART).first

    def let_go(self) -> None:
        self.page.unroute(_LIBRARY)


HeldPage = Callable[..., Held]


@pytest.fixture
def held(server: Server, new_page: NewPage) -> Iterator[HeldPage]:
    pages: list[Page] = []

    def opened(
        path: str, scheme: Scheme = "light", width: int = 1440, *, touch: bool = False
    ) -> Held:
        page = new_page("en-GB", scheme, width, touch=touch)
        pages.append(page)
        page.route(_LIBRARY, lambda _: None)
        page.goto(f"{server.url}/{path}")
        expect(page.locator(_CHART).first).to_have_attribute("data-drawn", "picture")
        expect(page.locator("#front-screen")).to_have_count(0)
        return Held(page)

    yield opened
    for page in pages:
        page.close()


def seen(chart: Locator) -> Image.Image:
    return Image.open(io.BytesIO(chart.screenshot(animations="disabled"))).convert("L")


def different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are of another shade."""
    assert one.size == other.size
    counts = ImageChops.difference(one, other).histogram()
    return sum(counts[_SHADE:]) / sum(counts)


def middle(mark: Locator) -> tuple[float, float]:
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(
    ("chart", "scheme", "width"),
    [
        ("en_co2", "light", 1440),
        ("transport_nev_stock", "dark", 1440),
        ("environment_pm25", "light", 390),
        ("environment_pm25", "dark", 1440),
        ("district_map", "dark", 1440),
        ("district_map", "light", 390),
        ("coverage_transport", "light", 390),
        ("coverage_transport", "dark", 1920),
    ],
)
def test_picture_is_what_the_chart_will_be(
    chart: str, scheme: Scheme, width: int, held: HeldPage
) -> None:
    """Of the same size, every mark in its place."""
    compare(held(f"chart?id={chart}&lang=en", scheme, width))


@pytest.mark.parametrize(
    ("view", "scheme", "width"),
    [("multiples", "dark", 390), ("scatter", "light", 1440), ("map", "light", 1920)],
)
def test_picture_of_a_view_is_what_the_chart_will_be(
    view: str, scheme: Scheme, width: int, held: HeldPage
) -> None:
    compare(held(f"explore?indicators=gdp,rd_intensity&view={view}&lang=en", scheme, width))


def compare(page: Held) -> None:
    before = seen(page.chart)
    page.let_go()
    settled(page.page)
    assert different(before, seen(page.chart)) < _DIFFERENT


def test_other_picture_would_be_found(held: HeldPage) -> None:
    page = held("chart?id=environment_pm25&lang=en", width=390)
    before = seen(page.chart)
    page.page.locator(".chart-picture svg").evaluate("svg => { svg.style.translate = '0 8px'; }")
    assert different(before, seen(page.chart)) > _DIFFERENT


def test_click_on_a_picture_opens_the_source(held: HeldPage, report: Report) -> None:
    """When the chart can answer."""
    page = held("chart?id=en_co2&lang=en")
    x, y = middle(page.page.locator(".chart-picture circle").last)
    page.page.mouse.click(x, y)
    # Who has clicked may move on meanwhile.
    page.page.mouse.move(x - 90, y - 40)
    expect(page.page.get_by_role("dialog")).to_have_count(0)
    page.let_go()
    dialog = page.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    # Of those whose marks are circles, the one that is drawn last.
    last = report.series("co2_emissions_ceads", "beijing")[-1]
    expect(dialog).to_contain_text(Formatter(report, "en").observation(last))


def test_mark_that_is_pointed_at_says_what_it_is(held: HeldPage) -> None:
    page = held("chart?id=en_co2&lang=en")
    page.page.mouse.move(*middle(page.page.locator(".chart-picture circle").last))
    page.let_go()
    expect(page.page.locator(".tip")).to_contain_text("million tonnes")


def test_mark_that_is_left_again_says_nothing(held: HeldPage) -> None:
    page = held("chart?id=en_co2&lang=en")
    page.page.mouse.move(*middle(page.page.locator(".chart-picture circle").last))
    page.page.mouse.move(2, 2)
    page.let_go()
    settled(page.page)
    # It would be said a moment after the chart is there.
    page.page.wait_for_timeout(300)
    expect(page.page.locator(".tip")).to_have_count(0)


def test_escape_on_a_picture_is_the_page_s(held: HeldPage) -> None:
    page = held("chart?id=en_co2&lang=en")
    page.page.evaluate(
        "() => addEventListener('keydown', e => { window.taken = e.defaultPrevented; })"
    )
    page.chart.focus()
    page.page.keyboard.press("Escape")
    assert page.page.evaluate("() => window.taken") is False


def test_first_touch_of_a_picture_says_what_it_is(held: HeldPage) -> None:
    page = held("chart?id=en_co2&lang=en", width=390, touch=True)
    page.page.touchscreen.tap(*middle(page.page.locator(".chart-picture circle").last))
    page.let_go()
    expect(page.page.locator(".tip")).to_contain_text("million tonnes")
    expect(page.page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("mark", [".chart-picture rect", ".chart-picture circle"])
def test_first_touch_of_the_picture_of_a_matrix_says_what_it_is(mark: str, held: HeldPage) -> None:
    """Of a cell, and of the mark in it; the second touch opens the source."""
    page = held("chart?id=coverage_transport&lang=en", width=390, touch=True)
    place = middle(page.page.locator(mark).last)
    page.page.touchscreen.tap(*place)
    page.let_go()
    expect(page.page.locator(".tip")).to_be_visible()
    expect(page.page.get_by_role("dialog")).to_have_count(0)


def test_first_touch_of_the_picture_of_a_map_says_what_it_is(held: HeldPage) -> None:
    page = held("chart?id=district_map&lang=en", width=390, touch=True)
    page.page.touchscreen.tap(*middle(page.page.locator(".chart-picture path").first))
    page.let_go()
    expect(page.page.locator(".tip")).to_be_visible()
    expect(page.page.get_by_role("dialog")).to_have_count(0)


_SOURCE = "dialog[open] .dialog-content:not([aria-busy])"


def told_of_a_click(page: Held, scrolled: int) -> str:
    """What the source of a figure says that was clicked in a picture, which then moved."""
    page.page.mouse.click(*middle(page.page.locator(".chart-picture circle").nth(40)))
    main = page.page.get_by_test_id("stMain")
    main.evaluate("(main, by) => main.scrollBy(0, by)", scrolled)
    page.let_go()
    expect(page.page.locator(_SOURCE)).to_be_visible()
    return page.page.locator(_SOURCE).inner_text()


def test_click_on_a_picture_means_what_was_there(held: HeldPage) -> None:
    """Also where the page is scrolled before the chart is there to answer."""
    still, moved = (told_of_a_click(held("indicator?id=gdp&lang=en"), by) for by in (0, 46))
    assert moved == still


def test_source_that_is_read_stays_when_the_chart_comes(held: HeldPage) -> None:
    page = held("indicator?id=gdp&lang=en")
    page.page.mouse.click(*middle(page.page.locator(".chart-picture circle").nth(40)))
    page.page.locator("button[data-figures]").first.click()
    expect(page.page.locator(_SOURCE)).to_be_visible()
    before = page.page.locator(_SOURCE).inner_text()
    page.let_go()
    expect(page.chart).to_have_attribute("data-drawn", "chart")
    page.page.wait_for_timeout(600)
    assert page.page.locator(_SOURCE).inner_text() == before


def test_second_of_two_panels_answers_too(held: HeldPage) -> None:
    page = held("explore?indicators=gdp,rd_intensity&view=multiples&lang=en")
    # The last series stands in the last panel.
    page.page.mouse.move(*middle(page.page.locator(".chart-picture circle").last))
    page.let_go()
    expect(page.page.locator(".tip")).to_contain_text("%")


def test_key_on_a_picture_goes_to_its_first_figure(held: HeldPage) -> None:
    page = held("chart?id=en_co2&lang=en")
    page.chart.focus()
    page.page.keyboard.press("Home")
    page.let_go()
    expect(page.page.locator(".tip")).to_contain_text("million tonnes")
    expect(page.chart).to_be_focused()


def test_chart_answers_when_the_browser_rests_and_the_reader_is_near(
    server: Server, new_page: NewPage
) -> None:
    """Those far below stay pictures, until the reader comes to them."""
    page = new_page("en-GB", "light", 1440)
    page.goto(f"{server.url}/environment?lang=en")
    charts = page.locator(_CHART)
    expect(charts.first).to_have_attribute("data-drawn", "chart")
    expect(charts.last).to_have_attribute("data-drawn", "picture")
    charts.last.scroll_into_view_if_needed()
    expect(charts.last).to_have_attribute("data-drawn", "chart")
    page.close()


def test_picture_that_cannot_be_had_is_not_waited_for(server: Server, new_page: NewPage) -> None:
    """The library draws the chart at once."""
    page = new_page("en-GB", "light", 1440)
    page.route(f"**/{drawn_charts.FOLDER}/*/*", lambda route: route.fulfill(status=404))
    page.goto(f"{server.url}/chart?id=en_co2&lang=en")
    expect(page.locator(_CHART)).to_have_attribute("data-drawn", "chart")
    page.close()


def test_answer_that_breaks_off_is_asked_for_again(server: Server, new_page: NewPage) -> None:
    page = new_page("en-GB", "light", 1440)
    asked: list[str] = []

    def break_off_once(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(body='[["svg", {', content_type="application/json")
        else:
            route.continue_()

    page.route(f"**/{drawn_charts.FOLDER}/*/*", break_off_once)
    page.goto(f"{server.url}/chart?id=en_co2&lang=en")
    expect(page.locator(_CHART)).to_have_attribute("data-drawn", "picture")
    assert len(asked) == 2
    page.close()


def test_chart_on_a_very_wide_screen_has_a_picture(server: Server, new_page: NewPage) -> None:
    page = new_page("en-GB", "light", 3840)
    page.route(_LIBRARY, lambda _: None)
    page.goto(f"{server.url}/chart?id=en_co2&lang=en&embed=true")
    chart = page.locator(_CHART)
    expect(chart).to_have_attribute("data-drawn", "picture")
    assert seen_width(chart.locator("svg")) == seen_width(chart)
    page.close()


def test_picture_reaches_as_far_as_its_place(held: HeldPage) -> None:
    """Also where that is some pixels wider than what pictures are drawn in."""
    page = held("chart?id=en_co2&lang=en", width=390)
    assert seen_width(page.chart) % drawn_charts.STEP > 0
    assert seen_width(page.page.locator(".chart-picture svg")) == seen_width(page.chart)


def seen_width(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["width"]


def test_chart_that_the_server_does_not_know_is_asked_for_again(
    server: Server, new_page: NewPage
) -> None:
    """As where it has begun anew meanwhile: a run of the script has it known."""
    page = new_page("en-GB", "light", 1440)
    refused: list[str] = []

    def refuse_once(route: Route) -> None:
        if route.request.url in refused:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.fulfill(status=404)

    page.route(f"**/{drawn_charts.FOLDER}/**", refuse_once)
    page.goto(f"{server.url}/chart?id=en_co2&lang=en")
    settled(page)
    # Of the picture too, unless the chart was quicker.
    assert refused
    page.close()

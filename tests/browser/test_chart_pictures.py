"""Charts are pictures until somebody comes near: what they look like, and how they come."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Locator, Route, expect

from report.model import Report
from report.site import drawn_charts
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage, Scheme
from tests.browser.held_charts import CHART, LIBRARY, HeldCharts, HeldPage
from tests.long import beyond
from tests.server import Server

# Of the pixels of a chart so many may differ between both drawings, by more than a shade: letters
# and edges of lines are smoothed in another way.
_DIFFERENT = 0.06
_SHADE = 60


def seen(chart: Locator) -> Image.Image:
    return Image.open(io.BytesIO(chart.screenshot(animations="disabled"))).convert("L")


def different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are of another shade."""
    assert one.size == other.size
    counts = ImageChops.difference(one, other).histogram()
    return sum(counts[_SHADE:]) / sum(counts)


@pytest.mark.parametrize(
    ("chart", "scheme", "width"),
    beyond(
        2,
        [
            ("en_co2", "light", 1440),
            ("coverage_transport", "dark", 1920),
            ("district_map", "light", 390),
            ("transport_nev_stock", "dark", 1440),
            ("environment_pm25", "light", 390),
            ("environment_pm25", "dark", 1440),
            ("district_map", "dark", 1440),
            ("coverage_transport", "light", 390),
        ],
    ),
)
def test_picture_is_what_the_chart_will_be(
    chart: str, scheme: Scheme, width: int, held: HeldPage
) -> None:
    """Of the same size, every mark in its place."""
    compare(held(f"chart?id={chart}&lang=en", scheme, width))


@pytest.mark.parametrize(
    ("view", "scheme", "width"),
    beyond(1, [("multiples", "dark", 390), ("scatter", "light", 1440), ("map", "light", 1920)]),
)
def test_picture_of_a_view_is_what_the_chart_will_be(
    view: str, scheme: Scheme, width: int, held: HeldPage
) -> None:
    compare(held(f"explore?indicators=gdp,rd_intensity&view={view}&lang=en", scheme, width))


def test_key_of_many_names_has_the_columns_that_the_chart_has(
    held: HeldPage, report: Report
) -> None:
    """A few pixels less are a column less, and rows more, which move all that is below."""
    page = held("indicator?id=gdp&lang=zh", "light", 390)
    name = report.places["luohu"].name.zh
    before = place_of(page.chart.locator(".chart-picture text").filter(has_text=name).first)
    page.let_go()
    page.chart.dispatch_event("pointerenter")
    expect(page.chart).to_have_attribute("data-drawn", "chart")
    after = place_of(page.chart.locator(".legendtext").filter(has_text=name).first)
    assert max(abs(one - other) for one, other in zip(before, after, strict=True)) < 3


def place_of(text: Locator) -> tuple[float, float]:
    """Where a text begins, from the left and from the top."""
    box = text.bounding_box()
    assert box
    return box["x"], box["y"]


def compare(page: HeldCharts) -> None:
    before = seen(page.chart)
    page.let_go()
    settled(page.page)
    assert different(before, seen(page.chart)) < _DIFFERENT


def test_other_picture_would_be_found(held: HeldPage) -> None:
    page = held("chart?id=environment_pm25&lang=en", width=390)
    before = seen(page.chart)
    page.page.locator(".chart-picture svg").evaluate("svg => { svg.style.translate = '0 8px'; }")
    assert different(before, seen(page.chart)) > _DIFFERENT


def test_chart_answers_when_the_browser_rests_and_the_reader_is_near(
    server: Server, new_page: NewPage
) -> None:
    """Those far below stay pictures, until the reader comes to them."""
    page = new_page("en-GB", "light", 1440)
    page.goto(f"{server.url}/environment?lang=en")
    charts = page.locator(CHART)
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
    expect(page.locator(CHART)).to_have_attribute("data-drawn", "chart")
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
    expect(page.locator(CHART)).to_have_attribute("data-drawn", "picture")
    assert len(asked) == 2
    page.close()


def test_chart_on_a_very_wide_screen_has_a_picture(server: Server, new_page: NewPage) -> None:
    page = new_page("en-GB", "light", 3840)
    page.route(LIBRARY, lambda _: None)
    page.goto(f"{server.url}/chart?id=en_co2&lang=en&embed=true")
    chart = page.locator(CHART)
    expect(chart).to_have_attribute("data-drawn", "picture")
    assert seen_width(chart.locator("svg")) == seen_width(chart)
    page.close()


def test_picture_reaches_as_far_as_its_place(held: HeldPage) -> None:
    """Also where that is a pixel wider than what pictures are drawn in."""
    page = held("chart?id=en_co2&lang=en", width=391)
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

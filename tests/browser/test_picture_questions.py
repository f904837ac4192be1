"""What is asked of a chart while it is a picture, and answered when the chart is there."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.held_charts import HeldCharts, HeldPage, middle
from tests.browser.seen import address
from tests.long import beyond
from tests.server import Server


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


@pytest.mark.parametrize("mark", beyond(1, [".chart-picture rect", ".chart-picture circle"]))
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


def told_of_a_click(page: HeldCharts, scrolled: int) -> str:
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


def test_reader_goes_on_from_the_figure_whose_source_was_read(server: Server, visit: Visit) -> None:
    page = visit(address(server, "chart", "en") + "&id=en_co2")
    chart = page.get_by_test_id("stPlotlyChart").first
    content = page.locator(_SOURCE)
    chart.focus()
    told = []
    for keys in (("ArrowRight", "ArrowRight", "Enter"), ("Enter",)):
        for key in keys:
            page.keyboard.press(key)
        expect(content).to_be_visible()
        told.append(content.inner_text())
        page.keyboard.press("Escape")
        expect(content).to_have_count(0)
        expect(chart).to_be_focused()
    assert told[0] == told[1]

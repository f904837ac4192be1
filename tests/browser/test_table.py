"""Tables: read, sorted and turned by the keyboard, with the source of each row one key away."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.parts.table.element import PAGE
from report.model import Observation, Report
from report.text import indicator_tables
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.server import Server

_WIDEST = """() => [document.querySelector('[data-testid=stMain]').scrollWidth, innerWidth]"""


def rows(table: Locator) -> Locator:
    return table.locator("tbody tr")


def column(table: Locator, number: int) -> list[str]:
    """The texts of a column of the page that is shown, from 0."""
    return table.locator(f"tbody tr > :nth-child({number + 1})").all_inner_texts()


def _when(row: Observation) -> tuple[dt.date, int]:
    return row.period.order


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.ariaLabel ?? ''"))


def test_tab_goes_through_a_table_and_opens_nothing(
    server: Server, visit: Visit, report: Report
) -> None:
    """Past every head and every row; Enter on a row's button opens its source and comes back."""
    fmt = Formatter(report, "en")
    page = visit(f"{server.url}/indicator?id=pm25_annual_mean&lang=en")
    table = page.locator(".st-key-values_pm25_annual_mean table")
    sheet = indicator_tables.values(report.indicators["pm25_annual_mean"], fmt)
    heads = table.locator("thead button")
    expect(heads).to_have_count(len(sheet.columns))
    heads.first.focus()
    stops = []
    for _ in range(len(sheet.columns) + 3):
        page.keyboard.press("Tab")
        stops.append(focused(page))
    expect(page.get_by_role("dialog")).to_have_count(0)
    names = [", ".join(cell.text for cell in row[:3]) for row in sheet.rows]
    labels = [fmt.word("table.source_of", name=name) for name in names]
    assert stops[len(sheet.columns) - 1 :] == labels[:4]
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    figure = sheet.figures[3][""]
    expect(dialog).to_contain_text(fmt.observation(figure))
    expect(dialog).to_contain_text(fmt.publisher(report.sources[figure.source]))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(rows(table).nth(3).get_by_role("button")).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page) == labels[4]


def test_heads_sort_by_what_the_cells_mean(server: Server, visit: Visit, report: Report) -> None:
    """Upwards, downwards, and as listed again, by the keyboard; each time told by the head."""
    fmt = Formatter(report, "zh")
    sheet = indicator_tables.values(report.indicators["nev_stock"], fmt)
    page = visit(f"{server.url}/indicator?id=nev_stock&lang=zh")
    table = page.locator(".st-key-values_nev_stock table")
    listed = [cell.text for cell in sheet.columns[fmt.word("indicator.column.period")]]
    figures = [row[""] for row in sheet.figures]
    upwards, downwards = (
        [fmt.period(row.period) for row in sorted(figures, key=_when, reverse=is_reversed)]
        for is_reversed in (False, True)
    )
    head = table.locator("thead th").nth(1)
    head.get_by_role("button").focus()
    for direction, expected in (("ascending", upwards), ("descending", downwards), (None, listed)):
        page.keyboard.press("Enter")
        if direction:
            expect(head).to_have_attribute("aria-sort", direction)
        else:
            expect(table.locator("[aria-sort]")).to_have_count(0)
        shown = column(table, 1)
        assert shown == expected[: len(shown)]
        expect(head.get_by_role("button")).to_be_focused()
    table.locator("thead th").nth(2).get_by_role("button").click()
    least = sorted(figures, key=lambda row: row.value)
    assert column(table, 2) == [fmt.observation(row) for row in least][: rows(table).count()]


def test_pages_of_rows(server: Server, visit: Visit, report: Report) -> None:
    """The 26th row begins the second page; readers of the screen are told all rows of a page."""
    fmt = Formatter(report, "en")
    page = visit(f"{server.url}/sources?lang=en")
    here = page.locator(".st-key-sources")
    table = here.get_by_role("table", name=fmt.word("section.all_sources"))
    count = fmt.plain(len(report.sources))
    expect(rows(table)).to_have_count(PAGE)
    expect(here.get_by_role("row")).to_have_count(PAGE + 1)
    expect(here.get_by_role("rowheader")).to_have_count(PAGE)
    status = here.get_by_role("status")
    expect(status).to_have_text(fmt.word("table.page", first=1, last=PAGE, count=count))
    first = column(table, 0)
    on = here.get_by_role("button", name=fmt.word("table.next"))
    on.press("Enter")
    expect(status).to_have_text(fmt.word("table.page", first=26, last=50, count=count))
    expect(on).to_be_focused()
    second = column(table, 0)
    assert len(second) == PAGE
    assert set(first) != set(second)
    # On paper stand all rows, and afterwards the page that was read.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows(table)).to_have_count(len(report.sources))
    assert column(table, 0)[:50] == [*first, *second]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert column(table, 0) == second


def test_rows_are_cards_on_a_telephone(server: Server, visit: Visit, report: Report) -> None:
    """Nothing sticks out or is cut; each line says what it is of; the order is a list."""
    fmt = Formatter(report, "zh")
    page = visit(f"{server.url}/indicator?id=nev_stock&lang=zh", width=390)
    here = page.locator(".st-key-values_nev_stock")
    wide, seen = page.evaluate(_WIDEST)
    assert wide <= seen
    expect(here.locator("thead")).to_be_hidden()
    cut = here.locator("tbody :is(th, td)").evaluate_all(
        "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"
    )
    assert cut == 0
    figures = [
        row[""] for row in indicator_tables.values(report.indicators["nev_stock"], fmt).figures
    ]
    order = fmt.word("table.descending", name=fmt.word("indicator.column.figure"))
    here.get_by_label(fmt.word("table.sort")).select_option(label=order)
    largest = max(figures, key=lambda row: row.value)
    assert column(here.locator("table"), 2)[0] == fmt.observation(largest)
    button = rows(here).first.get_by_role("button")
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    button.click()
    expect(page.get_by_role("dialog")).to_contain_text(fmt.observation(largest))


def test_click_on_a_figure_opens_the_source_of_this_one(
    server: Server, visit: Visit, report: Report
) -> None:
    """In a table of several places each figure by itself, the button for all of its row."""
    fmt = Formatter(report, "en")
    page = visit(f"{server.url}/explore?indicators=gdp&places=shenzhen,beijing&view=table&lang=en")
    table = page.locator(".st-key-explore_table table")
    table.locator("tbody tr").first.locator("td.has-source").last.click()
    dialog = page.get_by_role("dialog")
    last = report.series("gdp", "beijing")[-1]
    expect(dialog).to_contain_text(fmt.observation(last))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    settled(page)


@pytest.mark.long
def test_short_names_of_rows_stay_on_one_line(server: Server, visit: Visit) -> None:
    """Where columns beside them have long texts, in a place of a middle width."""
    page = visit(f"{server.url}/explore?view=table&indicators=rd_intensity,gdp&lang=zh")
    page.set_viewport_size({"width": 700, "height": 900})
    names = page.locator(".st-key-explore_sheet tbody th")
    expect(names.first).to_be_visible()
    lines = """names => names.map(name => {
        const range = document.createRange();
        range.selectNodeContents(name);
        return range.getClientRects().length;
    })"""
    assert names.evaluate_all(lines) == [1] * PAGE

"""A page on paper: its content and its address without any control, dark on white."""

from __future__ import annotations

import io

import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Page

from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.seen import address
from tests.long import beyond
from tests.server import Server

# A4 in points, as the browser rounds it.
_A4 = (596, 843)
# Pictures that are wider than the sheet, or cut off by what they stand in.
_WIDE = """() => [...document.querySelectorAll('.js-plotly-plot .main-svg')].filter(one => {
    const {right, width} = one.getBoundingClientRect();
    return right > innerWidth
        || width > one.closest('[data-testid=stPlotlyChart]').clientWidth + 1;
}).length"""
_SHEET = 703
# Writes a mark into the beginning and the end of each of these, once a table has all its rows for
# the paper.
_MARKED = """whole => addEventListener('beforeprint', () => {
    const mark = text => {
        const span = document.createElement('span');
        span.textContent = text;
        span.style.cssText = 'position: absolute; font: 9px sans-serif; line-height: 9px';
        return span;
    };
    const seen = [...document.querySelectorAll(whole)].filter(one => one.checkVisibility());
    seen.forEach((one, number) => {
        const cells = [...one.children].filter(cell => cell.matches('td, th'));
        const long = cells.toSorted((a, b) => b.textContent.length - a.textContent.length)[0];
        const [first, last] = [mark(`[a${number}]`), mark(`[e${number}]`)];
        first.style.insetBlockStart = last.style.insetBlockEnd = 0;
        for (const [part, end] of [[cells[0] ?? one, first], [long ?? one, last]]) {
            part.style.position = 'relative';
            part.append(end);
        }
    });
    window.marked = seen.length;
})"""


# A line that is nearer below another than this part of its letters stands on it.
_APART = 0.7


def printed(page: Page) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))


def test_paper_has_the_content_and_the_address_and_no_control(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "en")
    page = visit(address(server, "transport", "en"))
    sheets = printed(page).pages
    assert {tuple(map(round, sheet.mediabox[2:])) for sheet in sheets} == {_A4}
    lines = [line.strip() for sheet in sheets for line in sheet.extract_text().splitlines()]
    words = " ".join(lines)
    for said in (
        fmt.say(report.area("transport").name),
        fmt.word("source.line", sources="").strip(),
        fmt.word("section.in_words"),
        page.url,
    ):
        assert said in words
    controls = ("download.open", "share.label", "searchbox.label", "nav.areas", "keys.short")
    assert not {fmt.word(control) for control in controls} & {*lines}
    # What was done for the sheet is undone.
    assert page.locator(".paper-address").count() == 0
    assert page.locator(".main-svg[viewBox]").count() == 0


def test_dark_page_is_printed_dark_on_white_with_charts_as_wide_as_the_sheet(
    server: Server, visit: Visit
) -> None:
    page = visit(address(server, "transport", "zh"), scheme="dark")
    settled(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": _SHEET, "height": 1_000})
    page.wait_for_timeout(300)
    assert page.evaluate(_WIDE) == 0
    shot = Image.open(io.BytesIO(page.screenshot())).convert("L")
    shades = shot.histogram()
    assert sum(shades[235:]) > 0.7 * sum(shades)
    assert sum(shades[:90]) > 0
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html[data-paper]").count() == 0


@pytest.mark.parametrize(
    ("name", "whole"),
    beyond(
        1,
        [
            ("transport", "[data-testid=stPlotlyChart], .bullet"),
            ("indicator?id=pm25_annual_mean", "[data-testid=stPlotlyChart], .data-table tbody tr"),
            ("sources", ".data-table tbody tr"),
        ],
    ),
)
def test_no_chart_and_no_row_is_cut_by_the_end_of_a_sheet(
    name: str, whole: str, server: Server, visit: Visit
) -> None:
    """Each has a mark at its beginning and one at its end, and both are on one sheet."""
    page = visit(f"{server.url}/{name}{'&' if '?' in name else '?'}lang=en")
    settled(page)
    page.evaluate(_MARKED, whole)
    sheets = ["".join(sheet.extract_text().split()) for sheet in printed(page).pages]
    assert len(sheets) > 1
    where: list[list[list[int]]] = [
        [[n for n, text in enumerate(sheets) if f"[{end}{one}]" in text] for end in "ae"]
        for one in range(page.evaluate("() => marked"))
    ]
    assert len(where) > 10
    assert all(first for first, _ in where)
    assert [(one, ends) for one, ends in enumerate(where) if ends[0] != ends[1]] == []


@pytest.mark.parametrize("name", beyond(1, ["", "transport", "indicator?id=pm25_annual_mean"]))
def test_nothing_is_printed_on_anything_and_heads_are_on_every_sheet(
    name: str, server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "en")
    page = visit(f"{server.url}/{name}{'&' if '?' in name else '?'}lang=en")
    settled(page)
    sheets = printed(page).pages
    assert [met for sheet in sheets for met in lines_met(sheet)] == []
    if name.startswith("indicator"):
        words = [" ".join(sheet.extract_text().split()) for sheet in sheets]
        rows = [text for text in words if text.count(fmt.word("status.A")) > 2]
        assert len(rows) > 3
        assert all(fmt.word("table.publisher") in text for text in rows)


def lines_met(sheet: pypdf.PageObject) -> list[tuple[str, str]]:
    """Each two lines of a sheet that begin at one edge, nearly at one height."""
    lines: list[tuple[float, float, float, str]] = []

    def met(text: str, at: list[float], of: list[float], _: object, size: float) -> None:
        if text.strip() and size:
            x = at[0] * of[4] + at[2] * of[5] + at[4]
            y = at[1] * of[4] + at[3] * of[5] + at[5]
            lines.append((x, y, size * abs(at[3] * of[3]), text.strip()))

    sheet.extract_text(visitor_text=met)
    return [
        (one, other)
        for x, y, _, one in lines
        for a, b, size, other in lines
        if abs(x - a) < 2 and 1 < y - b < _APART * size
    ]

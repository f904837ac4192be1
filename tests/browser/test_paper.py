"""A page on paper: its content and its address without any control, dark on white."""

from __future__ import annotations

import io

import pypdf
from PIL import Image
from playwright.sync_api import Page

from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.seen import address
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

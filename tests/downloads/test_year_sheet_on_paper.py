"""The first sheet of a workbook as it is printed: set up for paper, on a few pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from report.downloads import selection as selections
from report.downloads.workbook import in_xlsx
from report.model import LANGUAGES, Language, Text
from report.text.formatter import Formatter
from tests.build import shipped
from tests.downloads.samples import Sample
from tests.downloads.year_sheets import header, of_sample, whole

_POINTS = 72
# In inches.
_A3_HEIGHT, _A3_WIDTH, _A4_HEIGHT, _A4_WIDTH = 11.69, 16.54, 8.27, 11.69


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_is_set_up_for_paper(language: Language) -> None:
    sheet = whole(language)
    line = header(sheet)
    assert sheet.freeze_panes == f"B{line + 1}"
    assert sheet.print_title_rows == f"${line}:${line}"
    assert sheet.print_area.endswith(f"${sheet.max_row}")
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(None, 0), (1, 0)}
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in sheet.oddFooter.right.text
    assert "&N" in sheet.oddFooter.right.text
    assert sheet.auto_filter.ref is None


def test_names_with_an_ampersand_are_no_codes_of_the_footer() -> None:
    report = shipped()
    title = Text("2020 R&D &A", "2020 R&D &A")
    chosen = replace(selections.of_indicator("nev_stock", report), title=title)
    content = in_xlsx(chosen, Formatter(report, "en"))
    footer = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].oddFooter.left
    assert "2020 R&&D &&A" in footer.text
    assert footer.size == 8


def pages(sheet: Any) -> int:
    """The pages that a sheet is printed on, from its widths, its heights and its paper.

    A column of width w takes 7 w + 5 pixels of 1/96 inch; the header is printed on each page.
    """
    paper = {8: (_A3_WIDTH, _A3_HEIGHT), 9: (_A4_WIDTH, _A4_HEIGHT)}
    width, height = paper[sheet.page_setup.paperSize]
    margins = sheet.page_margins
    room = (width - margins.left - margins.right) * _POINTS
    scale = min(1.0, room / sum(_widths(sheet)))
    page = (height - margins.top - margins.bottom) * _POINTS / scale
    heights = {n: _row_height(sheet, n) for n in range(1, sheet.max_row + 1)}
    count, left = 1, page
    for line, height in heights.items():
        if sheet.row_dimensions[line].hidden:
            continue
        if height > left:
            count, left = count + 1, page - heights[header(sheet)]
        left -= height
    return count


def _row_height(sheet: Any, line: int) -> float:
    return float(sheet.row_dimensions[line].height or 15)


def _widths(sheet: Any) -> Iterator[float]:
    """In points, of the columns that are not folded away; openpyxl joins those that are alike."""
    for column in sheet.column_dimensions.values():
        if not column.hidden:
            yield (column.max - column.min + 1) * (7 * (column.width - 0.71) + 5) * 0.75


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_report_prints_on_fewer_than_twelve_pages(language: Language) -> None:
    assert 5 < pages(whole(language)) < 12


@pytest.mark.parametrize("what", ["area", "indicator", "map", "chart"])
def test_smaller_selections_print_on_a_few_pages(what: str) -> None:
    sample = Sample(what, "latest", "zh")
    assert pages(of_sample(sample)) <= 3

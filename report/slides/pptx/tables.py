"""Native tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from report.charts.palette import LIGHT
from report.model import Language
from report.slides.model import SlideTable
from report.slides.pptx import text as letters
from report.slides.pptx.layouts import SlidePlaceholder
from report.slides.pptx.text import Run

# In inches: the edges of a cell.
_SIDE, _TOP = 0.08, 0.05
_INCH = 72


def put(holder: Any, grid: SlideTable, box: SlidePlaceholder, language: Language) -> Any:
    """Put a table into a placeholder, its letters as large as its rows fit."""
    size, heights = _fitted(grid, box)
    frame = holder.insert_table(rows=len(heights), cols=len(grid.heads))
    table, counted = frame.table, _counted(grid)
    for column, width in zip(table.columns, _widths(grid, box), strict=True):
        column.width = Inches(width)
    for number, cells in enumerate((grid.heads, *grid.rows)):
        table.rows[number].height = Pt(heights[number])
        for n, (cell, text) in enumerate(zip(table.rows[number].cells, cells, strict=True)):
            _write(cell, Run(text, bold=number == 0, colour=LIGHT.text), size, language)
            _paint(cell, head=number == 0)
            if n in counted:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    frame.height = Pt(sum(heights))
    return frame


def _counted(grid: SlideTable) -> set[int]:
    """The columns that hold nothing but counts."""
    columns = enumerate(zip(*grid.rows, strict=True))
    return {n for n, cells in columns if all(c.replace(",", "").isdecimal() for c in cells if c)}


def _widths(grid: SlideTable, box: SlidePlaceholder) -> list[float]:
    return [box.w * share / sum(grid.widths) for share in grid.widths]


def _fitted(grid: SlideTable, box: SlidePlaceholder) -> tuple[float, list[float]]:
    """The largest size at which all rows fit, and the height of each in points."""
    for size in box.sizes:
        heights = [_height(cells, grid, box, size) for cells in (grid.heads, *grid.rows)]
        if sum(heights) <= box.h * _INCH:
            break
    return size, heights


def _height(cells: Sequence[str], grid: SlideTable, box: SlidePlaceholder, size: float) -> float:
    needed = (
        letters.height([Run(text)], size, width - 2 * _SIDE)
        for text, width in zip(cells, _widths(grid, box), strict=True)
    )
    return max(needed) + 2 * _TOP * _INCH


def _write(cell: Any, run: Run, size: float, language: Language) -> None:
    letters.put(cell.text_frame.paragraphs[0], run, size, language)
    cell.margin_left = cell.margin_right = Inches(_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(_TOP)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE


def _paint(cell: Any, *, head: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string((LIGHT.rule if head else LIGHT.background)[1:])

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
from report.slides.pptx.layouts import SlidePlaceholder
from report.slides.pptx.text_fit import POINTS_PER_INCH, Paragraph, height, write

# In inches: the edges of a cell.
_SIDE, _TOP = 0.08, 0.05


def insert_table(
    shape: Any, table: SlideTable, placeholder: SlidePlaceholder, language: Language
) -> Any:
    """Put a table into a placeholder's shape, its letters as large as its rows fit."""
    size, heights = fit_rows(table, placeholder)
    frame = shape.insert_table(rows=len(heights), cols=len(table.heads))
    for column, width in zip(frame.table.columns, _widths(table, placeholder), strict=True):
        column.width = Inches(width)
    counts = _count_columns(table)
    for number, (row, texts) in enumerate(
        zip(frame.table.rows, (table.heads, *table.rows), strict=True)
    ):
        row.height = Pt(heights[number])
        for n, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = Paragraph(text, bold=number == 0, colour=LIGHT.text)
            _write(cell, paragraph, size, language)
            _paint(cell, is_head=number == 0)
            if n in counts:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    frame.height = Pt(sum(heights))
    return frame


def _count_columns(table: SlideTable) -> set[int]:
    """The columns that hold nothing but counts."""
    columns = enumerate(zip(*table.rows, strict=True))
    return {n for n, cells in columns if all(c.replace(",", "").isdecimal() for c in cells if c)}


def _widths(table: SlideTable, placeholder: SlidePlaceholder) -> list[float]:
    return [placeholder.w * share / sum(table.widths) for share in table.widths]


def fit_rows(table: SlideTable, placeholder: SlidePlaceholder) -> tuple[float, list[float]]:
    """The largest size at which all rows fit, else the smallest; the height of each in points."""
    for size in placeholder.sizes:
        rows = (table.heads, *table.rows)
        heights = [_height(texts, table, placeholder, size) for texts in rows]
        if sum(heights) <= placeholder.h * POINTS_PER_INCH:
            break
    return size, heights


def _height(
    texts: Sequence[str], table: SlideTable, placeholder: SlidePlaceholder, size: float
) -> float:
    needed = (
        height([Paragraph(text)], size, width - 2 * _SIDE)
        for text, width in zip(texts, _widths(table, placeholder), strict=True)
    )
    return max(needed) + 2 * _TOP * POINTS_PER_INCH


def _write(cell: Any, paragraph: Paragraph, size: float, language: Language) -> None:
    write(cell.text_frame.paragraphs[0], paragraph, size, language)
    cell.margin_left = cell.margin_right = Inches(_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(_TOP)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE


def _paint(cell: Any, *, is_head: bool) -> None:
    cell.fill.solid()
    colour = LIGHT.rule if is_head else LIGHT.background
    cell.fill.fore_color.rgb = RGBColor.from_string(colour[1:])

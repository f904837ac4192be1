"""Native tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from report.charts.palette import LIGHT
from report.model import Language
from report.slides.model import SlideTable
from report.slides.pptx.layouts import SlidePlaceholder
from report.slides.pptx.text_fit import LINE, POINTS_PER_INCH, Paragraph, height, write

# In inches: the edges of a cell.
_SIDE, _TOP = 0.08, 0.05
# A row grows with its text whatever height it is given, so that a table too high would stand over
# the foot. In fonts of Chinese a line is half as high again as its letters, and some programs
# leave room between them and digits: of a line so much is counted on, of its height so much more.
_COUNTED_ON: Mapping[Language, float] = MappingProxyType({"zh": 0.9, "en": 1.0})
_TALLER: Mapping[Language, float] = MappingProxyType({"zh": 1.5 / LINE, "en": 1.0})


@dataclass(frozen=True, slots=True)
class _RowStyle:
    size: float
    language: Language
    bold: bool


def insert_table(
    shape: Any, table: SlideTable, placeholder: SlidePlaceholder, language: Language
) -> Any:
    """Put a table into a placeholder's shape, its letters as large as its rows fit."""
    size, heights = fit_rows(table, placeholder, language)
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


def fit_rows(
    table: SlideTable, placeholder: SlidePlaceholder, language: Language
) -> tuple[float, list[float]]:
    """The largest size at which all rows fit, else the smallest; the height of each in points."""
    for size in placeholder.sizes:
        rows = (table.heads, *table.rows)
        widths = _widths(table, placeholder)
        heights = [
            _height(texts, widths, _RowStyle(size, language, bold=number == 0))
            for number, texts in enumerate(rows)
        ]
        if sum(heights) <= placeholder.h * POINTS_PER_INCH:
            break
    return size, heights


def _height(texts: Sequence[str], widths: Sequence[float], style: _RowStyle) -> float:
    """Of a row in points: that of its highest cell."""
    needed = (
        height([Paragraph(text, bold=style.bold)], style.size, room)
        for text, width in zip(texts, widths, strict=True)
        if (room := (width - 2 * _SIDE) * _COUNTED_ON[style.language])
    )
    return max(needed) * _TALLER[style.language] + 2 * _TOP * POINTS_PER_INCH


def _write(cell: Any, paragraph: Paragraph, size: float, language: Language) -> None:
    write(cell.text_frame.paragraphs[0], paragraph, size, language)
    cell.margin_left = cell.margin_right = Inches(_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(_TOP)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE


def _paint(cell: Any, *, is_head: bool) -> None:
    cell.fill.solid()
    colour = LIGHT.rule if is_head else LIGHT.background
    cell.fill.fore_color.rgb = RGBColor.from_string(colour[1:])

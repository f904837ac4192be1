"""How high a table is on a page: its columns share the width by what stands in them, as a browser
lays them out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from report.charts.page_texts import lines_on_page, width_on_page
from report.text.sheet import Sheet
from report.text.wrapping import is_chinese, phrases

# In pixels, as the style sheet sets tables: letters, a line, what lies beside and around a text.
_LETTERS, _LINE, _BESIDE, _AROUND = 14, 20.3, 20, 13
# The least height of a row with a button, and the width of its column.
_BUTTON_ROW, _BUTTON = 35, 32
# What shows the order of a head, and the line below the heads.
_ARROW, _RULE = "\u00a0↕", 1
# Where there are more rows, a line below turns the pages of as many.
_PAGE, _TURNER = 25, 44
# Up to this width, in letters, a row's name stays on one line.
_SHORT = 18
# Between Chinese characters a line may end anywhere, else between words.
_PIECE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+")


def table_height(sheet: Sheet, room: int) -> float:
    """The height in pixels of the first page of a sheet on a page of the report."""
    rows = [[cell.text for cell in row] for row in sheet.rows]
    heads = [f"{title}{_ARROW}" for title in sheet.columns]
    texts = list(zip(heads, *rows, strict=True))
    bounds = [_bounds(column, _is_whole(n, column, sheet)) for n, column in enumerate(texts)]
    widths = _shared(bounds, room - _BUTTON)
    least = _BUTTON_ROW if any(sheet.figures) else 0
    body = sum(max(least, _AROUND + _row(row, widths)) for row in rows[:_PAGE])
    head = _AROUND + _RULE + _row(heads, widths, bold=True)
    return head + body + (_TURNER if len(rows) > _PAGE else 0)


def _is_whole(number: int, column: Sequence[str], sheet: Sheet) -> bool:
    """Whether the texts of a column stay on one line: figures, and short names of rows."""
    head, *cells = column
    is_short = not number and all(width_on_page(text, 1) <= _SHORT / 2 for text in cells)
    return is_short or head.removesuffix(_ARROW) in sheet.figure_columns


def _bounds(column: Sequence[str], whole: bool) -> tuple[float, float]:
    """The least and the full width of the texts of a column."""
    head, *cells = column
    full = max(width_on_page(text, _LETTERS) for text in (*cells, ""))
    pieces = cells if whole else [piece for text in cells for piece in _PIECE.findall(text)]
    least = max(width_on_page(piece, _LETTERS) for piece in (*pieces, ""))
    phrase = max(width_on_page(part.strip(), _LETTERS, bold=True) for part in phrases(head))
    named = width_on_page(head, _LETTERS, bold=True)
    return max(least, phrase) + _BESIDE, max(full, named) + _BESIDE


def _shared(bounds: Sequence[tuple[float, float]], room: float) -> list[float]:
    """The widths for texts where columns share a room by how much more than the least they want."""
    spare = room - sum(least for least, _ in bounds)
    wanted = sum(full - least for least, full in bounds)
    part = min(1.0, max(0.0, spare / wanted)) if wanted else 0.0
    return [least + part * (full - least) - _BESIDE for least, full in bounds]


def _row(texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> float:
    """The height of its tallest text."""
    sized = zip(texts, widths, strict=True)
    return _LINE * max(_lines(text, own + 1, bold=bold) for text, own in sized)


def _lines(text: str, room: float, *, bold: bool) -> int:
    """How many lines a text takes; only in heads are Chinese phrases kept whole."""
    if is_chinese(text) and not bold:
        return math.ceil(width_on_page(text, _LETTERS) / room)
    return lines_on_page(text, _LETTERS, room, bold=bold)

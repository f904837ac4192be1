"""The element that shows a table: rows of texts, which a script builds, sorts and turns."""

from __future__ import annotations

import json
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.text.sheet import Sheet, SheetCell

# As many rows stand on the page at once; on paper all do.
PAGE = 25
_WORDS = ("source", "sort", "listed", "ascending", "descending", "previous", "next", "source_of")
# The column of what stands behind a whole row.
_ROW = -1


def show(sheet: Sheet, caption: str, ctx: PageContext, key: str, *, sorts: bool = True) -> str:
    """Show a sheet under a caption, which is heard and not seen; a heading stands above it.

    Returns the place that the reader has just asked the source of, as `asked` reads it; else "".
    """
    return show_written(written(sheet, caption, ctx, sorts=sorts), key)


def show_written(content: bytes, key: str) -> str:
    """The same of a sheet that is `written` already."""
    element = _element()(key=key, data=content, height="content", on_asked_change=_noticed)
    return str(element.asked or "")


def written(sheet: Sheet, caption: str, ctx: PageContext, *, sorts: bool = True) -> bytes:
    """What the script is told of a sheet, in JSON."""
    return json.dumps(told(sheet, caption, ctx, sorts=sorts), ensure_ascii=False).encode()


def asked(place: str, sheet: Sheet) -> tuple[int, str] | None:
    """The row and the title of the column that a place names; None for one that is not there.

    The browser names places by number, `12,3`; it may hold a table that has changed since.
    """
    titles = dict(enumerate(sheet.columns)) | {_ROW: ""}
    row, _, column = place.partition(",")
    rows = {str(number): number for number in range(len(sheet.figures))}
    columns = {str(number): title for number, title in titles.items()}
    return (rows[row], columns[column]) if row in rows and column in columns else None


def told(sheet: Sheet, caption: str, ctx: PageContext, *, sorts: bool = True) -> dict[str, object]:
    """What the script is told of a sheet: table.js names each of these where it uses it."""
    count = len(sheet.rows)
    return {
        "caption": caption,
        "columns": [
            {
                "title": title,
                "isFigures": title in sheet.figure_columns,
                "ranks": sheet.ranks(title),
            }
            for title in sheet.columns
        ],
        "rows": [[_cell(cell) for cell in row] for row in sheet.rows],
        "sources": _sources(sheet),
        "namedBy": sheet.named_by,
        "sorts": sorts and count > 1,
        "page": PAGE,
        "pages": [_page(first, count, ctx) for first in range(0, count, PAGE)],
        "words": _words(ctx),
    }


def _words(ctx: PageContext) -> dict[str, str]:
    """What the script writes itself; it puts in the names of rows and columns."""
    words = {name: ctx.word(f"table.{name}", name="{name}") for name in _WORDS}
    return words | {"joint": ctx.word("joint")}


def _cell(cell: SheetCell) -> str | list[str]:
    """A text, or a text with the address that it leads to."""
    return [cell.text, cell.link] if cell.link else cell.text


def _sources(sheet: Sheet) -> list[list[int]]:
    """For each row the numbers of the columns with a figure behind them; empty where none has."""
    numbers = {title: number for number, title in enumerate(sheet.columns)}
    found = [sorted({numbers.get(title, _ROW) for title in row}) for row in sheet.figures]
    return found if any(found) else []


def _page(first: int, count: int, ctx: PageContext) -> str:
    """Which rows of how many a page shows."""
    numbers = {"first": first + 1, "last": min(first + PAGE, count), "count": count}
    written = {name: ctx.fmt.plain(number) for name, number in numbers.items()}
    return ctx.word("table.page", **written)


def _noticed() -> None:
    """Asking for a source reruns the fragment, which reads what it was of."""


@cache
def _element() -> ComponentRenderer:
    """Without a shadow around it: the report's style sheet holds for it."""
    js = script("table")
    return st.components.v2.component("report_table", js=js, isolate_styles=False)

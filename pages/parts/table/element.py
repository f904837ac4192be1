"""The element that shows a table: rows of texts, which a script builds, sorts and turns."""

from __future__ import annotations

import json
from functools import cache, partial

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.site import asked_figures, closed_parts
from report.text.sheet import Sheet, SheetCell

# As many rows stand on the page at once; on paper all do.
PAGE = 25
_WORDS = ("source", "sort", "listed", "ascending", "descending", "previous", "next", "source_of")


def show(sheet: Sheet, caption: str, ctx: PageContext, key: str, *, sorts: bool = True) -> None:
    """Show a sheet under a caption, which is heard and not seen; a heading stands above it."""
    content = told(sheet, caption, ctx, sorts=sorts)
    if content["sources"]:
        content["parts"] = _where(sheet, content, ctx, key)
    show_written(_in_json(content), key)


def _where(sheet: Sheet, content: dict[str, object], ctx: PageContext, key: str) -> str:
    """Where it is told what the figures of a sheet are from, which is alone there."""
    behind = [[(of, row.key, row.source) for of, row in one.items()] for one in sheet.figures]
    source = partial(asked_figures.of_tables, {"": sheet}, ctx)
    return closed_parts.kept(repr((key, content, behind)), ctx, {asked_figures.PART: source})


def show_written(content: bytes, key: str) -> None:
    """The same of a sheet that is `written` already, and has no figures."""
    _element()(key=key, data=content, height="content")


def written(sheet: Sheet, caption: str, ctx: PageContext, *, sorts: bool = True) -> bytes:
    """What the script is told of a sheet, in JSON."""
    return _in_json(told(sheet, caption, ctx, sorts=sorts))


def _in_json(content: dict[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


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
    found = [
        sorted({numbers.get(title, asked_figures.WHOLE_ROW) for title in row})
        for row in sheet.figures
    ]
    return found if any(found) else []


def _page(first: int, count: int, ctx: PageContext) -> str:
    """Which rows of how many a page shows."""
    numbers = {"first": first + 1, "last": min(first + PAGE, count), "count": count}
    written = {name: ctx.fmt.plain(number) for name, number in numbers.items()}
    return ctx.word("table.page", **written)


@cache
def _element() -> ComponentRenderer:
    """Without a shadow around it: the report's style sheet holds for it."""
    js = script("table")
    return st.components.v2.component("report_table", js=js, isolate_styles=False)

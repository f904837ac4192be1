"""Where the figures are from that a reader asks for: by their keys, or by a place in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from report.charts.written import nodes_written
from report.files.addresses import HOME
from report.model import Observation
from report.screens.context import ScreenContext
from report.screens.figure_provenance import provenance
from report.text.sheet import Sheet

# The part of an address; no id has its sign.
PART = "figure-sources"
# The column of what stands behind a whole row of a table.
WHOLE_ROW = -1
# More figures than this no button, mark or row stands for; whoever asks by hand gets so many.
_MOST = 100


def of_keys(ctx: ScreenContext, asked: Mapping[str, str]) -> bytes:
    """Nodes in JSON of the figures whose keys are asked for (`keys`, with commas between them), as
    far as the report has them.
    """
    keys = list(dict.fromkeys(asked.get("keys", "").split(",")))[:_MOST]
    found = map(ctx.report.find, keys)
    return _written([row for row in found if row is not None], ctx, asked)


def of_tables(sheets: Mapping[str, Sheet], ctx: ScreenContext, asked: Mapping[str, str]) -> bytes:
    """The same of the figures at a `place` of one of these tables, which is named as a `sheet`."""
    sheet = sheets.get(asked.get("sheet", ""))
    place = place_in(sheet, asked.get("place", "")) if sheet else None
    rows = sheet.behind(*place) if sheet and place else ()
    return _written(rows, ctx, asked)


def place_in(sheet: Sheet, place: str) -> tuple[int, str] | None:
    """The row and the title of the column that a place names; None for one that is not there.

    The browser names places by number, `12,3`; it may hold a table that has changed since.
    """
    titles = dict(enumerate(sheet.columns)) | {WHOLE_ROW: ""}
    row, _, column = place.partition(",")
    rows = {str(number): number for number in range(len(sheet.figures))}
    columns = {str(number): title for number, title in titles.items()}
    return (rows[row], columns[column]) if row in rows and column in columns else None


def _written(rows: Sequence[Observation], ctx: ScreenContext, asked: Mapping[str, str]) -> bytes:
    return nodes_written(provenance(rows, asked.get(HOME, ""), ctx))

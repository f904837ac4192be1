"""Tables as text: CSV and JSON, every number in the digits that it was published with."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from report.columns.cells import Cell
from report.downloads import tables
from report.downloads.metadata import Json, about
from report.downloads.selection import Selection
from report.downloads.tables import Table
from report.model import Report, Text
from report.text.formatter import Formatter

# A spreadsheet takes a cell for a formula that begins so, a blank before it or not; full-width
# signs are taken for their likes in East Asian settings (OWASP, CSV injection).
_FORMULA = tuple("=+-@＝＋－＠")
_STRIPPED = ("\t", "\r", "\n")
_UNSEEN = "\ufeff\u200b\u2060\0"


def in_csv(selection: Selection, fmt: Formatter) -> bytes:
    """The selection's main table as CSV."""
    return table_in_csv(tables.main(selection), fmt.report)


def table_in_csv(table: Table, report: Report) -> bytes:
    """UTF-8 with a byte order mark, without which Excel garbles Chinese.

    Lines end in CR LF: RFC 4180 has it so, it is what Frictionless takes for granted, and Excel
    on Windows writes it too.
    """
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(column.name for column in table.columns)
    lines.writerows([_cell(cell) for cell in row] for row in table.cells(report))
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    return str(cell).lower() if isinstance(cell, bool) else f"{cell:f}"


def harmless(text: str) -> str:
    """A text that no spreadsheet calculates: with a single quote before what begins a formula.

    The practice of OWASP. The data check lets no such text into the report, so that in sound
    data this changes nothing; numbers never come here, so that a minus sign stays one.
    """
    seen = text.lstrip(_UNSEEN)
    hidden = seen.startswith(_STRIPPED) or seen.strip().lstrip(_UNSEEN).startswith(_FORMULA)
    return f"'{text}" if hidden else text


def in_json(selection: Selection, fmt: Formatter) -> bytes:
    """What the selection is, then the rows of all its tables, as an object each."""
    report = fmt.report
    every = (*tables.content(selection), *tables.reference(selection, report))
    content: dict[str, Json] = {"metadata": about(selection, report)}
    content |= {table.name: list(_records(table, report)) for table in every}
    return document(content)


def document(content: Json) -> bytes:
    """A value as JSON, a line for each member of the outermost two levels."""
    return ("".join(_lines(content)) + "\n").encode()


def _records(table: Table, report: Report) -> Iterator[Json]:
    names = [column.name for column in table.columns]
    for cells in table.cells(report):
        yield {name: _value(cell) for name, cell in zip(names, cells, strict=True)}


def _value(cell: Cell) -> Json:
    return None if cell == "" else cell


def _lines(value: Json, depth: int = 0) -> Iterator[str]:
    if depth == 2 or not isinstance(value, Mapping | list) or not value:
        yield written(value)
        return
    margin = "\n" + "  " * (depth + 1)
    between, closing = "{}" if isinstance(value, Mapping) else "[]"
    for name, inner in _members(value):
        yield between + margin + name
        yield from _lines(inner, depth + 1)
        between = ","
    yield "\n" + "  " * depth + closing


def _members(value: Mapping[str, Json] | list[Json]) -> list[tuple[str, Json]]:
    """What stands inside, each with what is written before it."""
    if isinstance(value, list):
        return [("", inner) for inner in value]
    return [(f"{written(name)}: ", inner) for name, inner in value.items()]


def written(value: Json) -> str:
    """A value as JSON; numbers in their own digits, which a float would not keep."""
    match value:
        case Text():
            return written({"en": value.en, "zh": value.zh})
        case Mapping():
            members = (f"{written(name)}: {written(inner)}" for name, inner in value.items())
            return "{" + ", ".join(members) + "}"
        case list():
            return "[" + ", ".join(written(inner) for inner in value) + "]"
        case Decimal():
            return f"{value:f}"
        case _:
            return json.dumps(value, ensure_ascii=False)

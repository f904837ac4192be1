"""A selection as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from report.columns.cells import Cell
from report.columns.column import Value
from report.downloads import tables
from report.downloads.json_writer import write_document
from report.downloads.metadata import about
from report.downloads.selection import Selection
from report.downloads.tables import Table
from report.model import Report
from report.text.formatter import Formatter


def in_json(selection: Selection, fmt: Formatter) -> bytes:
    """What the selection is, then the rows of all its tables, as an object each."""
    report = fmt.report
    content: dict[str, Value] = {"metadata": about(selection, report)}
    for table in tables.every(selection, report):
        content[table.name] = list(_records(table, report))
    return write_document(content)


def _records(table: Table, report: Report) -> Iterator[dict[str, Value]]:
    names = [column.name for column in table.columns]
    for cells in table.cells(report):
        yield {name: _value(cell) for name, cell in zip(names, cells, strict=True)}


def _value(cell: Cell) -> Value:
    return None if cell == "" else cell

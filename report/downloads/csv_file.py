"""A selection as CSV."""

from __future__ import annotations

from report.downloads import tables
from report.downloads.csv_writer import write_csv
from report.downloads.selection import Selection
from report.downloads.tables import Table
from report.model import Report
from report.text.formatter import Formatter


def in_csv(selection: Selection, fmt: Formatter) -> bytes:
    """The selection's main table as CSV."""
    return table_in_csv(tables.main(selection), fmt.report)


def table_in_csv(table: Table, report: Report) -> bytes:
    """A table for spreadsheets."""
    names = (column.name for column in table.columns)
    return write_csv(names, table.cells(report), byte_order_mark=True)

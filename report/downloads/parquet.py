"""A selection's main table as Parquet."""

from __future__ import annotations

from report.downloads import tables
from report.downloads.json_writer import write_json
from report.downloads.metadata import about
from report.downloads.parquet_writer import write_parquet
from report.downloads.selection import Selection
from report.text.formatter import Formatter


def in_parquet(selection: Selection, fmt: Formatter) -> bytes:
    """Texts in dictionaries; what the table is stands under `report`, as JSON in both languages."""
    report = fmt.report
    table = tables.main(selection)
    metadata = {"report": write_json(about(selection, report))}
    return write_parquet(table.columns, table.rows, report, metadata, as_dictionary=True)

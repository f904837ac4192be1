"""A selection's main table as Parquet."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from report.columns.cells import Cell, TableColumn
from report.downloads import tables
from report.downloads.metadata import about
from report.downloads.selection import Selection
from report.downloads.text import written
from report.text.formatter import Formatter


def in_parquet(selection: Selection, fmt: Formatter) -> bytes:
    """Numbers as doubles, texts in dictionaries, no value as null; what it is in the schema.

    The metadata stand under `report`, as JSON in both languages.
    """
    report = fmt.report
    table = tables.main(selection)
    columns = {
        column.name: _array(column, table.values(column, report)) for column in table.columns
    }
    described = pa.table(columns).replace_schema_metadata(
        {"report": written(about(selection, report))}
    )
    sink = io.BytesIO()
    pq.write_table(described, sink)
    return sink.getvalue()


def _array(column: TableColumn, values: list[Cell | None]) -> pa.Array:
    if column.kind == "boolean":
        return pa.array(values, pa.bool_())
    if column.kind == "number":
        return pa.array([None if v is None else float(v) for v in values], pa.float64())
    return pa.array(values, pa.string()).dictionary_encode()

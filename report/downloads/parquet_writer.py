"""Tables as Parquet."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from report.columns.cells import TableColumn
from report.columns.column import ValueKind
from report.model import Report

# All others are strings.
_TYPES: Mapping[ValueKind, pa.DataType] = MappingProxyType(
    {
        "number": pa.float64(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "ids": pa.list_(pa.string()),
    }
)


def write_parquet(
    columns: Sequence[TableColumn],
    rows: Sequence[Any],
    report: Report,
    metadata: Mapping[str, str],
    *,
    as_dictionary: bool,
) -> bytes:
    """Typed columns: numbers as doubles, no value as null; `metadata` stand in the schema.

    `as_dictionary` says whether a reader gets strings as a dictionary, each once.
    """
    arrays = {column.name: _array(column, rows, report) for column in columns}
    if as_dictionary:
        arrays = {name: _encoded(array) for name, array in arrays.items()}
    sink = io.BytesIO()
    pq.write_table(pa.table(arrays).replace_schema_metadata(dict(metadata)), sink)
    return sink.getvalue()


def _array(column: TableColumn, rows: Sequence[Any], report: Report) -> pa.Array:
    kind = column.declared.kind
    values: list[Any]
    if kind == "ids":
        values = [column.declared.read(row, report) for row in rows]
    else:
        cells = (column.cell(row, report) for row in rows)
        values = [None if cell == "" else cell for cell in cells]
    if kind == "number":
        values = [None if value is None else float(value) for value in values]
    return pa.array(values, _TYPES.get(kind, pa.string()))


def _encoded(array: pa.Array) -> pa.Array:
    return array.dictionary_encode() if pa.types.is_string(array.type) else array

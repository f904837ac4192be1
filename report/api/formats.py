"""Rows as CSV, Parquet and SDMX-CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from report.api.values import cells, digits
from report.columns.column import Column, ValueKind
from report.columns.record import Record
from report.downloads.text import harmless
from report.model import LANGUAGES, Observation, Period, Report, Text, Unit

# Every row says which state of the report it is from, wherever it goes.
STAMP = ("edition", "content_mark")

_TYPES: Mapping[ValueKind, pa.DataType] = MappingProxyType(
    {
        "number": pa.float64(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "ids": pa.list_(pa.string()),
    }
)
# What no spreadsheet takes for a formula.
_NUMBERS = frozenset({"number", "integer", "boolean"})


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of one kind, as they are written: of which report, and the mark of what that says."""

    record: Record
    rows: Sequence[Any]
    report: Report
    mark: str

    @property
    def stamp(self) -> tuple[str, str]:
        return self.report.edition, self.mark


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A way to write rows as a file."""

    name: str
    media_type: str
    ending: str
    write: Callable[[TableRows], bytes]


def _csv(content: TableRows) -> bytes:
    """UTF-8 without a mark at its beginning, lines ending as RFC 4180 has it; `.` for points."""
    record, report = content.record, content.report
    texts = [column.kind not in _NUMBERS for column in record.columns for _ in column.names]
    lines = (
        [*_harmless(cells(record, row, report), texts), *content.stamp] for row in content.rows
    )
    return _lines((*record.names, *STAMP), lines)


def _harmless(line: Iterable[str], texts: Iterable[bool]) -> Iterable[str]:
    """Texts as no spreadsheet calculates them; a number keeps its minus sign."""
    return (harmless(cell) if is_text else cell for cell, is_text in zip(line, texts, strict=True))


def _lines(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue().encode()


def _parquet(content: TableRows) -> bytes:
    """Typed columns; numbers as doubles, texts in a dictionary, what is missing null."""
    columns: dict[str, pa.Array] = {}
    for column in content.record.columns:
        values = [column.of(row, content.report) for row in content.rows]
        columns |= zip(column.names, _arrays(column, values), strict=True)
    for name, value in zip(STAMP, content.stamp, strict=True):
        columns[name] = pa.array([value] * len(content.rows), pa.string())
    stamp = dict(zip(STAMP, content.stamp, strict=True))
    table = pa.table(columns).replace_schema_metadata(stamp)
    sink = io.BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()


def _arrays(column: Column, values: Sequence[Any]) -> list[pa.Array]:
    if column.kind == "text":
        return [pa.array([_said(text, n) for text in values], pa.string()) for n in range(2)]
    if column.kind == "number":
        return [pa.array([None if v is None else float(v) for v in values], pa.float64())]
    return [pa.array(values, _TYPES.get(column.kind, pa.string()))]


def _said(text: Text | None, language: int) -> str | None:
    return text[LANGUAGES[language]] if text else None


_DIMENSIONS = ("FREQ", "REF_AREA", "INDICATOR", "SOURCE", "TIME_PERIOD")
_ATTRIBUTES = (
    *("OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "OBS_QUALIFIER", "PREFERRED"),
    *("COMMENT_OBS_EN", "COMMENT_OBS_ZH"),
)


def dataflow(report: Report) -> str:
    """The dataflow of a report's figures: its place is the agency, `SHENZHEN:REPORT(1.0)`."""
    return f"{report.frame.place.upper()}:REPORT(1.0)"


def _sdmx(content: TableRows) -> bytes:
    """SDMX-CSV 1.0: the dataflow first, then dimensions, the value, and attributes."""
    flow = dataflow(content.report)
    header = ("DATAFLOW", *_DIMENSIONS, "OBS_VALUE", *_ATTRIBUTES)
    return _lines(header, ((flow, *_sdmx_row(row, content.report)) for row in content.rows))


def _sdmx_row(row: Observation, report: Report) -> tuple[str, ...]:
    return (
        *(_frequency(row.period), row.place, row.indicator, row.source, str(row.period)),
        *(digits(row.value), row.status, *_measure(report.unit_of(row.indicator))),
        *(row.qualifier, str(int(row.preferred)), harmless(row.note.en), harmless(row.note.zh)),
    )


def _measure(unit: Unit) -> tuple[str, str]:
    """The unit and the power of ten to multiply by, as SDMX tells them apart."""
    if unit.factor.normalize().as_tuple().digits == (1,):
        return unit.base, str(unit.factor.adjusted())
    return unit.code, "0"


def _frequency(period: Period) -> str:
    """SDMX's code for how often there could be such a period: annual, monthly, daily."""
    if period.day:
        return "D"
    return "M" if period.month else "A"


CSV = TableFormat("csv", "text/csv; charset=utf-8", "csv", _csv)
PARQUET = TableFormat("parquet", "application/vnd.apache.parquet", "parquet", _parquet)
SDMX = TableFormat(
    "sdmx-csv", "application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8", "csv", _sdmx
)

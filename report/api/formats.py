"""Rows as CSV, Parquet and SDMX-CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from report.analysis.editions import DRAFT
from report.columns.cells import Cell, TableColumn
from report.columns.observations import STAMP
from report.columns.record import Record
from report.columns.subsets import stamped
from report.downloads.csv_writer import write_csv
from report.downloads.parquet_writer import write_parquet
from report.model import Observation, Period, Report, Unit


def stamp_of(report: Report) -> dict[str, str]:
    """Which state of a report an answer is from."""
    return {column.name: str(column.read(None, report)) for column in STAMP}


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of one kind of a report, as they are written."""

    record: Record
    rows: Sequence[Any]
    report: Report

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        return stamped(self.record.columns)


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A way to write rows as a file."""

    name: str
    media_type: str
    ending: str
    write: Callable[[TableRows], bytes]


def _csv(table: TableRows) -> bytes:
    """For programs: without a byte order mark."""
    columns, report = table.columns, table.report
    rows = ([column.cell(row, report) for column in columns] for row in table.rows)
    return write_csv((column.name for column in columns), rows, byte_order_mark=False)


def _parquet(table: TableRows) -> bytes:
    """Plain strings, lists of ids; the edition and its mark also in the metadata of the schema."""
    report = table.report
    return write_parquet(table.columns, table.rows, report, stamp_of(report), as_dictionary=False)


_DIMENSIONS = ("FREQ", "REF_AREA", "INDICATOR", "SOURCE", "TIME_PERIOD")
_ATTRIBUTES = (
    *("OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "OBS_QUALIFIER", "PREFERRED", "VINTAGE"),
    *("PUBLISHER", "VIA", "COMMENT_OBS_EN", "COMMENT_OBS_ZH"),
)


def dataflow(report: Report) -> str:
    """The dataflow of a report's figures: its place is the agency, `CITY:REPORT(1.0)`; of a draft
    its version says so.
    """
    version = f"1.0-{DRAFT}" if report.release_at else "1.0"
    return f"{report.settings.place.upper()}:REPORT({version})"


def _sdmx(table: TableRows) -> bytes:
    """SDMX-CSV 1.0: the dataflow first, then dimensions, the value, and attributes."""
    flow = dataflow(table.report)
    header = ("DATAFLOW", *_DIMENSIONS, "OBS_VALUE", *_ATTRIBUTES)
    rows = ((flow, *_sdmx_row(row, table.report)) for row in table.rows)
    return write_csv(header, rows, byte_order_mark=False)


def _sdmx_row(row: Observation, report: Report) -> tuple[Cell, ...]:
    source = report.sources[row.source]
    return (
        *(_frequency(row.period), row.place, row.indicator, row.source, str(row.period)),
        *(row.value, row.status, *_measure(report.unit_of(row.indicator))),
        *(row.qualifier, int(row.preferred), row.vintage or "", source.publisher, source.via),
        *(row.note.en, row.note.zh),
    )


def _measure(unit: Unit) -> tuple[str, int]:
    """The unit and the power of ten to multiply by, as SDMX tells them apart."""
    if unit.factor.normalize().as_tuple().digits == (1,):
        return unit.base, unit.factor.adjusted()
    return unit.code, 0


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

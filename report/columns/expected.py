"""The columns of a figure that is expected: of what, when, and from whom."""

from __future__ import annotations

from report.columns.column import Column, declare

EXPECTED = declare(
    Column("area", "string", lambda row, _: row.indicator.area),
    Column("indicator", "string", lambda row, _: row.indicator.id),
    Column("indicator_name", "text", lambda row, _: row.indicator.name),
    Column(
        "period",
        "period",
        lambda row, _: str(row.period) if row.period else None,
        optional=True,
        word="expected.period",
    ),
    Column("from", "period", lambda row, _: str(row.first), word="expected.from"),
    Column("until", "period", lambda row, _: str(row.last), word="expected.until"),
    Column("publisher", "string", lambda row, _: row.publisher, word="expected.publisher"),
    Column("publisher_name", "text", lambda row, report: report.publishers[row.publisher].name),
    Column("source", "string", lambda row, _: row.source, word="expected.source"),
    Column("counted", "integer", lambda row, _: row.counted, word="expected.counted"),
)

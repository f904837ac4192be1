"""The columns of a correction: of which figure, what stood there, what stands there, and why."""

from __future__ import annotations

from report.columns.column import Column, declare
from report.columns.observations import SUBJECT

_PERIOD = Column("period", "period", lambda row, _: str(row.period))
CORRECTION = declare(
    Column("date", "date", lambda row, _: str(row.date), word="correction.date"),
    *SUBJECT,
    _PERIOD,
    Column("source", "string", lambda row, _: row.source),
    Column("before", "number", lambda row, _: row.before),
    Column("after", "number", lambda row, _: row.after),
    Column("unit", "string", lambda row, report: report.unit_of(row.indicator).code),
    Column("why", "text", lambda row, _: row.why),
)

"""The columns of an event and of a practice."""

from __future__ import annotations

from typing import get_args

from report.columns.column import Column, date, declare
from report.columns.observations import PROVENANCE
from report.model import EventKind

EVENT = declare(
    Column("id", "string", lambda row, _: row.id),
    Column("area", "string", lambda row, _: row.area),
    Column("date", "period", lambda row, _: str(row.date)),
    Column("title", "text", lambda row, _: row.title),
    Column("summary", "text", lambda row, _: row.summary),
    Column(
        "kind", "string", lambda row, _: row.kind, choices=get_args(EventKind), word="event.kind"
    ),
    *PROVENANCE,
)
PRACTICE = declare(
    Column("id", "string", lambda row, _: row.id),
    Column("area", "string", lambda row, _: row.area),
    Column("place", "string", lambda row, _: row.place),
    Column("place_name", "text", lambda row, report: report.places[row.place].name),
    Column("start", "period", lambda row, _: date(row.start), optional=True),
    Column("title", "text", lambda row, _: row.title),
    Column("summary", "text", lambda row, _: row.summary),
    Column("result", "text", lambda row, _: row.result or None, optional=True),
    *PROVENANCE,
)

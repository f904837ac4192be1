"""An event, as the data API tells of it."""

from __future__ import annotations

from typing import get_args

from report.columns.record import ApiColumn, Record
from report.model import EventKind

EVENT = Record(
    "Event",
    (
        ApiColumn("id", "string", lambda row, _: row.id, about="Its id."),
        ApiColumn("area", "string", lambda row, _: row.area, about="The area it belongs to."),
        ApiColumn("date", "period", lambda row, _: str(row.date), about="When it took place."),
        ApiColumn("title", "text", lambda row, _: row.title, about="What happened."),
        ApiColumn("summary", "text", lambda row, _: row.summary, about="A little more of it."),
        ApiColumn(
            "kind",
            "string",
            lambda row, _: row.kind,
            about="What sort of event it is.",
            choices=get_args(EventKind),
        ),
        ApiColumn(
            "source", "string", lambda row, _: row.source, about="The id of the publication."
        ),
    ),
)

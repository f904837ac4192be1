"""An event, as the data API tells of it."""

from __future__ import annotations

from typing import get_args

from report.columns.record import Field, Record
from report.model import EventKind

EVENT = Record(
    "Event",
    (
        Field("id", "string", lambda row, _: row.id, about="Its id."),
        Field("area", "string", lambda row, _: row.area, about="The area it belongs to."),
        Field("date", "period", lambda row, _: str(row.date), about="When it took place."),
        Field("title", "text", lambda row, _: row.title, about="What happened."),
        Field("summary", "text", lambda row, _: row.summary, about="A little more of it."),
        Field(
            "kind",
            "string",
            lambda row, _: row.kind,
            about="What sort of event it is.",
            choices=get_args(EventKind),
        ),
        Field("source", "string", lambda row, _: row.source, about="The id of the publication."),
    ),
)

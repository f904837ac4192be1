"""A practice, as the data API tells of it."""

from __future__ import annotations

from report.columns.column import date
from report.columns.record import ApiColumn, Record

PRACTICE = Record(
    "Practice",
    (
        ApiColumn("id", "string", lambda row, _: row.id, about="Its id."),
        ApiColumn("area", "string", lambda row, _: row.area, about="The area it belongs to."),
        ApiColumn("place", "string", lambda row, _: row.place, about="The id of the place."),
        ApiColumn(
            "start",
            "period",
            lambda row, _: date(row.start),
            about="When it began; null where that is not known.",
            optional=True,
        ),
        ApiColumn("title", "text", lambda row, _: row.title, about="What it is."),
        ApiColumn("summary", "text", lambda row, _: row.summary, about="What was done."),
        ApiColumn(
            "result",
            "text",
            lambda row, _: row.result or None,
            about="What came of it.",
            optional=True,
        ),
        ApiColumn(
            "source", "string", lambda row, _: row.source, about="The id of the publication."
        ),
    ),
)

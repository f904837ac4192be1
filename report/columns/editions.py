"""An edition of the report, as the data API tells of it."""

from __future__ import annotations

from report.columns.record import ApiColumn, Record

EDITION = Record(
    "Edition",
    (
        ApiColumn("id", "string", lambda row, _: row.id, about="Its name in `edition=`."),
        ApiColumn("title", "text", lambda row, _: row.title, about="What it is called."),
        ApiColumn(
            "cutoff",
            "date",
            lambda row, _: row.cutoff.isoformat() if row.cutoff else None,
            about="The day until which publications count; null where everything does.",
            optional=True,
        ),
    ),
)

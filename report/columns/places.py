"""A place, as the data API tells of it."""

from __future__ import annotations

from typing import get_args

from report.columns.record import ApiColumn, Record
from report.model import PlaceKind

PLACE = Record(
    "Place",
    (
        ApiColumn("id", "string", lambda row, _: row.id, about="Its id, as in rows."),
        ApiColumn("name", "text", lambda row, _: row.name, about="What it is called."),
        ApiColumn(
            "kind",
            "string",
            lambda row, _: row.kind,
            about="What sort of place it is.",
            choices=get_args(PlaceKind),
        ),
        ApiColumn(
            "parent",
            "string",
            lambda row, _: row.parent or None,
            about="The id of the place it is a part of; null for the world.",
            optional=True,
        ),
    ),
)

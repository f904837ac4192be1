"""A unit, as the data API tells of it."""

from __future__ import annotations

from report.columns.observation import base_name
from report.columns.record import Field, Record

UNIT = Record(
    "Unit",
    (
        Field("code", "string", lambda row, _: row.code, about="Its code, as in rows."),
        Field("base", "string", lambda row, _: row.base, about="The code of its base unit."),
        Field(
            "factor", "number", lambda row, _: row.factor, about="A value × factor is in the base."
        ),
        Field("base_name", "text", lambda row, _: base_name(row), about="What the base is called."),
    ),
)

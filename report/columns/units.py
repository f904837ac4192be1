"""A unit, as the data API tells of it."""

from __future__ import annotations

from report.columns.observation import base_name
from report.columns.record import ApiColumn, Record

UNIT = Record(
    "Unit",
    (
        ApiColumn("code", "string", lambda row, _: row.code, about="Its code, as in rows."),
        ApiColumn("base", "string", lambda row, _: row.base, about="The code of its base unit."),
        ApiColumn(
            "factor", "number", lambda row, _: row.factor, about="A value × factor is in the base."
        ),
        ApiColumn(
            "base_name", "text", lambda row, _: base_name(row), about="What the base is called."
        ),
    ),
)

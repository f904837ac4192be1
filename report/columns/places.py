"""The columns of what figures are of and in: places and units."""

from __future__ import annotations

from typing import get_args

from report.columns.column import Column, declare
from report.columns.observations import base_name
from report.model import PlaceKind

PLACE = declare(
    Column("id", "string", lambda row, _: row.id),
    Column("name", "text", lambda row, _: row.name),
    Column(
        "kind", "string", lambda row, _: row.kind, choices=get_args(PlaceKind), word="place.kind"
    ),
    Column("parent", "string", lambda row, _: row.parent or None, optional=True),
)
UNIT = declare(
    Column("code", "string", lambda row, _: row.code),
    Column("base", "string", lambda row, _: row.base, word="amount_unit"),
    Column("factor", "number", lambda row, _: row.factor),
    Column("base_name", "text", lambda row, _: base_name(row), word="amount_unit_name"),
)

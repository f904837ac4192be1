"""The columns of an indicator: what is counted, and which figures of it there are."""

from __future__ import annotations

from typing import get_args

from report.columns.column import Column, declare
from report.columns.observations import NOTE
from report.model import Direction, Indicator, IndicatorKind, Report


def _count(indicator: Indicator, report: Report) -> int:
    extent = report.observations.extent_of(indicator.id)
    return extent.figures if extent else 0


def _first(indicator: Indicator, report: Report) -> str | None:
    """The first period that an indicator has a figure of, at any place."""
    extent = report.observations.extent_of(indicator.id)
    return str(extent.first) if extent else None


def _last(indicator: Indicator, report: Report) -> str | None:
    """The last one."""
    extent = report.observations.extent_of(indicator.id)
    return str(extent.last) if extent else None


INDICATOR = declare(
    Column("id", "string", lambda row, _: row.id),
    Column("area", "string", lambda row, _: row.area),
    Column("area_name", "text", lambda row, report: report.area(row.area).name),
    Column("name", "text", lambda row, _: row.name),
    Column("synonyms", "text", lambda row, _: row.known_as or None, optional=True),
    Column("definition", "text", lambda row, _: row.definition),
    Column("unit", "string", lambda row, _: row.unit, word="indicator.unit"),
    Column("direction", "string", lambda row, _: row.direction, choices=get_args(Direction)),
    Column(
        "kind",
        "string",
        lambda row, _: row.kind,
        choices=get_args(IndicatorKind),
        word="indicator.kind",
    ),
    Column("headline", "integer", lambda row, _: row.headline, optional=True),
    Column(
        "usual_months",
        "string",
        lambda row, _: " ".join(map(str, row.usual_months)) or None,
        optional=True,
    ),
    Column(
        "publisher",
        "string",
        lambda row, _: row.publisher or None,
        optional=True,
        word="indicator.publisher",
    ),
    Column("places", "ids", lambda row, report: [place.id for place in report.places_of(row.id)]),
    Column("observation_count", "integer", _count),
    Column("first_period", "period", _first, optional=True),
    Column("last_period", "period", _last, optional=True),
    NOTE,
)

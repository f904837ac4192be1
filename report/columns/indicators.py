"""The columns of an indicator: what is counted, and which figures of it there are."""

from __future__ import annotations

from typing import get_args

from report.columns.column import Column, declare
from report.columns.observations import NOTE, figures_of
from report.model import Direction, Indicator, IndicatorKind, Report


def _span(indicator: Indicator, report: Report, end: int) -> str | None:
    """The first (0) or the last (-1) period that an indicator has a figure of, at any place."""
    rows = sorted(figures_of(indicator.id, report), key=lambda row: row.stands_at.order)
    return str(rows[end].period) if rows else None


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
    Column("observation_count", "integer", lambda row, report: len(figures_of(row.id, report))),
    Column("first_period", "period", lambda row, report: _span(row, report, 0), optional=True),
    Column("last_period", "period", lambda row, report: _span(row, report, -1), optional=True),
    NOTE,
)

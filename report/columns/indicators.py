"""An indicator and its reach, as the data API tells of it."""

from __future__ import annotations

from typing import get_args

from report.columns.observations import figures_of
from report.columns.record import ApiColumn, Record
from report.model import Direction, Indicator, IndicatorKind, Report


def _span(indicator: Indicator, report: Report, end: int) -> str | None:
    """The first or the last period that an indicator has a figure of, at any place."""
    rows = sorted(figures_of(indicator.id, report), key=lambda row: row.period.order)
    return str(rows[end].period) if rows else None


INDICATOR = Record(
    "Indicator",
    (
        ApiColumn("id", "string", lambda row, _: row.id, about="Its id, as in addresses and rows."),
        ApiColumn("area", "string", lambda row, _: row.area, about="The area it belongs to."),
        ApiColumn("name", "text", lambda row, _: row.name, about="What it is called."),
        ApiColumn(
            "synonyms",
            "text",
            lambda row, _: row.known_as or None,
            about=(
                "Other words that it is looked for by, with semicolons between them; null for none."
            ),
            optional=True,
        ),
        ApiColumn(
            "definition", "text", lambda row, _: row.definition, about="What exactly is counted."
        ),
        ApiColumn("unit", "string", lambda row, _: row.unit, about="The code of its unit."),
        ApiColumn(
            "direction",
            "string",
            lambda row, _: row.direction,
            about="Which way is better.",
            choices=get_args(Direction),
        ),
        ApiColumn(
            "kind",
            "string",
            lambda row, _: row.kind,
            about="What sort of quantity it is.",
            choices=get_args(IndicatorKind),
        ),
        ApiColumn(
            "headline",
            "integer",
            lambda row, _: row.headline,
            about=(
                "Its rank among the headline figures of its area, 1 first; null where it is none."
            ),
            optional=True,
        ),
        ApiColumn(
            "places",
            "ids",
            lambda row, report: [place.id for place in report.places_of(row.id)],
            about="The places that have a figure of it.",
        ),
        ApiColumn(
            "observation_count",
            "integer",
            lambda row, report: len(figures_of(row.id, report)),
            about="How many figures of it there are, those beside the preferred ones included.",
        ),
        ApiColumn(
            "first_period",
            "period",
            lambda row, report: _span(row, report, 0),
            about="The earliest period of a figure; null where there is none.",
            optional=True,
        ),
        ApiColumn(
            "last_period",
            "period",
            lambda row, report: _span(row, report, -1),
            about="The latest period of a figure; null where there is none.",
            optional=True,
        ),
        ApiColumn(
            "note",
            "text",
            lambda row, _: row.note or None,
            about="What else to know.",
            optional=True,
        ),
    ),
)

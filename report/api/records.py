"""The records that the data API speaks of, field by field: answers, tables and schemas agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import get_args

from report import narrative, verdicts
from report.api.values import Field, Record, calculated
from report.columns import observation
from report.columns.column import Column, Value, date
from report.columns.observation import QUALIFIERS, SOURCE_KINDS, base_name
from report.language import Formatter
from report.measures import Measure
from report.model import (
    LANGUAGES,
    Area,
    Direction,
    EventKind,
    Indicator,
    IndicatorKind,
    Observation,
    PlaceKind,
    Report,
    Target,
    Text,
)
from report.progress import VERDICTS, Assessment, Reason
from report.sourcing import areas_of, indicators_of


def _text(text: Text) -> Text | None:
    return text or None


def _target(row: Assessment) -> Target:
    return row.target


def _period(row: Observation | None) -> str | None:
    return date(row.period) if row else None


def _value(row: Observation | None) -> Decimal | None:
    return row.value if row else None


def _qualifier(row: Observation | None) -> str | None:
    return (row.qualifier or None) if row else None


def _filled(text: Text, report: Report) -> Text | None:
    """A sentence with its figures; None where this edition lacks one of them."""
    said = [narrative.fill(text, Formatter(report, language)) for language in LANGUAGES]
    return Text(said[0] or "", said[1] or "") if all(said) else None


def lead(area: Area, report: Report) -> Text:
    """The prose of an area, by the sentences whose figures this edition has."""
    return Text(*(narrative.prose(area.lead, Formatter(report, lang)) for lang in LANGUAGES))


@lru_cache(maxsize=8)
def _used_by(report: Report) -> Mapping[str, list[str]]:
    return indicators_of(report)


@lru_cache(maxsize=8)
def _areas_of(report: Report) -> Mapping[str, set[str]]:
    return areas_of(report)


@lru_cache(maxsize=8)
def _published(report: Report) -> Mapping[str, tuple[Observation, ...]]:
    """Every figure of each indicator, place by place in time order."""
    return {
        indicator: tuple(
            row for place in report.places for row in report.published(indicator, place)
        )
        for indicator in report.indicators
    }


def figures_of(indicator: str, report: Report) -> tuple[Observation, ...]:
    """Every figure of an indicator: by place, then by time, a period's preferred first."""
    return _published(report)[indicator]


def _span(indicator: Indicator, report: Report, end: int) -> str | None:
    """The first or the last period that an indicator has a figure of, at any place."""
    rows = sorted(figures_of(indicator.id, report), key=lambda row: row.period.order)
    return str(rows[end].period) if rows else None


def _said(row: Assessment, report: Report) -> Text:
    return Text(*(verdicts.verdict_in_words(row, Formatter(report, it)) for it in LANGUAGES))


def _sum(row: Assessment, report: Report) -> Text:
    return Text(*(verdicts.sum_in_words(row, Formatter(report, it)) for it in LANGUAGES))


def _gap(row: Assessment, _: Report) -> Value:
    return calculated(row.gap)


EDITION = Record(
    "Edition",
    (
        Field("id", "string", lambda row, _: row.id, about="Its name in `edition=`."),
        Field("title", "text", lambda row, _: row.title, about="What it is called."),
        Field(
            "cutoff",
            "date",
            lambda row, _: row.cutoff.isoformat() if row.cutoff else None,
            about="The day until which publications count; null where everything does.",
            optional=True,
        ),
    ),
)

AREA = Record(
    "Area",
    (
        Field(
            "id", "string", lambda row, _: row.id, about="Its id, as in the address of its page."
        ),
        Field("order", "integer", lambda row, _: row.order, about="Its place in the report."),
        Field("name", "text", lambda row, _: row.name, about="What it is called."),
        Field(
            "summary",
            "text",
            lambda row, report: _filled(row.summary, report),
            about="The area in a sentence; null where this edition lacks one of its figures.",
            optional=True,
        ),
        Field(
            "indicators",
            "ids",
            lambda row, report: [one.id for one in report.in_area(row.id)],
            about="Its indicators, headline figures first.",
        ),
        Field(
            "target_count",
            "integer",
            lambda row, report: len(report.targets_in(row.id)),
            about="How many targets it has.",
        ),
        Field(
            "event_count",
            "integer",
            lambda row, report: len(report.events_in(row.id)),
            about="How many events it has.",
        ),
        Field(
            "practice_count",
            "integer",
            lambda row, report: len(report.practices_in(row.id)),
            about="How many practices it has.",
        ),
    ),
)

INDICATOR = Record(
    "Indicator",
    (
        Field("id", "string", lambda row, _: row.id, about="Its id, as in addresses and rows."),
        Field("area", "string", lambda row, _: row.area, about="The area it belongs to."),
        Field("name", "text", lambda row, _: row.name, about="What it is called."),
        Field(
            "synonyms",
            "text",
            lambda row, _: _text(row.known_as),
            about=(
                "Other words that it is looked for by, with semicolons between them; null for none."
            ),
            optional=True,
        ),
        Field(
            "definition", "text", lambda row, _: row.definition, about="What exactly is counted."
        ),
        Field("unit", "string", lambda row, _: row.unit, about="The code of its unit."),
        Field(
            "direction",
            "string",
            lambda row, _: row.direction,
            about="Which way is better.",
            choices=get_args(Direction),
        ),
        Field(
            "kind",
            "string",
            lambda row, _: row.kind,
            about="What sort of quantity it is.",
            choices=get_args(IndicatorKind),
        ),
        Field(
            "headline",
            "integer",
            lambda row, _: row.headline,
            about=(
                "Its rank among the headline figures of its area, 1 first; null where it is none."
            ),
            optional=True,
        ),
        Field(
            "places",
            "ids",
            lambda row, report: [place.id for place in report.places_of(row.id)],
            about="The places that have a figure of it.",
        ),
        Field(
            "observation_count",
            "integer",
            lambda row, report: len(figures_of(row.id, report)),
            about="How many figures of it there are, those beside the preferred ones included.",
        ),
        Field(
            "first_period",
            "period",
            lambda row, report: _span(row, report, 0),
            about="The earliest period of a figure; null where there is none.",
            optional=True,
        ),
        Field(
            "last_period",
            "period",
            lambda row, report: _span(row, report, -1),
            about="The latest period of a figure; null where there is none.",
            optional=True,
        ),
        Field(
            "note",
            "text",
            lambda row, _: _text(row.note),
            about="What else to know.",
            optional=True,
        ),
    ),
)

OBSERVATION = Record("Observation", observation.OBSERVATION)


def _of_target(column: Column) -> Column:
    """A column of the target that a row assesses."""
    return replace(column, of=lambda row, report: column.of(row.target, report))


# A row is an assessment: the target with the verdict on it.
TARGET = Record(
    "Target",
    (
        *map(_of_target, observation.SUBJECT),
        Field(
            "period", "period", lambda row, _: str(row.target.period), about="For the end of when."
        ),
        Field("value", "number", lambda row, _: row.target.value, about="The target in `unit`."),
        Field(
            "qualifier",
            "string",
            lambda row, _: row.target.qualifier or None,
            about="What belongs to the value.",
            optional=True,
            choices=QUALIFIERS,
        ),
        Field(
            "unit",
            "string",
            lambda row, report: report.unit_of(row.target.indicator).code,
            about="The code of the unit of all values of the row.",
        ),
        Field(
            "set_on",
            "period",
            lambda row, _: date(row.target.set_on),
            about="When it was set; null where that is not known.",
            optional=True,
        ),
        Field("policy", "text", lambda row, _: row.target.policy, about="What set it."),
        Field("source", "string", lambda r, _: r.target.source, about="The id of the publication."),
        Field(
            "superseded_by",
            "period",
            lambda row, _: date(row.target.superseded_by),
            about="When the target was set that replaced it.",
            optional=True,
        ),
        Field("is_due", "boolean", lambda row, _: row.is_due, about="Whether its period is over."),
        Field(
            "verdict",
            "string",
            lambda row, _: row.verdict,
            about="What the figures say of it.",
            choices=VERDICTS,
        ),
        Field(
            "reason",
            "string",
            lambda row, _: row.reason,
            about="Why it cannot be assessed; null where it can.",
            optional=True,
            choices=get_args(Reason),
        ),
        Field("verdict_text", "text", _said, about="The verdict in words."),
        Field("sum_text", "text", _sum, about="The figures and the sum in words."),
        Field(
            "approximate",
            "boolean",
            lambda row, _: row.approximate,
            about="Whether a figure behind the verdict is a bound, rounded or provisional.",
        ),
        Field(
            "base_period",
            "period",
            lambda row, _: _period(row.base),
            about="The period of the figure that progress is counted from.",
            optional=True,
        ),
        Field(
            "base_value",
            "number",
            lambda row, _: _value(row.base),
            about="That figure.",
            optional=True,
        ),
        Field(
            "base_qualifier",
            "string",
            lambda row, _: _qualifier(row.base),
            about="What belongs to that figure.",
            optional=True,
            choices=QUALIFIERS,
        ),
        Field(
            "latest_period",
            "period",
            lambda row, _: _period(row.latest),
            about="The period of the latest figure up to the due period.",
            optional=True,
        ),
        Field(
            "latest_value",
            "number",
            lambda row, _: _value(row.latest),
            about="That figure.",
            optional=True,
        ),
        Field(
            "latest_qualifier",
            "string",
            lambda row, _: _qualifier(row.latest),
            about="What belongs to that figure.",
            optional=True,
            choices=QUALIFIERS,
        ),
        Field(
            "reached_period",
            "period",
            lambda row, _: _period(row.reached),
            about="The period of the figure that first met the target.",
            optional=True,
        ),
        Field(
            "expected",
            "number",
            lambda row, _: calculated(row.expected),
            about="Where the straight line from base to target stands at the latest figure's time.",
            optional=True,
        ),
        Field("gap", "number", _gap, about="Latest figure minus target.", optional=True),
        Field(
            "measure",
            "string",
            lambda row, _: row.measure,
            about="What `needed` and `actual` are told in.",
            optional=True,
            choices=get_args(Measure),
        ),
        Field(
            "needed",
            "number",
            lambda row, _: calculated(row.needed),
            about="The annual change needed from base to target.",
            optional=True,
        ),
        Field(
            "actual",
            "number",
            lambda row, _: calculated(row.actual),
            about="The annual change from base to latest figure.",
            optional=True,
        ),
        Field(
            "ratio",
            "number",
            lambda row, _: calculated(row.ratio),
            about="Actual ÷ needed: from 0.95 on track, from 0.6 behind, from 0 well behind.",
            optional=True,
        ),
    ),
)

SOURCE = Record(
    "Source",
    (
        Field("id", "string", lambda row, _: row.id, about="Its id, as in rows."),
        Field("title", "string", lambda row, _: row.title, about="Its title, in its own language."),
        Field("publisher", "string", lambda row, _: row.publisher, about="Who published it."),
        Field(
            "published",
            "period",
            lambda row, _: date(row.published),
            about="When; null where it bears no date.",
            optional=True,
        ),
        Field("language", "string", lambda row, _: row.language, about="The code of its language."),
        Field(
            "kind",
            "string",
            lambda row, _: row.kind,
            about="What sort of publication it is, the first of the list trusted most.",
            choices=SOURCE_KINDS,
        ),
        Field(
            "url",
            "url",
            lambda row, _: row.url or None,
            about="Where it can be read; null where that is not known.",
            optional=True,
        ),
        Field(
            "areas",
            "ids",
            lambda row, report: sorted(_areas_of(report).get(row.id, ())),
            about="The areas that draw on it.",
        ),
        Field(
            "indicators",
            "ids",
            lambda row, report: _used_by(report).get(row.id, []),
            about="The indicators whose figures or targets it gives.",
        ),
    ),
)

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

PRACTICE = Record(
    "Practice",
    (
        Field("id", "string", lambda row, _: row.id, about="Its id."),
        Field("area", "string", lambda row, _: row.area, about="The area it belongs to."),
        Field("place", "string", lambda row, _: row.place, about="The id of the place."),
        Field(
            "start",
            "period",
            lambda row, _: date(row.start),
            about="When it began; null where that is not known.",
            optional=True,
        ),
        Field("title", "text", lambda row, _: row.title, about="What it is."),
        Field("summary", "text", lambda row, _: row.summary, about="What was done."),
        Field(
            "result",
            "text",
            lambda row, _: _text(row.result),
            about="What came of it.",
            optional=True,
        ),
        Field("source", "string", lambda row, _: row.source, about="The id of the publication."),
    ),
)

PLACE = Record(
    "Place",
    (
        Field("id", "string", lambda row, _: row.id, about="Its id, as in rows."),
        Field("name", "text", lambda row, _: row.name, about="What it is called."),
        Field(
            "kind",
            "string",
            lambda row, _: row.kind,
            about="What sort of place it is.",
            choices=get_args(PlaceKind),
        ),
        Field(
            "parent",
            "string",
            lambda row, _: row.parent or None,
            about="The id of the place it is a part of; null for the world.",
            optional=True,
        ),
    ),
)

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

RECORDS: tuple[Record, ...] = (
    *(EDITION, AREA, INDICATOR, OBSERVATION, TARGET),
    *(SOURCE, EVENT, PRACTICE, PLACE, UNIT),
)

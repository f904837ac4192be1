"""The records that the data API speaks of, field by field: answers, tables and schemas agree."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import get_args

from report import narrative, verdicts
from report.api.values import Field, Record, Value, calculated
from report.language import Formatter
from report.measures import Measure
from report.model import (
    LANGUAGES,
    Area,
    Direction,
    Event,
    EventKind,
    Indicator,
    IndicatorKind,
    Observation,
    Period,
    PlaceKind,
    Practice,
    Qualifier,
    Report,
    Source,
    SourceKind,
    Status,
    Target,
    Text,
    Unit,
)
from report.progress import VERDICTS, Assessment, Reason
from report.sourcing import areas_of, indicators_of

QUALIFIERS: tuple[str, ...] = tuple(filter(None, get_args(Qualifier)))
STATUSES: tuple[str, ...] = get_args(Status)
SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)


def _date(period: Period | None) -> str | None:
    return str(period) if period else None


def _text(text: Text) -> Text | None:
    return text or None


def _label(unit: Unit) -> Text:
    """What a unit's base is called; `1/n of the national average` where a number goes inside."""
    return Text(*(unit.label[language].replace("{n}", "n") for language in LANGUAGES))


def _in_base(value: Decimal, indicator: str, report: Report) -> Decimal:
    return value * report.unit_of(indicator).factor


def _source(row: Observation | Target | Event | Practice, report: Report) -> Source:
    return report.sources[row.source]


def _target(row: Assessment) -> Target:
    return row.target


def _period(row: Observation | None) -> str | None:
    return _date(row.period) if row else None


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
        Field("id", "string", "Its name in `edition=`.", lambda row, _: row.id),
        Field("title", "text", "What it is called.", lambda row, _: row.title),
        Field(
            "cutoff",
            "date",
            "The day until which publications count; null where everything does.",
            lambda row, _: row.cutoff.isoformat() if row.cutoff else None,
            optional=True,
        ),
    ),
)

AREA = Record(
    "Area",
    (
        Field("id", "string", "Its id, as in the address of its page.", lambda row, _: row.id),
        Field("order", "integer", "Its place in the report.", lambda row, _: row.order),
        Field("name", "text", "What it is called.", lambda row, _: row.name),
        Field(
            "summary",
            "text",
            "The area in a sentence; null where this edition lacks one of its figures.",
            lambda row, report: _filled(row.summary, report),
            optional=True,
        ),
        Field(
            "indicators",
            "ids",
            "Its indicators, headline figures first.",
            lambda row, report: [one.id for one in report.in_area(row.id)],
        ),
        Field(
            "target_count",
            "integer",
            "How many targets it has.",
            lambda row, report: len(report.targets_in(row.id)),
        ),
        Field(
            "event_count",
            "integer",
            "How many events it has.",
            lambda row, report: len(report.events_in(row.id)),
        ),
        Field(
            "practice_count",
            "integer",
            "How many practices it has.",
            lambda row, report: len(report.practices_in(row.id)),
        ),
    ),
)

INDICATOR = Record(
    "Indicator",
    (
        Field("id", "string", "Its id, as in addresses and rows.", lambda row, _: row.id),
        Field("area", "string", "The area it belongs to.", lambda row, _: row.area),
        Field("name", "text", "What it is called.", lambda row, _: row.name),
        Field(
            "synonyms",
            "text",
            "Other words that it is looked for by, with semicolons between them; null for none.",
            lambda row, _: _text(row.known_as),
            optional=True,
        ),
        Field("definition", "text", "What exactly is counted.", lambda row, _: row.definition),
        Field("unit", "string", "The code of its unit.", lambda row, _: row.unit),
        Field(
            "direction",
            "string",
            "Which way is better.",
            lambda row, _: row.direction,
            choices=get_args(Direction),
        ),
        Field(
            "kind",
            "string",
            "What sort of quantity it is.",
            lambda row, _: row.kind,
            choices=get_args(IndicatorKind),
        ),
        Field(
            "headline",
            "integer",
            "Its rank among the headline figures of its area, 1 first; null where it is none.",
            lambda row, _: row.headline,
            optional=True,
        ),
        Field(
            "places",
            "ids",
            "The places that have a figure of it.",
            lambda row, report: [place.id for place in report.places_of(row.id)],
        ),
        Field(
            "observation_count",
            "integer",
            "How many figures of it there are, those beside the preferred ones included.",
            lambda row, report: len(figures_of(row.id, report)),
        ),
        Field(
            "first_period",
            "period",
            "The earliest period of a figure; null where there is none.",
            lambda row, report: _span(row, report, 0),
            optional=True,
        ),
        Field(
            "last_period",
            "period",
            "The latest period of a figure; null where there is none.",
            lambda row, report: _span(row, report, -1),
            optional=True,
        ),
        Field("note", "text", "What else to know.", lambda row, _: _text(row.note), optional=True),
    ),
)

OBSERVATION = Record(
    "Observation",
    (
        Field(
            "area",
            "string",
            "The area of the indicator.",
            lambda row, report: report.indicators[row.indicator].area,
        ),
        Field("indicator", "string", "The id of the indicator.", lambda row, _: row.indicator),
        Field(
            "indicator_name",
            "text",
            "What the indicator is called.",
            lambda row, report: report.indicators[row.indicator].name,
        ),
        Field("place", "string", "The id of the place.", lambda row, _: row.place),
        Field(
            "place_name",
            "text",
            "What the place is called.",
            lambda row, report: report.places[row.place].name,
        ),
        Field(
            "period",
            "period",
            "A year, a month or a day; a stock's value is its state at the end of it.",
            lambda row, _: str(row.period),
        ),
        Field(
            "value",
            "number",
            "The published value in `unit`, digit by digit.",
            lambda row, _: row.value,
        ),
        Field(
            "qualifier",
            "string",
            "What belongs to the value: “more than 97” is not 97. Null where it is plain.",
            lambda row, _: _qualifier(row),
            optional=True,
            choices=QUALIFIERS,
        ),
        Field(
            "unit",
            "string",
            "The code of the unit of `value`.",
            lambda row, report: report.unit_of(row.indicator).code,
        ),
        Field(
            "amount",
            "number",
            "The value in `amount_unit`: 55 of 10^4 vehicles are 550000 vehicles.",
            lambda row, report: _in_base(row.value, row.indicator, report),
        ),
        Field(
            "amount_unit",
            "string",
            "The code of the unit without its power of ten.",
            lambda row, report: report.unit_of(row.indicator).base,
        ),
        Field(
            "amount_unit_name",
            "text",
            "What that unit is called.",
            lambda row, report: _label(report.unit_of(row.indicator)),
        ),
        Field(
            "status",
            "string",
            "SDMX observation status: A normal, P provisional, E estimated, B first figure after a"
            " break, D definition differs.",
            lambda row, _: row.status,
            choices=STATUSES,
        ),
        Field(
            "preferred",
            "boolean",
            "Whether the report shows it: true for exactly one figure of an indicator, place and"
            " period.",
            lambda row, _: row.preferred,
        ),
        Field("source", "string", "The id of the publication.", lambda row, _: row.source),
        Field(
            "publisher",
            "string",
            "Who published it.",
            lambda row, report: _source(row, report).publisher,
        ),
        Field(
            "source_title",
            "string",
            "The title of the publication, in its own language.",
            lambda row, report: _source(row, report).title,
        ),
        Field(
            "source_published",
            "period",
            "When it was published; null where it bears no date.",
            lambda row, report: _date(_source(row, report).published),
            optional=True,
        ),
        Field(
            "source_kind",
            "string",
            "What sort of publication it is, the first of the list trusted most.",
            lambda row, report: _source(row, report).kind,
            choices=SOURCE_KINDS,
        ),
        Field(
            "url",
            "url",
            "Where it can be read; null where that is not known.",
            lambda row, report: _source(row, report).url or None,
            optional=True,
        ),
        Field("note", "text", "What else to know.", lambda row, _: _text(row.note), optional=True),
    ),
)

# A row is an assessment: the target with the verdict on it.
TARGET = Record(
    "Target",
    (
        Field(
            "area",
            "string",
            "The area of the indicator.",
            lambda row, report: report.indicators[row.target.indicator].area,
        ),
        Field("indicator", "string", "The id of the indicator.", lambda r, _: r.target.indicator),
        Field(
            "indicator_name",
            "text",
            "What the indicator is called.",
            lambda row, report: report.indicators[row.target.indicator].name,
        ),
        Field("place", "string", "The id of the place.", lambda row, _: row.target.place),
        Field(
            "place_name",
            "text",
            "What the place is called.",
            lambda row, report: report.places[row.target.place].name,
        ),
        Field("period", "period", "For the end of when.", lambda row, _: str(row.target.period)),
        Field("value", "number", "The target in `unit`.", lambda row, _: row.target.value),
        Field(
            "qualifier",
            "string",
            "What belongs to the value.",
            lambda row, _: row.target.qualifier or None,
            optional=True,
            choices=QUALIFIERS,
        ),
        Field(
            "unit",
            "string",
            "The code of the unit of all values of the row.",
            lambda row, report: report.unit_of(row.target.indicator).code,
        ),
        Field(
            "set_on",
            "period",
            "When it was set; null where that is not known.",
            lambda row, _: _date(row.target.set_on),
            optional=True,
        ),
        Field("policy", "text", "What set it.", lambda row, _: row.target.policy),
        Field("source", "string", "The id of the publication.", lambda r, _: r.target.source),
        Field(
            "superseded_by",
            "period",
            "When the target was set that replaced it.",
            lambda row, _: _date(row.target.superseded_by),
            optional=True,
        ),
        Field("is_due", "boolean", "Whether its period is over.", lambda row, _: row.is_due),
        Field(
            "verdict",
            "string",
            "What the figures say of it.",
            lambda row, _: row.verdict,
            choices=VERDICTS,
        ),
        Field(
            "reason",
            "string",
            "Why it cannot be assessed; null where it can.",
            lambda row, _: row.reason,
            optional=True,
            choices=get_args(Reason),
        ),
        Field("verdict_text", "text", "The verdict in words.", _said),
        Field("sum_text", "text", "The figures and the sum in words.", _sum),
        Field(
            "approximate",
            "boolean",
            "Whether a figure behind the verdict is a bound, rounded or provisional.",
            lambda row, _: row.approximate,
        ),
        Field(
            "base_period",
            "period",
            "The period of the figure that progress is counted from.",
            lambda row, _: _period(row.base),
            optional=True,
        ),
        Field(
            "base_value", "number", "That figure.", lambda row, _: _value(row.base), optional=True
        ),
        Field(
            "base_qualifier",
            "string",
            "What belongs to that figure.",
            lambda row, _: _qualifier(row.base),
            optional=True,
            choices=QUALIFIERS,
        ),
        Field(
            "latest_period",
            "period",
            "The period of the latest figure up to the due period.",
            lambda row, _: _period(row.latest),
            optional=True,
        ),
        Field(
            "latest_value",
            "number",
            "That figure.",
            lambda row, _: _value(row.latest),
            optional=True,
        ),
        Field(
            "latest_qualifier",
            "string",
            "What belongs to that figure.",
            lambda row, _: _qualifier(row.latest),
            optional=True,
            choices=QUALIFIERS,
        ),
        Field(
            "reached_period",
            "period",
            "The period of the figure that first met the target.",
            lambda row, _: _period(row.reached),
            optional=True,
        ),
        Field(
            "expected",
            "number",
            "Where the straight line from base to target stands at the latest figure's time.",
            lambda row, _: calculated(row.expected),
            optional=True,
        ),
        Field("gap", "number", "Latest figure minus target.", _gap, optional=True),
        Field(
            "measure",
            "string",
            "What `needed` and `actual` are told in.",
            lambda row, _: row.measure,
            optional=True,
            choices=get_args(Measure),
        ),
        Field(
            "needed",
            "number",
            "The annual change needed from base to target.",
            lambda row, _: calculated(row.needed),
            optional=True,
        ),
        Field(
            "actual",
            "number",
            "The annual change from base to latest figure.",
            lambda row, _: calculated(row.actual),
            optional=True,
        ),
        Field(
            "ratio",
            "number",
            "Actual ÷ needed: from 0.95 on track, from 0.6 behind, from 0 well behind.",
            lambda row, _: calculated(row.ratio),
            optional=True,
        ),
    ),
)

SOURCE = Record(
    "Source",
    (
        Field("id", "string", "Its id, as in rows.", lambda row, _: row.id),
        Field("title", "string", "Its title, in its own language.", lambda row, _: row.title),
        Field("publisher", "string", "Who published it.", lambda row, _: row.publisher),
        Field(
            "published",
            "period",
            "When; null where it bears no date.",
            lambda row, _: _date(row.published),
            optional=True,
        ),
        Field("language", "string", "The code of its language.", lambda row, _: row.language),
        Field(
            "kind",
            "string",
            "What sort of publication it is, the first of the list trusted most.",
            lambda row, _: row.kind,
            choices=SOURCE_KINDS,
        ),
        Field(
            "url",
            "url",
            "Where it can be read; null where that is not known.",
            lambda row, _: row.url or None,
            optional=True,
        ),
        Field(
            "areas",
            "ids",
            "The areas that draw on it.",
            lambda row, report: sorted(_areas_of(report).get(row.id, ())),
        ),
        Field(
            "indicators",
            "ids",
            "The indicators whose figures or targets it gives.",
            lambda row, report: _used_by(report).get(row.id, []),
        ),
    ),
)

EVENT = Record(
    "Event",
    (
        Field("id", "string", "Its id.", lambda row, _: row.id),
        Field("area", "string", "The area it belongs to.", lambda row, _: row.area),
        Field("date", "period", "When it took place.", lambda row, _: str(row.date)),
        Field("title", "text", "What happened.", lambda row, _: row.title),
        Field("summary", "text", "A little more of it.", lambda row, _: row.summary),
        Field(
            "kind",
            "string",
            "What sort of event it is.",
            lambda row, _: row.kind,
            choices=get_args(EventKind),
        ),
        Field("source", "string", "The id of the publication.", lambda row, _: row.source),
    ),
)

PRACTICE = Record(
    "Practice",
    (
        Field("id", "string", "Its id.", lambda row, _: row.id),
        Field("area", "string", "The area it belongs to.", lambda row, _: row.area),
        Field("place", "string", "The id of the place.", lambda row, _: row.place),
        Field(
            "start",
            "period",
            "When it began; null where that is not known.",
            lambda row, _: _date(row.start),
            optional=True,
        ),
        Field("title", "text", "What it is.", lambda row, _: row.title),
        Field("summary", "text", "What was done.", lambda row, _: row.summary),
        Field(
            "result", "text", "What came of it.", lambda row, _: _text(row.result), optional=True
        ),
        Field("source", "string", "The id of the publication.", lambda row, _: row.source),
    ),
)

PLACE = Record(
    "Place",
    (
        Field("id", "string", "Its id, as in rows.", lambda row, _: row.id),
        Field("name", "text", "What it is called.", lambda row, _: row.name),
        Field(
            "kind",
            "string",
            "What sort of place it is.",
            lambda row, _: row.kind,
            choices=get_args(PlaceKind),
        ),
        Field(
            "parent",
            "string",
            "The id of the place it is a part of; null for the world.",
            lambda row, _: row.parent or None,
            optional=True,
        ),
    ),
)

UNIT = Record(
    "Unit",
    (
        Field("code", "string", "Its code, as in rows.", lambda row, _: row.code),
        Field("base", "string", "The code of its base unit.", lambda row, _: row.base),
        Field("factor", "number", "A value × factor is in the base.", lambda row, _: row.factor),
        Field("base_name", "text", "What the base is called.", lambda row, _: _label(row)),
    ),
)

RECORDS: tuple[Record, ...] = (
    *(EDITION, AREA, INDICATOR, OBSERVATION, TARGET),
    *(SOURCE, EVENT, PRACTICE, PLACE, UNIT),
)

"""The columns of every table of a download."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from report.analysis.editions import content_mark
from report.analysis.progress import VERDICTS, assess
from report.columns.cells import spread
from report.columns.column import Column, date
from report.columns.observation import (
    AMOUNT,
    NOTE,
    OBSERVATION,
    PERIOD,
    PROVENANCE,
    QUALIFIER,
    SOURCE_KINDS,
    STATUS,
    SUBJECT,
)
from report.model import Direction, EventKind, IndicatorKind, Report, Target, Text
from report.text.formatter import in_both
from report.text.verdicts import sum_in_words, verdict_in_words

# Every row says which state of the report it is from, wherever it goes.
_STAMP = (
    Column("edition", "string", lambda _, report: report.edition),
    Column("content_mark", "string", lambda _, report: content_mark(report)),
)

FIGURES = spread(*OBSERVATION, *_STAMP)


def _of_row(column: Column) -> Column:
    """A column of what a calculated figure stands for."""
    return replace(column, of=lambda row, report: column.of(row.row, report))


# What was made of published figures says from which, and which publications these are from.
CALCULATED = spread(
    *map(_of_row, (*SUBJECT, PERIOD)),
    Column("calculated", "number", lambda row, _: row.row.value),
    _of_row(QUALIFIER),
    Column("calculated_unit", "text", lambda row, _: row.unit.label),
    _of_row(STATUS),
    Column("made", "text", lambda row, _: row.made),
    Column(
        "inputs",
        "string",
        lambda row, _: " ".join(dict.fromkeys(one.key for one in row.inputs)),
    ),
    Column(
        "sources",
        "string",
        lambda row, _: " ".join(dict.fromkeys(one.source for one in row.inputs)),
    ),
    *_STAMP,
)


def _verdict(row: Target, report: Report) -> Text:
    return in_both(report, lambda fmt: verdict_in_words(assess(report, row), fmt))


def _sum(row: Target, report: Report) -> Text:
    return in_both(report, lambda fmt: sum_in_words(assess(report, row), fmt))


TARGETS = spread(
    *(*SUBJECT, PERIOD, *AMOUNT),
    Column("set_on", "period", lambda row, _: date(row.set_on), optional=True),
    Column("base", "period", lambda row, _: date(row.base), optional=True),
    Column("superseded_by", "period", lambda row, _: date(row.superseded_by), optional=True),
    Column("policy", "text", lambda row, _: row.policy, optional=True),
    Column("verdict", "string", lambda row, report: assess(report, row).verdict, choices=VERDICTS),
    Column("verdict_text", "text", _verdict),
    Column("sum_text", "text", _sum),
    *(*PROVENANCE, *_STAMP),
)
EVENTS = spread(
    Column("id", "string", lambda row, _: row.id),
    Column("area", "string", lambda row, _: row.area),
    Column("date", "period", lambda row, _: str(row.date)),
    Column("title", "text", lambda row, _: row.title),
    Column("summary", "text", lambda row, _: row.summary),
    Column("kind", "string", lambda row, _: row.kind, choices=get_args(EventKind)),
    *(*PROVENANCE, *_STAMP),
)
PRACTICES = spread(
    Column("id", "string", lambda row, _: row.id),
    Column("area", "string", lambda row, _: row.area),
    Column("place", "string", lambda row, _: row.place),
    Column("place_name", "text", lambda row, report: report.places[row.place].name),
    Column("start", "period", lambda row, _: date(row.start), optional=True),
    Column("title", "text", lambda row, _: row.title),
    Column("summary", "text", lambda row, _: row.summary),
    Column("result", "text", lambda row, _: row.result, optional=True),
    *(*PROVENANCE, *_STAMP),
)
INDICATORS = spread(
    Column("id", "string", lambda row, _: row.id),
    Column("area", "string", lambda row, _: row.area),
    Column("area_name", "text", lambda row, report: report.area(row.area).name),
    Column("name", "text", lambda row, _: row.name),
    Column("synonyms", "text", lambda row, _: row.known_as, optional=True),
    Column("definition", "text", lambda row, _: row.definition),
    Column("unit", "string", lambda row, _: row.unit),
    Column("direction", "string", lambda row, _: row.direction, choices=get_args(Direction)),
    Column("kind", "string", lambda row, _: row.kind, choices=get_args(IndicatorKind)),
    NOTE,
)
SOURCES = spread(
    Column("id", "string", lambda row, _: row.id),
    Column("title", "string", lambda row, _: row.title),
    Column("publisher", "string", lambda row, _: row.publisher),
    Column("published", "period", lambda row, _: date(row.published), optional=True),
    Column("language", "string", lambda row, _: row.language),
    Column("kind", "string", lambda row, _: row.kind, choices=SOURCE_KINDS),
    Column("url", "url", lambda row, _: row.url, optional=True),
)

"""The columns of every table of a download: what a cell is, and how a row gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from report.export.selection import mark_of
from report.language import Formatter
from report.model import (
    LANGUAGES,
    Direction,
    EventKind,
    IndicatorKind,
    Observation,
    Period,
    Qualifier,
    Report,
    Source,
    SourceKind,
    Status,
    Target,
    Text,
    Unit,
)
from report.progress import VERDICTS, assess
from report.verdicts import sum_in_words, verdict_in_words

# An empty text is a cell without a value.
Cell = str | Decimal | bool
Kind = Literal["text", "period", "number", "boolean"]
Reading = Callable[[Any, Report], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its kind, what it may hold, and how a row of a report gives its cell."""

    name: str
    of: Reading
    kind: Kind = "text"
    required: bool = True
    choices: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """Its name without the language that it is in: what it is explained under."""
        return self.name.removesuffix("_en").removesuffix("_zh")


def _both(name: str, of: Callable[[Any, Report], Text], *, required: bool = True) -> list[Column]:
    """Two columns, one for each language."""

    def said(language: Any) -> Reading:
        return lambda row, report: of(row, report)[language]

    return [Column(f"{name}_{one}", said(one), required=required) for one in LANGUAGES]


def _date(period: Period | None) -> str:
    return "" if period is None else str(period)


def _source(row: Any, report: Report) -> Source:
    return report.sources[row.source]


def _unit(row: Observation | Target, report: Report) -> Unit:
    return report.unit_of(row.indicator)


def _label(row: Observation | Target, report: Report) -> Text:
    """What the base unit is called, as a heading: `1/n of the national average`."""
    label = _unit(row, report).label
    return Text(label.en.replace("{n}", "n"), label.zh.replace("{n}", "n"))


_SUBJECT = (
    Column("area", lambda row, report: report.indicators[row.indicator].area),
    Column("indicator", lambda row, _: row.indicator),
    *_both("indicator_name", lambda row, report: report.indicators[row.indicator].name),
    Column("place", lambda row, _: row.place),
    *_both("place_name", lambda row, report: report.places[row.place].name),
    Column("period", lambda row, _: str(row.period), "period"),
)
_AMOUNT = (
    Column("value", lambda row, _: row.value, "number"),
    Column("qualifier", lambda row, _: row.qualifier, choices=get_args(Qualifier), required=False),
    Column("unit", lambda row, report: _unit(row, report).code),
    Column("amount", lambda row, report: row.value * _unit(row, report).factor, "number"),
    Column("amount_unit", lambda row, report: _unit(row, report).base),
    *_both("amount_unit_name", _label),
)
_PROVENANCE = (
    Column("source", lambda row, _: row.source),
    Column("publisher", lambda row, report: _source(row, report).publisher),
    Column("source_title", lambda row, report: _source(row, report).title),
    Column(
        "source_published",
        lambda row, report: _date(_source(row, report).published),
        "period",
        required=False,
    ),
    Column("source_kind", lambda row, r: _source(row, r).kind, choices=get_args(SourceKind)),
    Column("url", lambda row, report: _source(row, report).url, required=False),
)
# Every row says which state of the report it is from, wherever it goes.
_STAMP = (
    Column("edition", lambda _, report: report.edition),
    Column("content_mark", lambda _, report: mark_of(report)),
)

FIGURES = (
    *_SUBJECT,
    *_AMOUNT,
    Column("status", lambda row, _: row.status, choices=get_args(Status)),
    Column("preferred", lambda row, _: row.preferred, "boolean"),
    *_PROVENANCE,
    *_both("note", lambda row, _: row.note, required=False),
    *_STAMP,
)


def _of_row(column: Column) -> Column:
    """A column of what a calculated figure stands for."""
    return Column(column.name, lambda row, report: column.of(row.row, report), column.kind)


# What was made of published figures says from which, and which publications these are from.
CALCULATED = (
    *map(_of_row, _SUBJECT),
    Column("calculated", lambda row, _: row.row.value, "number"),
    Column(
        "qualifier",
        lambda row, _: row.row.qualifier,
        choices=get_args(Qualifier),
        required=False,
    ),
    *_both("calculated_unit", lambda row, _: row.unit.label),
    Column("status", lambda row, _: row.row.status, choices=get_args(Status)),
    *_both("made", lambda row, _: row.made),
    Column("inputs", lambda row, _: " ".join(dict.fromkeys(one.key for one in row.inputs))),
    Column("sources", lambda row, _: " ".join(dict.fromkeys(one.source for one in row.inputs))),
    *_STAMP,
)


def _verdict(row: Target, report: Report) -> Text:
    return Text(*(verdict_in_words(assess(report, row), w) for w in _writers(report)))


def _sum(row: Target, report: Report) -> Text:
    return Text(*(sum_in_words(assess(report, row), w) for w in _writers(report)))


def _writers(report: Report) -> list[Formatter]:
    return [Formatter(report, language) for language in LANGUAGES]


TARGETS = (
    *_SUBJECT,
    *_AMOUNT,
    Column("set_on", lambda row, _: _date(row.set_on), "period", required=False),
    Column("base", lambda row, _: _date(row.base), "period", required=False),
    Column("superseded_by", lambda row, _: _date(row.superseded_by), "period", required=False),
    *_both("policy", lambda row, _: row.policy, required=False),
    Column("verdict", lambda row, report: assess(report, row).verdict, choices=VERDICTS),
    *_both("verdict_text", _verdict),
    *_both("sum_text", _sum),
    *_PROVENANCE,
    *_STAMP,
)
EVENTS = (
    Column("id", lambda row, _: row.id),
    Column("area", lambda row, _: row.area),
    Column("date", lambda row, _: str(row.date), "period"),
    *_both("title", lambda row, _: row.title),
    *_both("summary", lambda row, _: row.summary),
    Column("kind", lambda row, _: row.kind, choices=get_args(EventKind)),
    *_PROVENANCE,
    *_STAMP,
)
PRACTICES = (
    Column("id", lambda row, _: row.id),
    Column("area", lambda row, _: row.area),
    Column("place", lambda row, _: row.place),
    *_both("place_name", lambda row, report: report.places[row.place].name),
    Column("start", lambda row, _: _date(row.start), "period", required=False),
    *_both("title", lambda row, _: row.title),
    *_both("summary", lambda row, _: row.summary),
    *_both("result", lambda row, _: row.result, required=False),
    *_PROVENANCE,
    *_STAMP,
)
INDICATORS = (
    Column("id", lambda row, _: row.id),
    Column("area", lambda row, _: row.area),
    *_both("area_name", lambda row, report: report.area(row.area).name),
    *_both("name", lambda row, _: row.name),
    *_both("synonyms", lambda row, _: row.known_as, required=False),
    *_both("definition", lambda row, _: row.definition),
    Column("unit", lambda row, _: row.unit),
    Column("direction", lambda row, _: row.direction, choices=get_args(Direction)),
    Column("kind", lambda row, _: row.kind, choices=get_args(IndicatorKind)),
    *_both("note", lambda row, _: row.note, required=False),
)
SOURCES = (
    Column("id", lambda row, _: row.id),
    Column("title", lambda row, _: row.title),
    Column("publisher", lambda row, _: row.publisher),
    Column("published", lambda row, _: _date(row.published), "period", required=False),
    Column("language", lambda row, _: row.language),
    Column("kind", lambda row, _: row.kind, choices=get_args(SourceKind)),
    Column("url", lambda row, _: row.url, required=False),
)

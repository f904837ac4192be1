"""The columns of an observation: what it is of, how much, of what standing, and who published it.

Targets have most of them too, events and practices those of the publication.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from report.analysis.corrections import corrections_of
from report.analysis.editions import content_mark
from report.columns.column import Column, date, declare
from report.model import (
    LANGUAGES,
    Event,
    Observation,
    Practice,
    Qualifier,
    Report,
    Source,
    SourceKind,
    Status,
    Target,
    Text,
    Unit,
    Vintage,
)
from report.text.edition_changes import correction_in_words
from report.text.formatter import Formatter, in_both

QUALIFIERS: tuple[str, ...] = tuple(filter(None, get_args(Qualifier)))
STATUSES: tuple[str, ...] = get_args(Status)
VINTAGES: tuple[str, ...] = get_args(Vintage)
SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)


def _unit(row: Observation | Target, report: Report) -> Unit:
    return report.unit_of(row.indicator)


def base_name(unit: Unit) -> Text:
    """What a unit's base is called; `1/n of the national average` where a number goes inside."""
    return Text(*(unit.label[language].replace("{n}", "n") for language in LANGUAGES))


def _source(row: Observation | Target | Event | Practice, report: Report) -> Source:
    return report.sources[row.source]


def site_name(source: Source, report: Report) -> Text | None:
    """Whose site a publication was read on, where that is not its publisher's."""
    return report.publishers[source.via].name if source.via else None


SUBJECT = (
    Column("area", "string", lambda row, report: report.indicators[row.indicator].area),
    Column("indicator", "string", lambda row, _: row.indicator),
    Column("indicator_name", "text", lambda row, report: report.indicators[row.indicator].name),
    Column("place", "string", lambda row, _: row.place),
    Column("place_name", "text", lambda row, report: report.places[row.place].name),
)
PERIOD = Column("period", "period", lambda row, _: str(row.period))
QUALIFIER = Column(
    "qualifier", "string", lambda row, _: row.qualifier or None, optional=True, choices=QUALIFIERS
)
AMOUNT = (
    Column("value", "number", lambda row, _: row.value),
    QUALIFIER,
    Column("unit", "string", lambda row, report: _unit(row, report).code),
    Column("amount", "number", lambda row, report: row.value * _unit(row, report).factor),
    Column("amount_unit", "string", lambda row, report: _unit(row, report).base),
    Column("amount_unit_name", "text", lambda row, report: base_name(_unit(row, report))),
)
STATUS = Column("status", "string", lambda row, _: row.status, choices=STATUSES)
PROVENANCE = (
    Column("source", "string", lambda row, _: row.source),
    Column("publisher", "string", lambda row, report: _source(row, report).publisher),
    Column(
        "publisher_name",
        "text",
        lambda row, report: report.publishers[_source(row, report).publisher].name,
    ),
    Column("via", "string", lambda row, report: _source(row, report).via or None, optional=True),
    Column(
        "via_name",
        "text",
        lambda row, report: site_name(_source(row, report), report),
        optional=True,
    ),
    Column("source_title", "text", lambda row, report: _source(row, report).title),
    Column(
        "source_language",
        "string",
        lambda row, report: _source(row, report).language,
        word="language",
    ),
    Column(
        "source_published",
        "period",
        lambda row, report: date(_source(row, report).published),
        optional=True,
    ),
    Column(
        "source_kind",
        "string",
        lambda row, report: _source(row, report).kind,
        choices=SOURCE_KINDS,
    ),
    Column("url", "url", lambda row, report: _source(row, report).url or None, optional=True),
)
NOTE = Column("note", "text", lambda row, _: row.note or None, optional=True)
# Which state of the report a row is from.
STAMP = (
    Column("edition", "string", lambda _, report: report.edition),
    Column("content_mark", "string", lambda _, report: content_mark(report)),
)


def _corrected(row: Observation, report: Report) -> Text | None:
    """What we had wrong of a figure, in words; None where that is nothing."""
    made = corrections_of(row, report)
    if not made:
        return None

    def told(fmt: Formatter) -> str:
        between = " " if fmt.language == "en" else ""
        return between.join(correction_in_words(one, fmt) for one in made)

    return in_both(report, told)


OBSERVATION = declare(
    *(*SUBJECT, PERIOD, *AMOUNT, STATUS),
    Column("vintage", "string", lambda row, _: row.vintage, optional=True, choices=VINTAGES),
    Column("preferred", "boolean", lambda row, _: row.preferred),
    *(*PROVENANCE, NOTE),
    Column("corrected", "text", _corrected, optional=True),
)


def _of_figure(column: Column) -> Column:
    """A column of the figure that a calculation gave: of a row's `row`."""
    return replace(column, read=lambda row, report: column.read(row.row, report))


def _each_once(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(names))


# A row has the calculated figure as `row`, its `unit`, in words how it was `made`, and as `inputs`
# the published figures that it was made from.
CALCULATED = declare(
    *map(_of_figure, (*SUBJECT, PERIOD)),
    Column("calculated", "number", lambda row, _: row.row.value),
    _of_figure(QUALIFIER),
    Column("calculated_unit", "text", lambda row, _: row.unit.label),
    _of_figure(STATUS),
    Column("made", "text", lambda row, _: row.made),
    Column("inputs", "string", lambda row, _: _each_once(figure.key for figure in row.inputs)),
    Column("sources", "string", lambda row, _: _each_once(figure.source for figure in row.inputs)),
)


def figures_of(indicator: str, report: Report) -> tuple[Observation, ...]:
    """Every figure of an indicator: by place, then by time, a period's preferred first."""
    return tuple(row for rows in report.by_place(indicator).values() for row in rows)

"""The columns of an observation: what it is of, how much, of what standing, and who published it.

Targets have most of them too, events and practices those of the publication.
"""

from __future__ import annotations

from typing import get_args

from report.columns.column import Column, date
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
)

QUALIFIERS: tuple[str, ...] = tuple(filter(None, get_args(Qualifier)))
STATUSES: tuple[str, ...] = get_args(Status)
SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)


def _unit(row: Observation | Target, report: Report) -> Unit:
    return report.unit_of(row.indicator)


def base_name(unit: Unit) -> Text:
    """What a unit's base is called; `1/n of the national average` where a number goes inside."""
    return Text(*(unit.label[language].replace("{n}", "n") for language in LANGUAGES))


def _source(row: Observation | Target | Event | Practice, report: Report) -> Source:
    return report.sources[row.source]


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
PREFERRED = Column("preferred", "boolean", lambda row, _: row.preferred)
PROVENANCE = (
    Column("source", "string", lambda row, _: row.source),
    Column("publisher", "string", lambda row, report: _source(row, report).publisher),
    Column("source_title", "string", lambda row, report: _source(row, report).title),
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

OBSERVATION = (*SUBJECT, PERIOD, *AMOUNT, STATUS, PREFERRED, *PROVENANCE, NOTE)

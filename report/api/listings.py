"""The listings of the data API: which rows each has, and which of them a request asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from report.analysis.sources import select
from report.api import parameters
from report.api.parameters import Parameter
from report.columns import subsets
from report.columns.observations import figures_of
from report.columns.record import Record
from report.model import (
    Area,
    Event,
    Indicator,
    Observation,
    Place,
    Practice,
    Publisher,
    Report,
    Source,
    Target,
    Term,
    Unit,
)

Filters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """A kind of rows that can be listed: `rows` gives those that a request asks for."""

    name: str
    summary: str
    record: Record
    rows: Callable[[Report, Filters], Sequence[Any]]
    filters: tuple[Parameter, ...] = ()


def _among(value: str, chosen: Iterable[str] | None) -> bool:
    return chosen is None or value in chosen


def _areas(report: Report, _: Filters) -> Sequence[Area]:
    return report.areas


def _indicators(report: Report, asked: Filters) -> Sequence[Indicator]:
    rows = (row for row in report.indicators.values() if _among(row.area, asked["area"]))
    return [row for row in rows if _speaks_of(row, asked["q"] or ())]


def _speaks_of(row: Indicator, words: Iterable[str]) -> bool:
    texts = (row.name, row.known_as, row.definition)
    text = "\n".join(
        (row.id, *(part for named in texts for part in (named.en, named.zh)))
    ).casefold()
    return all(word in text for word in words)


def _observations(report: Report, asked: Filters) -> Sequence[Observation]:
    return [row for row in in_order(report) if _is_asked(row, report, asked)]


@lru_cache(maxsize=8)
def in_order(report: Report) -> tuple[Observation, ...]:
    """Every figure: indicators in the order of their table, then by place, then by time."""
    return tuple(row for indicator in report.indicators for row in figures_of(indicator, report))


def _is_asked(row: Observation, report: Report, asked: Filters) -> bool:
    first, last, preferred = asked["period_from"], asked["period_to"], asked["preferred"]
    return (
        _among(row.indicator, asked["indicator"])
        and _among(row.place, asked["place"])
        and _among(row.status, asked["status"])
        and (preferred == "all" or row.preferred == (preferred == "1"))
        and (first is None or row.period.end >= first.start)
        and (last is None or row.period.end <= last.end)
        and _among(report.indicators[row.indicator].area, asked["area"])
        and _among(report.sources[row.source].kind, asked["source_kind"])
    )


def _targets(report: Report, asked: Filters) -> Sequence[Target]:
    return [row for row in report.targets if _is_set_for(row, report, asked)]


def _is_set_for(row: Target, report: Report, asked: Filters) -> bool:
    return (
        _among(row.indicator, asked["indicator"])
        and _among(row.place, asked["place"])
        and _among(report.indicators[row.indicator].area, asked["area"])
    )


def _sources(report: Report, asked: Filters) -> Sequence[Source]:
    return select(report, asked["area"] or (), asked["kind"] or ())


def _publishers(report: Report, asked: Filters) -> Sequence[Publisher]:
    return [row for row in report.publishers.values() if _among(row.kind, asked["kind"])]


def _events(report: Report, asked: Filters) -> Sequence[Event]:
    rows = [row for row in report.events if _among(row.area, asked["area"])]
    return sorted(rows, key=lambda row: row.date.order, reverse=True)


def _practices(report: Report, asked: Filters) -> Sequence[Practice]:
    return [row for row in report.practices if _among(row.area, asked["area"])]


def _places(report: Report, _: Filters) -> Sequence[Place]:
    return tuple(report.places.values())


def _units(report: Report, _: Filters) -> Sequence[Unit]:
    return tuple(report.units.values())


def _terms(report: Report, _: Filters) -> Sequence[Term]:
    return report.glossary


AREAS = Listing("areas", "The areas of the report.", subsets.AREA_RECORD, _areas)
INDICATORS = Listing(
    "indicators",
    "What is counted, with its definition, unit and reach.",
    subsets.INDICATOR_RECORD,
    _indicators,
    (parameters.AREA, parameters.SEARCH),
)
OBSERVATIONS = Listing(
    "observations",
    "The published figures, each with its provenance.",
    subsets.OBSERVATION_RECORD,
    _observations,
    (
        *(
            parameters.INDICATOR,
            parameters.AREA,
            parameters.PLACE,
            parameters.PERIOD_FROM,
            parameters.PERIOD_TO,
        ),
        *(parameters.STATUS, parameters.SOURCE_KIND, parameters.PREFERRED),
    ),
)
TARGETS = Listing(
    "targets",
    "The policy targets, each with the verdict on it and the sum that it comes from.",
    subsets.TARGET_RECORD,
    _targets,
    (parameters.INDICATOR, parameters.AREA, parameters.PLACE),
)
SOURCES = Listing(
    "sources",
    "The publications, the most trusted kinds first.",
    subsets.SOURCE_RECORD,
    _sources,
    (parameters.AREA, parameters.KIND),
)
PUBLISHERS = Listing(
    "publishers",
    "Who published them, with their names in both languages.",
    subsets.PUBLISHER_RECORD,
    _publishers,
    (parameters.PUBLISHER_KIND,),
)
EVENTS = Listing(
    "events", "What happened, newest first.", subsets.EVENT_RECORD, _events, (parameters.AREA,)
)
PRACTICES = Listing(
    "practices",
    "Concrete experiences and what came of them.",
    subsets.PRACTICE_RECORD,
    _practices,
    (parameters.AREA,),
)
PLACES = Listing("places", "The places that figures are of.", subsets.PLACE_RECORD, _places)
UNITS = Listing("units", "The units that figures are in.", subsets.UNIT_RECORD, _units)
GLOSSARY = Listing(
    "glossary", "The words that need an explanation, with it.", subsets.TERM_RECORD, _terms
)

LISTINGS: tuple[Listing, ...] = (
    *(AREAS, INDICATORS, OBSERVATIONS, TARGETS),
    *(SOURCES, PUBLISHERS, EVENTS, PRACTICES, PLACES, UNITS, GLOSSARY),
)

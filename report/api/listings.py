"""The listings of the data API: which rows each has, and which of them a request asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report.analysis.expected import Expected, expected
from report.analysis.sources import select
from report.api import parameters
from report.api.parameters import Parameter
from report.columns import subsets
from report.columns.record import Record
from report.model import (
    Area,
    Event,
    FigureQuery,
    Indicator,
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
class ListedPage:
    """Some of the rows that a request asks for, and how many there are in all."""

    rows: Sequence[Any]
    total: int


# The report, what is asked for, how many rows are left out first, and how many are given at most.
Page = Callable[[Report, Filters, int, int], ListedPage]


@dataclass(frozen=True, slots=True)
class Listing:
    """A kind of rows that can be listed: `page` gives some of those that a request asks for."""

    name: str
    summary: str
    record: Record
    page: Page
    filters: tuple[Parameter, ...] = ()


def _of_all(rows: Callable[[Report, Filters], Sequence[Any]]) -> Page:
    """A page of rows that are few enough to be found all at once."""

    def page(report: Report, asked: Filters, offset: int, limit: int) -> ListedPage:
        found = rows(report, asked)
        return ListedPage(found[offset : offset + limit], len(found))

    return page


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


def _observations(report: Report, asked: Filters, offset: int, limit: int) -> ListedPage:
    """Indicators in the order of their table, then by place, then by time."""
    found = report.observations.page(_query(report, asked), offset, limit)
    return ListedPage(found.rows, found.total)


def _query(report: Report, asked: Filters) -> FigureQuery:
    kinds, preferred = asked["source_kind"], asked["preferred"]
    first, last = asked["period_from"], asked["period_to"]
    indicators = (row for row in report.indicators.values() if _among(row.area, asked["area"]))
    sources = (row.id for row in report.sources.values() if _among(row.kind, kinds))
    return FigureQuery(
        indicators=tuple(row.id for row in indicators if _among(row.id, asked["indicator"])),
        places=tuple(place for place in report.places if _among(place, asked["place"])),
        statuses=asked["status"],
        sources=None if kinds is None else frozenset(sources),
        preferred=None if preferred == "all" else preferred == "1",
        first=first and first.start,
        last=last and last.end,
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


def _expected(report: Report, asked: Filters) -> Sequence[Expected]:
    rows = (row for row in expected(report) if _among(row.indicator.area, asked["area"]))
    return [row for row in rows if _among(row.publisher, asked["publisher"])]


AREAS = Listing("areas", "The areas of the report.", subsets.AREA_RECORD, _of_all(_areas))
INDICATORS = Listing(
    "indicators",
    "What is counted, with its definition, unit and reach.",
    subsets.INDICATOR_RECORD,
    _of_all(_indicators),
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
    _of_all(_targets),
    (parameters.INDICATOR, parameters.AREA, parameters.PLACE),
)
SOURCES = Listing(
    "sources",
    "The publications, the most trusted kinds first.",
    subsets.SOURCE_RECORD,
    _of_all(_sources),
    (parameters.AREA, parameters.KIND),
)
PUBLISHERS = Listing(
    "publishers",
    "Who published them, with their names in both languages.",
    subsets.PUBLISHER_RECORD,
    _of_all(_publishers),
    (parameters.PUBLISHER_KIND,),
)
EVENTS = Listing(
    "events",
    "What happened, newest first.",
    subsets.EVENT_RECORD,
    _of_all(_events),
    (parameters.AREA,),
)
PRACTICES = Listing(
    "practices",
    "Concrete experiences and what came of them.",
    subsets.PRACTICE_RECORD,
    _of_all(_practices),
    (parameters.AREA,),
)
PLACES = Listing(
    "places", "The places that figures are of.", subsets.PLACE_RECORD, _of_all(_places)
)
UNITS = Listing("units", "The units that figures are in.", subsets.UNIT_RECORD, _of_all(_units))
GLOSSARY = Listing(
    "glossary", "The words that need an explanation, with it.", subsets.TERM_RECORD, _of_all(_terms)
)
EXPECTED = Listing(
    "expected",
    "The next figures that are expected, by the months in which they usually are published.",
    subsets.EXPECTED_RECORD,
    _of_all(_expected),
    (parameters.AREA, parameters.PUBLISHER),
)

LISTINGS: tuple[Listing, ...] = (
    *(AREAS, INDICATORS, OBSERVATIONS, TARGETS),
    *(SOURCES, PUBLISHERS, EVENTS, PRACTICES, PLACES, UNITS, GLOSSARY, EXPECTED),
)

"""The figures of a selection: each series filtered, transformed, and cut to its years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from report.analysis.transform import Point, TransformRefusal
from report.explore import selection, transforming
from report.explore.selection import ExploreSelection
from report.explore.transforming import SeriesInput
from report.model import Observation, Report, Target, Unit

MOST_SERIES = 40
_FEWEST_DISTRICTS = 2


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """One series of a selection as it is to be shown, in `unit`; `refused` is why there is none."""

    indicator: str
    place: str
    unit: Unit
    points: tuple[Point, ...]
    left_out: tuple[tuple[Observation, TransformRefusal], ...] = ()
    refused: TransformRefusal | None = None

    @property
    def rows(self) -> tuple[Observation, ...]:
        """The figures with the values and flags that they are shown with."""
        return tuple(point.row for point in self.points)


@dataclass(frozen=True, slots=True)
class FoundSeries:
    """What a selection comes to: series with figures, those without, and how many are too many."""

    drawn: tuple[DrawnSeries, ...]
    empty: tuple[DrawnSeries, ...]
    beyond: int = 0

    @property
    def inputs(self) -> tuple[Observation, ...]:
        """The published figures behind all of it, each once."""
        used = (row for one in self.drawn for point in one.points for row in point.inputs)
        return tuple({row.key: row for row in used}.values())

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.indicator for one in self.drawn))

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.place for one in self.drawn))

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(dict.fromkeys(one.unit for one in self.drawn))


def find(report: Report, chosen: ExploreSelection) -> FoundSeries:
    """Every series of a resolved selection, by indicator, the report's own place first.

    Nothing is said of an indicator at a place for which nothing was ever published.
    """
    cases = [
        SeriesInput.of(report, chosen, indicator, place)
        for indicator in selection.indicators(report, chosen)
        for place in selection.places(report, chosen)
        if report.series(indicator, place)
    ]
    amounts = transforming.amounts(cases)
    series = [_drawn(replace(c, amount=amounts.get(c.indicator, c.amount))) for c in cases]
    drawn = [one for one in series if one.points]
    empty = [one for one in series if not one.points]
    return FoundSeries(tuple(drawn[:MOST_SERIES]), tuple(empty), max(0, len(drawn) - MOST_SERIES))


def _drawn(case: SeriesInput) -> DrawnSeries:
    result, chosen = transforming.result(case), case.chosen
    points = tuple(point for point in result.points if _in_years(point.row, chosen))
    left_out = tuple(pair for pair in result.left_out if _in_years(pair[0], chosen))
    enough = len(points) >= chosen.points
    return DrawnSeries(
        case.indicator,
        case.place,
        transforming.unit(case),
        points if enough else (),
        left_out,
        result.refused,
    )


def _in_years(row: Observation, chosen: ExploreSelection) -> bool:
    return (chosen.first or 0) <= row.period.year <= (chosen.last or 9999)


def subjects(report: Report, found: FoundSeries) -> frozenset[tuple[str, str]]:
    """Which series a picture is about: those of the report's own place where others are beside it.

    Without it, or where several indicators share a unit, each series of the unit is a subject.
    """
    home = report.frame.place
    chosen = []
    for unit in found.units:
        own = [(one.indicator, one.place) for one in found.drawn if one.unit == unit]
        places, shared = {place for _, place in own}, len({name for name, _ in own}) > 1
        every = shared or home not in places
        chosen += [pair for pair in own if every or pair[1] == home]
    return frozenset(chosen)


def targets(report: Report, chosen: ExploreSelection, found: FoundSeries) -> tuple[Target, ...]:
    """The city's targets, where published figures of one indicator begin with the city's own."""
    home = report.frame.place
    single = len(found.indicators) == 1 and found.places[0] == home
    if chosen.transform is not None or not single:
        return ()
    wanted = (found.indicators[0], home)
    own = (row for row in report.targets if (row.indicator, row.place) == wanted)
    return tuple(row for row in own if row.period.year <= (chosen.last or 9999))


@dataclass(frozen=True, slots=True)
class DistrictAtlas:
    """An indicator at the districts: for each year the last figure of each, in `unit`.

    `found` holds the same as series, and what was left out of them.
    """

    indicator: str
    unit: Unit
    found: FoundSeries
    years: Mapping[int, tuple[Observation, ...]]

    def year(self, wanted: int | None) -> int:
        """The year asked for, else the latest of those that most districts have figures for."""
        if wanted is not None and wanted in self.years:
            return wanted
        return max(self.years, key=lambda year: (len(self.years[year]), year))

    def of(self, year: int) -> FoundSeries:
        """The districts that have a figure of a year, each with that figure alone."""
        rows = {id(row) for row in self.years[year]}
        kept = (
            replace(one, points=tuple(point for point in one.points if id(point.row) in rows))
            for one in self.found.drawn
        )
        return FoundSeries(tuple(one for one in kept if one.points), self.found.empty)


def mapped(chosen: ExploreSelection) -> ExploreSelection:
    """A selection as a map can show it: an index tells years of a place apart, not places."""
    return replace(chosen, transform=None) if chosen.transform == "index" else chosen


def atlas(report: Report, chosen: ExploreSelection) -> DistrictAtlas | None:
    """The first chosen indicator that the map can show, transformed as chosen if that can be."""
    chosen = mapped(chosen)
    atlases = (_atlas(report, chosen, row) for row in selection.indicators(report, chosen))
    return next((one for one in atlases if one is not None), None)


def districted(report: Report, chosen: ExploreSelection) -> FoundSeries:
    """The chosen indicators at all districts, whatever places were chosen."""
    districts = tuple(place.id for place in report.districts())
    return find(report, replace(chosen, places=districts, points=1))


def _atlas(report: Report, chosen: ExploreSelection, indicator: str) -> DistrictAtlas | None:
    if not report.outlines:
        return None
    found = districted(report, replace(chosen, indicators=(indicator,)))
    last: dict[int, dict[str, Observation]] = {}
    for one in found.drawn:
        for row in one.rows:
            last.setdefault(row.period.year, {})[one.place] = row
    years = {y: tuple(last[y].values()) for y in sorted(last) if len(last[y]) >= _FEWEST_DISTRICTS}
    return DistrictAtlas(indicator, found.drawn[0].unit, found, years) if years else None

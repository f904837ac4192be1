"""What the report does not know: lone figures, gaps, targets without a figure, disagreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal, get_args

from report.measures import half_step, missing_years, year_runs
from report.model import Area, Indicator, Observation, Period, Place, Report, Source, Target, Text

Kind = Literal[
    "single",
    "elsewhere",
    "gaps",
    "unmeasured",
    "unfollowed",
    "definitions",
    "disagreements",
    "undated",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
# What may lie behind two values for one period; `open` where the rows do not tell.
Explanation = Literal["rounding", "definition", "provisional", "open"]
EXPLANATIONS: tuple[Explanation, ...] = get_args(Explanation)
# How far a figure can be relied on; a cell without a figure has none of these.
State = Literal["plain", "provisional", "definition", "disagreement"]
STATES: tuple[State, ...] = get_args(State)

_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An indicator without a figure of the report's own place, and the places that have one."""

    indicator: str
    places: tuple[Place, ...]
    latest: Period


@dataclass(frozen=True, slots=True)
class Gap:
    """The years between the first and the last figure of an indicator that have none."""

    indicator: str
    first: Period
    last: Period
    years: tuple[int, ...]

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """Neighbouring years together: the first and the last of each run."""
        return year_runs(self.years)


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """A target after which nothing has been measured, and the last figure there is."""

    target: Target
    latest: Observation


@dataclass(frozen=True, slots=True)
class Shift:
    """A series with figures that do not compare: after a break, or of another definition."""

    indicator: str
    place: str
    breaks: tuple[Period, ...]
    others: tuple[Period, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One indicator, place and period with different values; `rows` begins with the one shown.

    `spread` is the largest value less the smallest, in the indicator's unit.
    """

    rows: tuple[Observation, ...]
    spread: Decimal
    explanation: Explanation

    @property
    def shown(self) -> Observation:
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much was looked at: what the counts of each kind are to be held against.

    A series is an indicator at a place; `compared` are its periods that several rows give.
    """

    indicators: int
    targets: int
    series: int
    compared: int
    sources: int


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Everything that is not known of an area, or of all (`area` None), in the tables' order.

    Lone figures, figures elsewhere and gaps are those of the report's own place; the other
    kinds cover every place in the tables.
    """

    area: str | None
    extent: Extent
    single: tuple[Observation, ...]
    elsewhere: tuple[Elsewhere, ...]
    gaps: tuple[Gap, ...]
    unmeasured: tuple[Target, ...]
    unfollowed: tuple[Unfollowed, ...]
    definitions: tuple[Shift, ...]
    disagreements: tuple[Disagreement, ...]
    undated: tuple[Source, ...]

    @property
    def counts(self) -> Mapping[Kind, int]:
        return {
            "single": len(self.single),
            "elsewhere": len(self.elsewhere),
            "gaps": len(self.gaps),
            "unmeasured": len(self.unmeasured),
            "unfollowed": len(self.unfollowed),
            "definitions": len(self.definitions),
            "disagreements": len(self.disagreements),
            "undated": len(self.undated),
        }

    @property
    def totals(self) -> Mapping[Kind, int]:
        """For each kind, how many there could be."""
        extent = self.extent
        return {
            "single": extent.indicators,
            "elsewhere": extent.indicators,
            "gaps": extent.indicators,
            "unmeasured": extent.targets,
            "unfollowed": extent.targets,
            "definitions": extent.series,
            "disagreements": extent.compared,
            "undated": extent.sources,
        }


def of(report: Report, area_id: str | None = None) -> Unknowns:
    """What is not known of an area, or of all of them; KeyError for an unknown area."""
    areas = report.areas if area_id is None else (report.area(area_id),)
    indicators = [row for area in areas for row in _table_order(report, area)]
    targets = [target for area in areas for target in report.targets_in(area.id)]
    series = [(row.id, place.id) for row in indicators for place in report.places_of(row.id)]
    cells = [cell for pair in series for cell in _compared(report.published(*pair))]
    sources = _sources(report, areas)
    return Unknowns(
        area=area_id,
        extent=Extent(len(indicators), len(targets), len(series), len(cells), len(sources)),
        single=_single(report, indicators),
        elsewhere=_elsewhere(report, indicators),
        gaps=_gaps(report, indicators),
        unmeasured=tuple(row for row in targets if not _measured(report, row)),
        unfollowed=_unfollowed(report, targets),
        definitions=_definitions(report, series),
        disagreements=tuple(found for cell in cells if (found := _disagreement(cell))),
        undated=tuple(source for source in sources if source.published is None),
    )


def _table_order(report: Report, area: Area) -> list[Indicator]:
    return [row for row in report.indicators.values() if row.area == area.id]


def _single(report: Report, indicators: Iterable[Indicator]) -> tuple[Observation, ...]:
    every = (report.series(row.id) for row in indicators)
    return tuple(series[0] for series in every if len(series) == 1)


def _elsewhere(report: Report, indicators: Iterable[Indicator]) -> tuple[Elsewhere, ...]:
    found = []
    for row in indicators:
        places = report.places_of(row.id)
        if places and report.places[report.frame.place] not in places:
            latest = max((report.series(row.id, place.id)[-1] for place in places), key=_order)
            found.append(Elsewhere(row.id, places, latest.period))
    return tuple(found)


def _order(row: Observation) -> tuple[object, int]:
    return row.period.order


def _gaps(report: Report, indicators: Iterable[Indicator]) -> tuple[Gap, ...]:
    every = ((row.id, report.series(row.id)) for row in indicators)
    return tuple(
        Gap(indicator, series[0].period, series[-1].period, years)
        for indicator, series in every
        if (years := missing_years(series))
    )


def _measured(report: Report, target: Target) -> tuple[Observation, ...]:
    return report.series(target.indicator, target.place)


def _unfollowed(report: Report, targets: Iterable[Target]) -> tuple[Unfollowed, ...]:
    """The targets that have figures, but none since they were set."""
    every = ((target, _measured(report, target)) for target in targets)
    return tuple(
        Unfollowed(target, series[-1])
        for target, series in every
        if series and not any(_follows(row.period, target) for row in series)
    )


def _follows(period: Period, target: Target) -> bool:
    """Whether a figure is the one aimed at, or is later than the setting of the target.

    Where it is not known when a target was set, only the figure aimed at tells something.
    """
    later = target.set_on is not None and period.end > target.set_on.end
    return later or period == target.period


def _definitions(report: Report, series: Iterable[tuple[str, str]]) -> tuple[Shift, ...]:
    found = (_shift(report.published(indicator, place)) for indicator, place in series)
    return tuple(shift for shift in found if shift)


def _shift(rows: Sequence[Observation]) -> Shift | None:
    flagged = [row for row in rows if row.status in "BD"]
    if not flagged:
        return None
    return Shift(
        indicator=flagged[0].indicator,
        place=flagged[0].place,
        breaks=tuple(dict.fromkeys(row.period for row in flagged if row.status == "B")),
        others=tuple(dict.fromkeys(row.period for row in flagged if row.status == "D")),
        notes=tuple(dict.fromkeys(row.note for row in flagged if row.note)),
    )


def _compared(rows: Iterable[Observation]) -> list[tuple[Observation, ...]]:
    """The periods of a series that several rows give, each with its rows, the shown one first."""
    cells = (tuple(cell) for _, cell in groupby(rows, key=lambda row: row.period))
    return [cell for cell in cells if len(cell) > 1]


def _disagreement(cell: tuple[Observation, ...]) -> Disagreement | None:
    values = [row.value for row in cell]
    spread = max(values) - min(values)
    return Disagreement(cell, spread, _explanation(cell)) if spread else None


def _explanation(rows: Sequence[Observation]) -> Explanation:
    """What may lie behind different values, the plainest first."""
    ranges = [_range(row) for row in rows]
    if max(low for low, _ in ranges) <= min(high for _, high in ranges):
        return "rounding"
    if any(row.status in "BD" for row in rows):
        return "definition"
    return "provisional" if any(is_provisional(row) for row in rows) else "open"


def is_provisional(row: Observation) -> bool:
    """Whether a figure is preliminary or an estimate."""
    return row.status in "PE" or row.qualifier == "preliminary"


def _range(row: Observation) -> tuple[Decimal, Decimal]:
    """The lowest and the highest amount that a figure, as it is written, can stand for."""
    if row.qualifier == "more_than":
        return row.value, _ENDLESS
    if row.qualifier == "less_than":
        return -_ENDLESS, row.value
    doubt = _doubt(row)
    return row.value - doubt, row.value + doubt


def _doubt(row: Observation) -> Decimal:
    """Half of the last digit; of an approximate figure the zeros at the end are no digits."""
    if row.qualifier != "about" or not row.value:
        return half_step(row.value)
    exponent = row.value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


def _sources(report: Report, areas: Sequence[Area]) -> tuple[Source, ...]:
    """The sources that these areas draw on for figures, targets, events or practices."""
    ids = {area.id for area in areas}
    areas_of = {row.id: row.area for row in report.indicators.values()}
    told = [(row.area, row.source) for row in report.events]
    told += [(row.area, row.source) for row in report.practices]
    told += [(areas_of[row.indicator], row.source) for row in report.observations]
    told += [(areas_of[row.indicator], row.source) for row in report.targets]
    used = {source for area, source in told if area in ids}
    return tuple(source for source in report.sources.values() if source.id in used)


@dataclass(frozen=True, slots=True)
class Cell:
    """The figures of an indicator in a year; its last one, which is a year's own, gives `state`."""

    year: int
    rows: tuple[Observation, ...]
    state: State | None


@dataclass(frozen=True, slots=True)
class Track:
    """An indicator with a cell for every year of a coverage."""

    indicator: Indicator
    cells: tuple[Cell, ...]

    def years(self, *states: State) -> tuple[int, ...]:
        """The years in one of these states; those with any figure, where none is named."""
        return tuple(cell.year for cell in self.cells if cell.state in (states or STATES))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which indicators of an area have a figure of the report's own place in which year."""

    area: str
    years: range
    tracks: tuple[Track, ...]

    def count(self, *states: State) -> int:
        """The cells in one of these states; those with any figure, where none is named."""
        return sum(len(track.years(*states)) for track in self.tracks)

    @property
    def rows(self) -> tuple[Observation, ...]:
        return tuple(row for track in self.tracks for cell in track.cells for row in cell.rows)


def coverage(report: Report, area_id: str) -> Coverage | None:
    """The figures of an area by indicator (headline ones first) and year; None without any."""
    indicators = report.in_area(area_id)
    found = [row.period.year for each in indicators for row in report.series(each.id)]
    if not found:
        return None
    years = range(min(found), max(found) + 1)
    return Coverage(area_id, years, tuple(_track(report, each, years) for each in indicators))


def _track(report: Report, indicator: Indicator, years: range) -> Track:
    rows = report.published(indicator.id, report.frame.place)
    disputed = {
        cell[0].period
        for cell in _compared(rows)
        if (found := _disagreement(cell)) and found.explanation != "rounding"
    }
    shown = [row for row in rows if row.preferred]
    return Track(indicator, tuple(_cell(year, shown, disputed) for year in years))


def _cell(year: int, shown: Iterable[Observation], disputed: set[Period]) -> Cell:
    rows = tuple(row for row in shown if row.period.year == year)
    return Cell(year, rows, _state(rows[-1], disputed) if rows else None)


def _state(row: Observation, disputed: set[Period]) -> State:
    if row.period in disputed:
        return "disagreement"
    if row.status in "BD":
        return "definition"
    return "provisional" if is_provisional(row) else "plain"

"""The figures of a selection: each series filtered, transformed, and cut to its years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from report.analysis import value_axis
from report.analysis.transform import Point, Transform, TransformRefusal
from report.explore import selection, transforming
from report.explore.selection import ExploreSelection
from report.explore.transforming import SeriesInput
from report.model import Observation, Period, Report, Target, Unit
from report.model.report_cache import report_cache

MOST_SERIES = 40
_WITHOUT_ZERO: frozenset[Transform | None] = frozenset({"index", "growth", "change", "difference"})
_FEWEST_DISTRICTS = 2


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """One series of a selection, transformed, with the `unit` that its values are then in.

    `left_out` are the figures without a result, each with the reason; `refused` is the reason why
    the whole series has none.
    """

    indicator: str
    place: str
    unit: Unit
    points: tuple[Point, ...]
    left_out: tuple[tuple[Observation, TransformRefusal], ...] = ()
    refused: TransformRefusal | None = None

    @property
    def rows(self) -> tuple[Observation, ...]:
        """The points as observations: transformed value, qualifier and status."""
        return tuple(point.row for point in self.points)


@dataclass(frozen=True, slots=True)
class SelectedSeries:
    """All series of a selection: those with figures, those without, and how many more there are.

    At most `MOST_SERIES` are drawn; `beyond` counts the rest. `transform` is what was done to all,
    `base` the base year of an index.
    """

    drawn: tuple[DrawnSeries, ...]
    empty: tuple[DrawnSeries, ...]
    beyond: int = 0
    transform: Transform | None = None
    base: Period | None = None

    @property
    def inputs(self) -> tuple[Observation, ...]:
        """The published figures behind all series, each once."""
        used = (row for series in self.drawn for point in series.points for row in point.inputs)
        return tuple({row.key: row for row in used}.values())

    @property
    def indicators(self) -> tuple[str, ...]:
        """Ids of the indicators that have figures, in the order drawn."""
        return tuple(dict.fromkeys(series.indicator for series in self.drawn))

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of the places that have figures, in the order drawn."""
        return tuple(dict.fromkeys(series.place for series in self.drawn))

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of what is drawn, each once: one panel for each."""
        return tuple(dict.fromkeys(series.unit for series in self.drawn))

    def may_be_cut(self, unit: Unit, report: Report) -> bool:
        """Whether the axis of a unit need not begin at zero: an index and a change have none."""
        rows = [series.rows for series in self.drawn if series.unit == unit]
        if self.transform in _WITHOUT_ZERO:
            return value_axis.compare(rows)
        return value_axis.may_be_cut(rows, report)

    def is_cut(self, unit: Unit, report: Report) -> bool:
        """Whether the axis of a unit does not begin at zero."""
        rows = [row for series in self.drawn if series.unit == unit for row in series.rows]
        values = [float(row.value) for row in rows]
        return self.may_be_cut(unit, report) and value_axis.is_cut(values)


# Found once for all readers of an edition.
@report_cache(256)
def find(report: Report, chosen: ExploreSelection) -> SelectedSeries:
    """Every series of a resolved selection, by indicator, the report's own place first.

    An indicator at a place for which nothing was ever published is left out without a word.
    """
    inputs = [
        SeriesInput.from_selection(report, chosen, indicator, place)
        for indicator in selection.indicators(report, chosen)
        for place in selection.places(report, chosen)
        if report.series(indicator, place)
    ]
    amounts = transforming.amounts(inputs)
    inputs_with_amount = (
        replace(row, amount=amounts.get(row.indicator, row.amount)) for row in inputs
    )
    every = [_transformed(row) for row in inputs_with_amount]
    drawn = [series for series in every if series.points]
    empty = [series for series in every if not series.points]
    beyond = max(0, len(drawn) - MOST_SERIES)
    base = selection.base(report, chosen) if chosen.transform == "index" else None
    return SelectedSeries(
        tuple(drawn[:MOST_SERIES]),
        tuple(empty),
        beyond,
        chosen.transform,
        None if base is None else Period(base),
    )


def _transformed(case: SeriesInput) -> DrawnSeries:
    result, chosen = transforming.result(case), case.chosen
    points = tuple(point for point in result.points if _in_years(point.row, chosen))
    left_out = tuple(pair for pair in result.left_out if _in_years(pair[0], chosen))
    enough = len(points) >= chosen.min_figures
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


def subjects(report: Report, selected: SelectedSeries) -> frozenset[tuple[str, str]]:
    """Indicator and place of each series that a picture is about; the others are for comparison.

    Those of the report's own place are its subjects. Where that is not among the series of a unit,
    or where several indicators share the unit, each series of the unit is one.
    """
    home = report.settings.place
    chosen = []
    for unit in selected.units:
        pairs = [(row.indicator, row.place) for row in selected.drawn if row.unit == unit]
        places, shared = {place for _, place in pairs}, len({name for name, _ in pairs}) > 1
        every = shared or home not in places
        chosen += [pair for pair in pairs if every or pair[1] == home]
    return frozenset(chosen)


def targets(
    report: Report, chosen: ExploreSelection, selected: SelectedSeries
) -> tuple[Target, ...]:
    """The city's targets that can be drawn beside its figures, up to the last year chosen.

    None where figures are transformed, where several indicators are shown, or where the first
    series is not the city's own.
    """
    home = report.settings.place
    single = len(selected.indicators) == 1 and selected.places[0] == home
    if chosen.transform is not None or not single:
        return ()
    wanted = (selected.indicators[0], home)
    targets = (row for row in report.targets if (row.indicator, row.place) == wanted)
    return tuple(row for row in targets if row.period.year <= (chosen.last or 9999))


@dataclass(frozen=True, slots=True)
class DistrictAtlas:
    """An indicator at the districts: for each year the last figure of each, in `unit`.

    `selected` holds the same as series, and what was left out of them.
    """

    indicator: str
    unit: Unit
    selected: SelectedSeries
    years: Mapping[int, tuple[Observation, ...]]

    def shown_year(self, wanted: int | None) -> int:
        """The year asked for, else the latest of those that most districts have figures for."""
        if wanted is not None and wanted in self.years:
            return wanted
        return max(self.years, key=lambda year: (len(self.years[year]), year))

    def of_year(self, year: int) -> SelectedSeries:
        """The districts that have a figure of a year, each with that figure alone."""
        rows = {id(row) for row in self.years[year]}
        kept = (
            replace(series, points=tuple(point for point in series.points if id(point.row) in rows))
            for series in self.selected.drawn
        )
        drawn = tuple(series for series in kept if series.points)
        return SelectedSeries(drawn, self.selected.empty)


def mapped(chosen: ExploreSelection) -> ExploreSelection:
    """A selection as a map can show it: an index tells years of a place apart, not places."""
    return replace(chosen, transform=None) if chosen.transform == "index" else chosen


def atlas(report: Report, chosen: ExploreSelection) -> DistrictAtlas | None:
    """The first chosen indicator that the map can show, transformed as chosen if that can be."""
    chosen = mapped(chosen)
    atlases = (_atlas(report, chosen, row) for row in selection.indicators(report, chosen))
    return next((atlas for atlas in atlases if atlas is not None), None)


def districted(report: Report, chosen: ExploreSelection) -> SelectedSeries:
    """The chosen indicators at all districts, whatever places were chosen."""
    districts = tuple(place.id for place in report.districts())
    return find(report, replace(chosen, places=districts, min_figures=1))


def _atlas(report: Report, chosen: ExploreSelection, indicator: str) -> DistrictAtlas | None:
    if not report.outlines:
        return None
    selected = districted(report, replace(chosen, indicators=(indicator,)))
    last: dict[int, dict[str, Observation]] = {}
    for series in selected.drawn:
        for row in series.rows:
            last.setdefault(row.period.year, {})[series.place] = row
    years = {y: tuple(last[y].values()) for y in sorted(last) if len(last[y]) >= _FEWEST_DISTRICTS}
    return DistrictAtlas(indicator, selected.drawn[0].unit, selected, years) if years else None

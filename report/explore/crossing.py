"""Two indicators of a selection against each other, by year or by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.explore.selection import ExploreSelection
from report.explore.series import DrawnSeries, SelectedSeries
from report.model import Observation


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one place and year."""

    place: str
    year: int
    across: Observation
    up: Observation


@dataclass(frozen=True, slots=True)
class Crossing:
    """Pairs of two indicators, whose series give the units; `years` are those that could be shown.

    By place all pairs are of one year, by year of all.
    """

    across: DrawnSeries
    up: DrawnSeries
    pairs: tuple[Pair, ...]
    years: tuple[int, ...]


def crossing_of(chosen: ExploreSelection, selected: SelectedSeries) -> Crossing | None:
    """The first two indicators; None where fewer than two have figures."""
    if len(selected.indicators) < 2:
        return None
    across, up = (
        [series for series in selected.drawn if series.indicator == indicator]
        for indicator in selected.indicators[:2]
    )
    pairs = [pair for first in across for second in up for pair in _pairs(first, second)]
    years = tuple(sorted({pair.year for pair in pairs}))
    if chosen.by == "place":
        pairs = _of_one_year(pairs, chosen.year)
    return Crossing(across[0], up[0], tuple(pairs), years)


def _pairs(across: DrawnSeries, up: DrawnSeries) -> list[Pair]:
    """The last figures of each year that both have, if they are of one place."""
    if across.place != up.place:
        return []
    first, second = ({row.period.year: row for row in series.rows} for series in (across, up))
    years = (year for year in first if year in second)
    return [Pair(across.place, year, first[year], second[year]) for year in years]


def _of_one_year(pairs: Sequence[Pair], wanted: int | None) -> list[Pair]:
    """Those of the year asked for, else of the latest year that most places have."""
    years = [pair.year for pair in pairs]
    best = max(years, key=lambda year: (years.count(year), year), default=0)
    year = wanted if wanted in years else best
    return [pair for pair in pairs if pair.year == year]

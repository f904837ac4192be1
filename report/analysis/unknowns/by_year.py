"""Which indicators have a figure in which year, and how far it can be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from report.analysis.unknowns.disagreement import compared, disagreement
from report.model import Indicator, Observation, Period, Report

# How far a figure can be relied on; a cell without a figure has none of these.
CoverageState = Literal["plain", "provisional", "definition", "disagreement"]
STATES: tuple[CoverageState, ...] = get_args(CoverageState)
# So many years up to the newest are told one by one; those before them have few figures.
LATE_YEARS = 16


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """The figures of an indicator in a year; its last one, which is a year's own, gives `state`."""

    year: int
    rows: tuple[Observation, ...]
    state: CoverageState | None


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """An indicator with a cell for every year of a coverage."""

    indicator: Indicator
    cells: tuple[CoverageCell, ...]

    def years(self, *states: CoverageState) -> tuple[int, ...]:
        """The years in one of these states; those with any figure, where none is named."""
        return tuple(cell.year for cell in self.cells if cell.state in (states or STATES))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which indicators of an area have a figure of the report's own place in which year."""

    area: str
    years: range
    tracks: tuple[CoverageRow, ...]

    def count(self, *states: CoverageState) -> int:
        """The cells in one of these states; those with any figure, where none is named."""
        return sum(len(track.years(*states)) for track in self.tracks)

    @property
    def earlier(self) -> range:
        """The years before the late ones; empty where there are none."""
        return self.years[:-LATE_YEARS]

    def within(self, years: range) -> Coverage:
        """The same indicators in these of its years."""
        tracks = (
            CoverageRow(track.indicator, tuple(one for one in track.cells if one.year in years))
            for track in self.tracks
        )
        return Coverage(self.area, years, tuple(tracks))

    @property
    def late(self) -> Coverage:
        """The same indicators in the late years alone."""
        return self.within(self.years[-LATE_YEARS:])

    @property
    def rows(self) -> tuple[Observation, ...]:
        """All figures of all cells."""
        return tuple(row for track in self.tracks for cell in track.cells for row in cell.rows)


def coverage(report: Report, area_id: str) -> Coverage | None:
    """The figures of an area by indicator (headline ones first) and year; None without any."""
    indicators = report.in_area(area_id)
    known = [row.period.year for each in indicators for row in report.series(each.id)]
    if not known:
        return None
    years = range(min(known), max(known) + 1)
    return Coverage(area_id, years, tuple(_track(report, each, years) for each in indicators))


def _track(report: Report, indicator: Indicator, years: range) -> CoverageRow:
    rows = report.published(indicator.id, report.settings.place)
    disputed = {
        cell[0].period
        for cell in compared(rows)
        if (values := disagreement(cell)) and values.explanation not in {"rounding", "revision"}
    }
    series = [row for row in rows if row.preferred]
    return CoverageRow(indicator, tuple(_cell(year, series, disputed) for year in years))


def _cell(year: int, series: Iterable[Observation], disputed: set[Period]) -> CoverageCell:
    rows = tuple(row for row in series if row.period.year == year)
    return CoverageCell(year, rows, _state(rows[-1], disputed) if rows else None)


def _state(row: Observation, disputed: set[Period]) -> CoverageState:
    if row.period in disputed:
        return "disagreement"
    if row.status in "BD":
        return "definition"
    return "provisional" if row.is_provisional else "plain"

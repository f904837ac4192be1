"""How many indicators of each area have a figure of the report's own place in which year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report.analysis.unknowns.by_year import LATE_YEARS
from report.model import Area, Report


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """Of an area's indicators how many have a figure in each of the late years, in any year before
    them, and in any year at all.
    """

    area: Area
    indicators: int
    earlier: int
    by_year: Mapping[int, int]
    known: int


def coverage_by_area(report: Report) -> tuple[AreaCoverage, ...]:
    """The areas in the order of the report; none where it has no figure at all."""
    home = report.settings.place
    known = report.observations.years_at(home)
    if not known:
        return ()
    last = known[-1]
    years = range(last - LATE_YEARS + 1, last + 1)
    return tuple(_covered(area, years, report) for area in report.areas)


def _covered(area: Area, years: range, report: Report) -> AreaCoverage:
    indicators = report.in_area(area.id)
    known = [{row.period.year for row in report.series(row.id)} for row in indicators]
    return AreaCoverage(
        area,
        len(indicators),
        sum(any(year < years[0] for year in each) for each in known),
        {year: sum(year in each for each in known) for year in years},
        sum(bool(each) for each in known),
    )

"""What stands for an area, and for an indicator, where there is room for one."""

from __future__ import annotations

from report.analysis.age import is_dated
from report.analysis.latest import latest_figure
from report.model import Area, Indicator, Report


def leading_indicator(area: Area, report: Report) -> Indicator | None:
    """The one that the area's file names, else the first headline with a figure of late.

    None where no headline of the area has a figure.
    """
    named = report.indicators.get(area.leading)
    if named is not None and report.series(named.id):
        return named
    figures = [(row, latest_figure(report.series(row.id))) for row in report.headlines(area.id)]
    known = [(row, figure) for row, figure in figures if figure is not None]
    late = [row for row, figure in known if not is_dated(figure, report)]
    return next(iter([*late, *(row for row, _ in known)]), None)


def first_place(indicator: Indicator, report: Report) -> str:
    """The report's own place, or where it has no figure the first place that has one."""
    home = report.settings.place
    places = [place.id for place in report.places_of(indicator.id)]
    return places[0] if places and home not in places else home

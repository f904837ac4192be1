"""Indicators with one figure as rows: the figure, and one of another place beside it."""

from __future__ import annotations

from collections.abc import Sequence

from report.analysis.latest import latest_figure
from report.analysis.series import figure_at
from report.model import Group, Indicator, Observation, Report
from report.text.formatter import Formatter
from report.text.sheet import Sheet, SheetCell, figure_cell, period_cell, titled_sheet

_COLUMNS = ("indicator", "figure", "period", "place", "beside", "source")


def has_series(indicator: Indicator, report: Report) -> bool:
    """Whether the report's own place has more than one figure of it."""
    return len(report.series(indicator.id)) > 1


def group_label(group: Group, fmt: Formatter) -> str:
    """The name of a subject, with how many indicators it has."""
    count = fmt.plain(len(group.indicators))
    return fmt.word("group.label", name=fmt.say(group.name), count=count)


def single_figures_sheet(chosen: Sequence[Indicator], fmt: Formatter) -> Sheet:
    """A row for each indicator; one without any figure says so."""
    figures = [_only_figure(indicator, fmt.report) for indicator in chosen]
    pairs = zip(chosen, figures, strict=True)
    rows = [_row(indicator, figure, fmt) for indicator, figure in pairs]
    titles = [f"table.{name}" for name in _COLUMNS]
    behind = [{"": row} if row is not None else {} for row in figures]
    return titled_sheet(titles, rows, fmt, figures=behind)


def _only_figure(indicator: Indicator, report: Report) -> Observation | None:
    """That of the report's own place, else the latest of the first place that has one."""
    home = report.settings.place
    places = sorted((place.id for place in report.places_of(indicator.id)), key=home.__ne__)
    figures = (latest_figure(report.series(indicator.id, place)) for place in places)
    return next((figure for figure in figures if figure is not None), None)


def _row(
    indicator: Indicator, row: Observation | None, fmt: Formatter
) -> tuple[SheetCell | str, ...]:
    name = fmt.say(indicator.name)
    if row is None:
        return name, fmt.word("table.target_only"), "", "", "", ""
    return (
        name,
        figure_cell(row, fmt),
        period_cell(row.period, fmt),
        fmt.place(row.place),
        _beside(row, fmt),
        fmt.source(fmt.report.sources[row.source]),
    )


def _beside(row: Observation, fmt: Formatter) -> str:
    """A figure of another place for the same period: the nation's, else the first there is."""
    report, nation = fmt.report, fmt.report.explore_settings.nation
    places = [place.id for place in report.places_of(row.indicator) if place.id != row.place]
    places.sort(key=lambda place: place != nation)
    for place in places:
        other = figure_at(report.series(row.indicator, place), row.period)
        if other is not None:
            return fmt.word("chart.end", name=fmt.place(place), figure=fmt.observation(other))
    return ""

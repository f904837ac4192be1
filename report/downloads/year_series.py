"""The series of a selection, in the order of the report: by area and group, its own place first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from report.downloads.selection import Selection
from report.model import Area, Group, Observation, Report, Text, Unit


@dataclass(frozen=True, slots=True)
class YearSeries:
    """The figures of an indicator at a place that are shown, in time order, all in one unit.

    `published` are the figures that they were made from, or these themselves; `made` says how they
    were calculated. An indicator that has a target only has an empty series.
    """

    indicator: str
    place: str
    unit: Unit
    rows: tuple[Observation, ...]
    published: tuple[Observation, ...]
    made: Text | None = None


@dataclass(frozen=True, slots=True)
class SeriesGroup:
    """The series of indicators that are read together; `group` is None for those in no group."""

    area: Area
    group: Group | None
    series: tuple[YearSeries, ...]


def series_groups(selection: Selection, report: Report) -> tuple[SeriesGroup, ...]:
    """What was calculated, or else the figures that are preferred, and targets without figures."""
    every = _calculated(selection) if selection.calculated else _published(selection, report)
    order = {place: n for n, place in enumerate(report.places)}
    by_indicator: dict[str, list[YearSeries]] = {}
    for series in sorted(every, key=lambda one: (not _is_own(one, report), order[one.place])):
        by_indicator.setdefault(series.indicator, []).append(series)
    groups = (
        SeriesGroup(area, group, tuple(_series_of(names, by_indicator)))
        for area in report.areas
        for group, names in _groups(area, report)
    )
    return tuple(group for group in groups if group.series)


def _is_own(series: YearSeries, report: Report) -> bool:
    return series.place == report.settings.place


def _series_of(
    names: Iterable[str], by_indicator: Mapping[str, list[YearSeries]]
) -> Iterator[YearSeries]:
    return (series for name in names for series in by_indicator.get(name, ()))


def _groups(area: Area, report: Report) -> Iterator[tuple[Group | None, tuple[str, ...]]]:
    """The groups of an area with their indicators, then those that are in none."""
    yield from ((group, group.indicators) for group in area.groups)
    grouped = {name for group in area.groups for name in group.indicators}
    yield None, tuple(row.id for row in report.in_area(area.id) if row.id not in grouped)


def _published(selection: Selection, report: Report) -> Iterator[YearSeries]:
    cells: dict[tuple[str, str], list[Observation]] = {}
    for row in selection.observations:
        if row.preferred:
            cells.setdefault((row.indicator, row.place), []).append(row)
    for (indicator, place), rows in cells.items():
        ordered = tuple(sorted(rows, key=lambda row: row.stands_at.order))
        yield YearSeries(indicator, place, report.unit_of(indicator), ordered, ordered)
    measured = {indicator for indicator, _ in cells}
    for indicator, place in dict.fromkeys((row.indicator, row.place) for row in selection.targets):
        if indicator not in measured:
            yield YearSeries(indicator, place, report.unit_of(indicator), (), ())


def _calculated(selection: Selection) -> Iterator[YearSeries]:
    cells: dict[tuple[str, str, str], list[int]] = {}
    for n, figure in enumerate(selection.calculated):
        key = figure.row.indicator, figure.row.place, figure.unit.code
        cells.setdefault(key, []).append(n)
    for (indicator, place, _), numbers in cells.items():
        figures = [selection.calculated[n] for n in numbers]
        figures.sort(key=lambda figure: figure.row.stands_at.order)
        rows = tuple(figure.row for figure in figures)
        inputs = tuple(dict.fromkeys(row for figure in figures for row in figure.inputs))
        first = figures[0]
        yield YearSeries(indicator, place, first.unit, rows, inputs, first.made)

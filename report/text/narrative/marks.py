"""The marks that a chart shows, each with its meaning in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from report.analysis.chart_series import ChartSeries, drawn_as, drawn_targets, is_index, rows_of
from report.analysis.latest import latest_figure
from report.analysis.series import indexed, is_gap, segments
from report.analysis.target_path import target_path
from report.analysis.value_axis import (
    compare,
    have_other_definitions,
    is_cut,
    may_be_cut,
    off_scale,
)
from report.model import Chart, ChartKind, Observation, Report, Target
from report.text.formatter import Formatter

# What the marks of figures are called by in the words: of bars, of points.
LegendStyle = Literal["bar", "point"]
_STYLES: Mapping[ChartKind, LegendStyle] = MappingProxyType(
    {
        "line": "point",
        "area": "point",
        "points": "point",
        "decoupling": "point",
        "bar": "bar",
        "value": "bar",
    }
)
_FLAGS = ("P", "preliminary", "E", "D", "D_bound", "more_than", "less_than", "about")


def chart_legend(chart: Chart, fmt: Formatter) -> list[str]:
    """The marks that a chart really shows, each with its meaning in words."""
    series = rows_of(chart, fmt.report)
    kind = drawn_as(chart, fmt.report)
    if kind == "value":
        return meanings("bar", _with_bars(series), fmt, {})
    rows = (row for _, _, rows in series for row in rows)
    return meanings(_STYLES[kind], rows, fmt, _lines(chart, series, kind, fmt))


def _with_bars(series: ChartSeries) -> list[Observation]:
    """The latest figure of each series that has a bar: one without says why beside its value."""
    rows = [row for _, _, own in series if (row := latest_figure(own)) is not None]
    return [row for row, apart in zip(rows, off_scale(rows), strict=True) if not apart]


def meanings(
    style: LegendStyle, rows: Iterable[Observation], fmt: Formatter, lines: Mapping[str, bool]
) -> list[str]:
    """What the marks of figures mean, then the `lines` that are drawn."""
    flags = {flag for row in rows for flag in _flags(row)}
    styles = dict.fromkeys(_FLAGS, style)
    if lines.get("apart"):
        # Whatever the others are drawn as, those in the strip are marks, which it explains.
        flags -= {"D"}
        styles["D_bound"] = "point"
    keys = [f"{styles[flag]}.{flag}" for flag in _FLAGS if flag in flags]
    keys += [name for name, is_drawn in lines.items() if is_drawn]
    return list(dict.fromkeys(fmt.word(f"legend.{key}") for key in keys))


def _flags(row: Observation) -> tuple[str, str]:
    """Status and qualifier as they are drawn: a bound of another definition has its own mark."""
    bounded = row.qualifier in {"more_than", "less_than"}
    return ("D_bound" if row.status == "D" and bounded else row.status), row.qualifier


def _lines(chart: Chart, series: ChartSeries, kind: ChartKind, fmt: Formatter) -> dict[str, bool]:
    """Which of the rules, dotted lines and diamonds of a chart over time are drawn."""
    every = [rows for _, _, rows in series]
    is_apart = not is_index(chart) and have_other_definitions(every)
    joined = [[row for row in rows if not (is_apart and row.status == "D")] for rows in every]
    runs = [run for rows in joined for run in segments(rows)]
    return {
        "apart": is_apart,
        "break": any(row.status == "B" for row in _after_first(series, fmt)),
        "vintage": any(row.new_vintage for row in _after_first(series, fmt)),
        "dotted": kind != "bar" and any(_is_dotted(run, kind) for run in runs),
        "ended": is_index(chart) and any(_goes_on(rows, fmt.report) for _, _, rows in series),
        **target_marks(drawn_targets(chart, fmt.report)),
        "path": any(
            _begins_apart(target, fmt.report) for target in drawn_targets(chart, fmt.report)
        ),
        "cut": kind != "bar" and _is_cut(chart, series, fmt),
    }


def _begins_apart(target: Target, report: Report) -> bool:
    """Whether the path to a target begins on the day that it was set, at no figure."""
    path = target_path(report, target)
    return path is not None and path.since is not None


def target_marks(targets: Sequence[Target]) -> dict[str, bool]:
    """Which of the diamonds of targets are drawn: those in force, those since replaced."""
    replaced = [target for target in targets if target.superseded_by is not None]
    return {"target": len(replaced) < len(targets), "original": bool(replaced)}


def _is_cut(chart: Chart, series: ChartSeries, fmt: Formatter) -> bool:
    """Whether the axis of values of a chart over time does not begin at zero."""
    rows = [own for _, _, own in series]
    if is_index(chart):
        assert chart.base is not None
        values = [value for own in rows for _, value in indexed(own, chart.base)]
        return compare(rows) and is_cut([float(value) for value in values])
    drawn = [row.value for own in rows for row in own]
    drawn += [target.value for target in drawn_targets(chart, fmt.report)]
    return may_be_cut(rows, fmt.report) and is_cut([float(value) for value in drawn])


def _goes_on(rows: Sequence[Observation], report: Report) -> bool:
    """Whether a series has figures after the last one of these."""
    last = rows[-1]
    return report.series(last.indicator, last.place)[-1].period != last.period


def _after_first(series: ChartSeries, fmt: Formatter) -> list[Observation]:
    """The figures of the subject that may begin anew: only its breaks are drawn as rules."""
    home = fmt.report.settings.place
    subjects = [rows for _, place, rows in series if place == home or len(series) == 1]
    return [row for rows in subjects or [series[0][2]] for row in rows[1:]]


def _is_dotted(run: Sequence[Observation], kind: ChartKind) -> bool:
    """Whether figures of a comparable run are joined by dots: over gaps, and all sparse ones."""
    return any(kind == "points" or is_gap(a.period, b.period) for a, b in pairwise(run))

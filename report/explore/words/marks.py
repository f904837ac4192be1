"""The marks that a view shows, each with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from report.analysis.series import is_gap, segments
from report.analysis.value_axis import have_other_definitions
from report.explore.selection import ExploreSelection
from report.explore.series import SelectedSeries, subjects
from report.model import Observation, Target
from report.text.formatter import Formatter
from report.text.narrative.marks import LegendStyle, meanings, target_marks


def legend(
    chosen: ExploreSelection, selected: SelectedSeries, targets: Sequence[Target], fmt: Formatter
) -> list[str]:
    """The marks that are really shown, each with its meaning."""
    style: LegendStyle = "bar" if chosen.view == "bar" else "point"
    is_apart = _is_apart(chosen, selected)
    rows = [row for series in selected.drawn for row in series.rows]
    joined = [_on_scale(series.rows, is_apart) for series in selected.drawn]
    runs = [run for series in joined for run in segments(series)]
    pairs = [pair for run in runs for pair in pairwise(run)]
    ruled = [row for rows in _ruled(chosen, selected, fmt) for row in rows]
    lines = {
        "apart": is_apart,
        "break": any(row.status == "B" for row in ruled),
        "vintage": any(row.new_vintage for row in ruled),
        "dotted": style == "point"
        and any(is_gap(earlier.period, later.period) for earlier, later in pairs),
        **target_marks(targets),
        "cut": style == "point" and any(selected.is_cut(u, fmt.report) for u in selected.units),
    }
    return meanings(style, rows, fmt, lines)


def _on_scale(rows: Sequence[Observation], is_apart: bool) -> list[Observation]:
    return [row for row in rows if not (is_apart and row.status == "D")]


def _is_apart(chosen: ExploreSelection, selected: SelectedSeries) -> bool:
    """Whether figures of another definition than most stand off the scale of their panel."""
    series = [[row.rows] for row in selected.drawn]
    if chosen.view != "multiples":
        series = [[row.rows for row in selected.drawn if row.unit == u] for u in selected.units]
    return selected.base is None and any(have_other_definitions(panel) for panel in series)


def _ruled(
    chosen: ExploreSelection, selected: SelectedSeries, fmt: Formatter
) -> list[Sequence[Observation]]:
    """The figures of each series whose breaks are drawn, without its first one."""
    pairs = subjects(fmt.report, selected)
    every = chosen.view == "multiples"
    drawn = (row for row in selected.drawn if every or (row.indicator, row.place) in pairs)
    return [series.rows[1:] for series in drawn]

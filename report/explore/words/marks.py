"""The marks that a view shows, each with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from report.analysis.series import is_gap, segments
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
    runs = [run for series in selected.drawn for run in segments(series.rows)]
    pairs = [pair for run in runs for pair in pairwise(run)]
    ruled = [row for rows in _ruled(chosen, selected, fmt) for row in rows]
    lines = {
        "break": any(row.status == "B" for row in ruled),
        "vintage": any(row.new_vintage for row in ruled),
        "dotted": style == "point"
        and any(is_gap(earlier.period, later.period) for earlier, later in pairs),
        **target_marks(targets),
        "cut": style == "point" and any(selected.is_cut(u, fmt.report) for u in selected.units),
    }
    return meanings(style, (row for run in runs for row in run), fmt, lines)


def _ruled(
    chosen: ExploreSelection, selected: SelectedSeries, fmt: Formatter
) -> list[Sequence[Observation]]:
    """The figures of each series whose breaks are drawn, without its first one."""
    pairs = subjects(fmt.report, selected)
    every = chosen.view == "multiples"
    drawn = (row for row in selected.drawn if every or (row.indicator, row.place) in pairs)
    return [series.rows[1:] for series in drawn]

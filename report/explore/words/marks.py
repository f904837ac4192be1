"""The marks that a view shows, each with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from report.analysis.measures import is_gap, segments
from report.explore.selection import ExploreSelection
from report.explore.series import FoundSeries, subjects
from report.model import Observation, Target
from report.text.formatter import Formatter
from report.text.narrative.marks import LegendStyle, meanings


def legend(
    chosen: ExploreSelection, found: FoundSeries, targets: Sequence[Target], fmt: Formatter
) -> list[str]:
    """The marks that are really shown, each with its meaning."""
    style: LegendStyle = "bar" if chosen.view == "bar" else "point"
    runs = [run for one in found.drawn for run in segments(one.rows)]
    pairs = [pair for run in runs for pair in pairwise(run)]
    lines = {
        "break": any(row.status == "B" for one in _ruled(chosen, found, fmt) for row in one),
        "dotted": style == "point" and any(is_gap(one.period, two.period) for one, two in pairs),
        "target": bool(targets),
    }
    return meanings(style, (row for run in runs for row in run), fmt, lines)


def _ruled(
    chosen: ExploreSelection, found: FoundSeries, fmt: Formatter
) -> list[Sequence[Observation]]:
    """The figures of each series whose breaks are drawn, without its first one."""
    subject = subjects(fmt.report, found)
    small = chosen.view == "multiples"
    drawn = (one for one in found.drawn if small or (one.indicator, one.place) in subject)
    return [one.rows[1:] for one in drawn]

"""Warnings of figures that leave the way that their own series goes."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from itertools import pairwise

from report.data.check.warnings import neighbours
from report.data.check.warnings.examined import Doubts, Examined, WarningRule, of_row
from report.data.check.warnings.series import WrittenFigure, WrittenSeries, shown_series

# With fewer figures there is no telling what is usual.
FEWEST = 6
# In spreads of the other steps. Of the 86 shipped series that are long enough one has a larger
# step, which its source does not explain; the next one is at 8.7.
FARTHEST = 10
# Steps are never taken to spread less than this: 5 %, or a tenth of the usual size around zero.
QUIET, QUIET_AROUND_ZERO = 0.05, 0.1
# What a median distance is to a standard deviation, where chance alone spreads.
NORMAL_SPREAD = 1.4826
A_YEAR = 365.25


def jump_beyond_spread(examined: Examined) -> Doubts:
    """From one figure to the next a series moves ten times as far beyond its way as it ever does.

    Steps are ratios for a year, differences where figures may be zero or below. Their spread is the
    median distance from the median step, so that one wrong figure does not hide itself. A series
    needs six figures. The first figure after a break (status B) may be anywhere, and what another
    rule tells of already is not told twice.
    """
    told = {
        doubt.problem.row
        for rule in neighbours.RULES
        for doubt in rule(examined)
        if doubt.problem.file == "observations.csv"
    }
    for series in shown_series(examined.raw):
        for run in series.of_one_length:
            figures = tuple(one for one in run if one.row.number not in told)
            if len(figures) >= FEWEST:
                yield from _jumps(WrittenSeries(series.kind, figures))


def _jumps(series: WrittenSeries) -> Doubts:
    """The figures that are jumped to; the way back from one of them is no second jump."""
    steps = list(_steps(series))
    quiet = _quiet(series)
    is_far = [_is_far(steps, place, quiet) for place in range(len(steps))]
    for place, (before, figure) in enumerate(pairwise(series.figures)):
        is_first = is_far[place] and not (place and is_far[place - 1])
        if is_first and figure.row["status"] != "B":
            last = f"{before.row['value']} for {before.row['period']}"
            wrong = f"it is much farther from {last} than the series moves at any other time"
            remedy = "Compare both with the publication; a break in the series is status B"
            yield of_row(figure.row, "value", wrong, remedy)


def _steps(series: WrittenSeries) -> Iterator[float]:
    """How far the series goes from each figure to the next, in a year or, if less, in that time."""
    for before, figure in pairwise(series.figures):
        years = (figure.period.end - before.period.end).days / A_YEAR
        yield (_height(series, figure) - _height(series, before)) / max(1.0, years)


def _height(series: WrittenSeries, figure: WrittenFigure) -> float:
    return math.log(figure.value) if _is_above_zero(series) else figure.value


def _is_above_zero(series: WrittenSeries) -> bool:
    return series.has_ratios and all(one.value > 0 for one in series.figures)


def _quiet(series: WrittenSeries) -> float:
    """The least spread that steps are taken to have."""
    if _is_above_zero(series):
        return QUIET
    usual = statistics.median(abs(one.value) for one in series.figures)
    return QUIET_AROUND_ZERO * usual or 1.0


def _is_far(steps: list[float], place: int, quiet: float) -> bool:
    """Whether a step is beyond the spread of all others."""
    others = steps[:place] + steps[place + 1 :]
    usual = statistics.median(others)
    spread = NORMAL_SPREAD * statistics.median(abs(step - usual) for step in others)
    return abs(steps[place] - usual) > FARTHEST * max(spread, quiet)


RULES: tuple[WarningRule, ...] = (jump_beyond_spread,)

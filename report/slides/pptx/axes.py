"""The axes of native charts: round values, and whole years."""

from __future__ import annotations

from dataclasses import dataclass

from report.analysis.value_axis import nice_ticks
from report.charts.plot import Plot

# Names of years that have room side by side under a chart on a slide, and turned upright: better
# not too many of those either. With a few alone, a reader would not know the years between them.
_MOST_NAMES, _MOST_UPRIGHT = 16, (32, 48)
_FEWEST_NAMES = 5
# From one rule to the next of an axis of parts of one.
_QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class ChartAxis:
    """Where an axis begins and ends, how far apart its ticks are, if they are fractions, and if
    their names are turned upright.
    """

    low: float
    high: float
    step: float
    of_parts: bool = False
    is_upright: bool = False


def place(position: float) -> float:
    """Where a position in time stands on a native axis, whose numbers are the names of its ticks.

    It is moved by half a year: the number 2023 then stands in the middle of the year 2023, where
    its flow is, and the year's end at 2023.5.
    """
    return round(position - 0.5, 3)


def year_axis(plot: Plot) -> ChartAxis:
    """From the first to the last year, both named: the names between them are evenly spaced.

    Where no step leads from one to the other in a handful of names, as over 23 years, more of them
    are written upright.
    """
    span = plot.span
    years = span.last - span.first
    fewest = min(_FEWEST_NAMES, years + 1)
    steps = [_step(years, most) for most in (_MOST_NAMES, *_MOST_UPRIGHT)]
    step = next((step for step in steps if years // step + 1 >= fewest), steps[-1])
    is_upright = step != steps[0]
    # A stock of the last year stands at its end; a lone year needs some width.
    low = span.first - (step if not years else 0)
    return ChartAxis(low, span.last + step, step, is_upright=is_upright)


def _step(years: int, most_names: int) -> int:
    """The least number of years between names that leads to the last one with so few of them."""
    steps = range(1, years + 2)
    return next(step for step in steps if years // step < most_names and years % step == 0)


def value_axis(plot: Plot) -> ChartAxis:
    """Round values around all figures and targets, in the plot's scale."""
    heights = plot.heights()
    if plot.unit.is_part:
        return ChartAxis(0, 1, _QUARTER, of_parts=True)
    ticks = nice_ticks(min(heights), max(heights), from_zero=plot.from_zero)
    return ChartAxis(float(ticks[0]), float(ticks[-1]), float(ticks[1] - ticks[0]))

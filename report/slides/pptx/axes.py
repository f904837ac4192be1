"""The axes of native charts: round values, and whole years."""

from __future__ import annotations

from dataclasses import dataclass

from report.analysis.value_axis import nice_ticks
from report.charts.plot import Plot

# Names of years that have room side by side under a chart on a slide.
_MOST_NAMES = 16
# From one rule to the next of an axis of parts of one.
_QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class ChartAxis:
    """Where an axis begins and ends, how far apart its ticks are, and if they are fractions."""

    low: float
    high: float
    step: float
    of_parts: bool = False


def place(position: float) -> float:
    """Where a position in time stands on a native axis, whose numbers are the names of its ticks.

    It is moved by half a year: the number 2023 then stands in the middle of the year 2023, where
    its flow is, and the year's end at 2023.5.
    """
    return round(position - 0.5, 3)


def year_axis(plot: Plot) -> ChartAxis:
    """From the first to the last year, both named: the names between them are evenly spaced."""
    span = plot.span
    years = span.last - span.first
    step = next(step for step in range(1, years + 2) if _fits(years, step))
    # A stock of the last year stands at its end; a lone year needs some width.
    return ChartAxis(span.first - (step if not years else 0), span.last + step, step)


def _fits(years: int, step: int) -> bool:
    return years // step < _MOST_NAMES and years % step == 0


def value_axis(plot: Plot) -> ChartAxis:
    """Round values around all figures and targets, in the plot's scale."""
    heights = plot.heights()
    if plot.unit.is_part:
        return ChartAxis(0, 1, _QUARTER, of_parts=True)
    ticks = nice_ticks(min(heights), max(heights), from_zero=plot.from_zero)
    return ChartAxis(float(ticks[0]), float(ticks[-1]), float(ticks[1] - ticks[0]))

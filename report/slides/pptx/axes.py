"""The axes of native charts: round values, and whole years."""

from __future__ import annotations

from dataclasses import dataclass

from report.charts import canvas
from report.charts.palette import LIGHT
from report.charts.plot import Plot


@dataclass(frozen=True, slots=True)
class ChartAxis:
    """Where an axis begins and ends, how far apart its ticks are, and if its n say 1/n."""

    low: float
    high: float
    step: float
    of_parts: bool = False


def year_axis(plot: Plot) -> ChartAxis:
    """Whole years around all figures and targets; a lone year has one at each side."""
    first, last = plot.reach()
    ticks = canvas.year_axis(first, last, LIGHT)["tickvals"]
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1
    low = ticks[0] if ticks[0] <= first else ticks[0] - step
    margin = step if first == last else 0
    return ChartAxis(low - margin, ticks[-1] + margin, step)


def value_axis(plot: Plot, *, from_zero: bool = False) -> ChartAxis:
    """Round values around all figures and targets, in the plot's scale."""
    heights = plot.heights()
    if plot.unit.is_part and not from_zero:
        return ChartAxis(min(heights) - 1, max(heights) + 1, 1, of_parts=True)
    ticks = canvas.nice_ticks(min(heights), max(heights), from_zero=from_zero)
    return ChartAxis(float(ticks[0]), float(ticks[-1]), float(ticks[1] - ticks[0]))

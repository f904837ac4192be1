"""What a chart over time draws, and the axis that its values need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from report.charts import canvas
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.palette import Palette
from report.model import Target, Unit
from report.text.formatter import Formatter, Scale


@dataclass(frozen=True)
class Plot:
    """What a chart over time draws: lines of one unit, the targets ahead, and how to write."""

    lines: tuple[Line, ...]
    targets: tuple[Target, ...]
    unit: Unit
    fmt: Formatter
    palette: Palette

    @cached_property
    def scale(self) -> Scale:
        """The unit that all values are written in: thousands, 100 million, or as they are."""
        return self.fmt.scale(self._values(), self.unit)

    def _values(self) -> list[Decimal]:
        drawn = [row.value for line in self.lines for row in line.rows]
        return drawn + [target.value for target in self.targets]

    def heights(self) -> list[float]:
        """The values of all figures and targets, in the scale."""
        return [float(self.scale.of(value)) for value in self._values()]

    def reach(self) -> tuple[float, float]:
        """The first and the last position on the axis of years."""
        places = [row.stands_at.position for line in self.lines for row in line.rows]
        places += [target.period.position for target in self.targets]
        return min(places), max(places)

    def axis(self, heights: Sequence[float], *, from_zero: bool = False) -> Spec:
        """The axis of values; where a value n says 1/n, in parts, unless it begins at zero."""
        if self.unit.is_part and not from_zero:
            return canvas.part_axis(heights, self.palette, self.fmt)
        return canvas.value_axis(heights, self.palette, self.fmt, from_zero=from_zero)

"""What a chart over time draws, and the axis that its values need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from report.analysis import timing, value_axis
from report.charts import canvas
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.palette import Palette
from report.charts.strip import LANE, Strip
from report.charts.years import YearSpan
from report.model import Observation, Period, Target, Unit
from report.text.formatter import Formatter, Scale
from report.text.notation import SIGNS


@dataclass(frozen=True)
class Plot:
    """What a chart over time draws: lines of one unit, the targets ahead, and how to write.

    `base` is the base year of an index. `may_be_cut` says whether the axis of values need not begin
    at zero (`report/analysis/value_axis.py`). `shared_heights` are all the values of its axis,
    where it has that in common with others. `lane` is how much of the height a lane of the strip
    takes, and `keeps_lane` whether the room of one is kept where nothing stands in it.
    """

    lines: tuple[Line, ...]
    targets: tuple[Target, ...]
    unit: Unit
    fmt: Formatter
    palette: Palette
    base: Period | None = None
    may_be_cut: bool = False
    as_bars: bool = False
    shared_heights: tuple[float, ...] = ()
    lane: float = LANE
    keeps_lane: bool = False

    @cached_property
    def scale(self) -> Scale:
        """The unit that all values are written in: thousands, 100 million, or as they are."""
        return self.fmt.scale(self._values(), self.unit)

    def _values(self) -> list[Decimal]:
        drawn = [row.value for line in self.lines for row in self.on_scale(line.rows)]
        return drawn + [target.value for target in self.targets]

    def heights(self) -> list[float]:
        """The heights of all figures and targets."""
        return [self.height(value) for value in self._values()]

    def height(self, value: Decimal) -> float:
        """How high a value stands: in the scale, and at 1/n where a value n says 1/n."""
        height = value_axis.height(value, self.unit)
        return float(height if self.unit.is_part else self.scale.of(height))

    def heights_of(self, rows: Iterable[Observation]) -> list[float]:
        """How high figures stand: on the scale, or in their lane of the strip above it."""
        lanes = self.strip.heights(self.strip_foot, float(self.axis["range"][1]))
        return [
            lanes[self.strip.lane(row)] if self.strip.holds(row) else self.height(row.value)
            for row in rows
        ]

    @cached_property
    def strip(self) -> Strip:
        """Where figures of another definition stand; an index compares all that it has."""
        lines = self.lines if self.base is None else ()
        return Strip.of_lines(lines, self.fmt.word("chart.apart"), self.lane)

    def on_scale(self, rows: Iterable[Observation]) -> tuple[Observation, ...]:
        """Those of the figures that the scale is for."""
        return tuple(row for row in rows if not self.strip.holds(row))

    def figure(self, row: Observation | Target) -> str:
        """A value in short as it is written at its mark, with the sign of its qualifier."""
        value = row.value
        is_part = self.unit.is_part
        text = self.fmt.part(value) if is_part else self.fmt.short_number(value, self.scale)
        return SIGNS[row.qualifier] + text

    @cached_property
    def span(self) -> YearSpan:
        """The years of all figures and targets."""
        periods = (row.period for line in self.lines for row in line.rows)
        return YearSpan.around(periods, (target.period for target in self.targets), self.base)

    def position(self, row: Observation | Target) -> float:
        """Where a figure or a target stands on the axis of years; a bar over its period's name."""
        if self.as_bars:
            return row.period.middle
        period = row.stands_at if isinstance(row, Observation) else row.period
        return timing.position(period, self.fmt.report.indicators[row.indicator].kind)

    def positions(self, rows: Iterable[Observation]) -> list[float]:
        """Where figures stand on the axis of years."""
        return [self.position(row) for row in rows]

    @property
    def strip_foot(self) -> float:
        """Where the scale ends and the strip begins, on the axis of values."""
        return float(self._scale_axis["range"][1])

    @cached_property
    def axis(self) -> Spec:
        """The axis of values, longer by the strip where there is one."""
        low, foot = self._scale_axis["range"]
        room = max(self.strip.room(self.lane), self.lane if self.keeps_lane else 0)
        return self._scale_axis | {"range": [low, low + (foot - low) / (1 - room)]}

    @cached_property
    def _scale_axis(self) -> Spec:
        """From zero unless it may be cut; in parts where a value n says 1/n."""
        heights = self.shared_heights or self.heights()
        if self.unit.is_part:
            return canvas.part_axis(heights, self.palette, self.fmt)
        axis = canvas.value_axis(heights, self.palette, self.fmt, from_zero=self.from_zero)
        return canvas.with_headroom(axis, heights) if self.as_bars else axis

    @property
    def is_cut(self) -> bool:
        """Whether zero lies outside of its axis of values."""
        return canvas.is_cut_axis(self.axis)

    @property
    def from_zero(self) -> bool:
        """Whether its axis of values begins at zero, however far that is."""
        return self.as_bars or not self.may_be_cut

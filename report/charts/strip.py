"""The strip above the scale of a chart, for figures of another definition: a lane for each line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from report.analysis import value_axis
from report.charts import canvas
from report.charts.marks import Line
from report.model import Observation
from report.text import wrapping

# Of the height of a picture: a lane, and the whole strip.
LANE, _MOST = 0.14, 0.56
# Of a lane, from its foot to its marks; their values stand above them.
_MARKS = 0.36
# In pixels: a name of a lane that stands on two lines, and one that has no room beside the picture.
_LONG_NAME, _WIDEST_NAME = 78, 104


@dataclass(frozen=True, slots=True)
class Strip:
    """Its lanes: what is written beside each, from the top, and which line's figures are in it."""

    names: tuple[str, ...] = ()
    lanes: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of_lines(cls, lines: Sequence[Line], word: str, share: float) -> Strip:
        """A lane for each line with figures of another definition than most; one for all, called
        by the `word`, where there is one line or the names of several have no room.
        """
        if not value_axis.have_other_definitions([line.rows for line in lines]):
            return cls()
        apart = [line for line in lines if any(row.status == "D" for row in line.rows)]
        names = [_in_two(line.name) for line in apart]
        is_wide = any(canvas.label_width(name) > _WIDEST_NAME for name in names)
        if len(lines) == 1 or is_wide or len(names) * share > _MOST:
            names = [_in_two(word)]
        numbers = (min(number, len(names) - 1) for number in range(len(apart)))
        keys = ((line.rows[0].indicator, line.rows[0].place) for line in apart)
        return cls(_written(names), dict(zip(keys, numbers, strict=True)))

    def holds(self, row: Observation) -> bool:
        """Whether a figure stands in the strip, off the scale."""
        return bool(self.names) and row.status == "D"

    def room(self, share: float) -> float:
        """Of the height of a picture with lanes of this share, that of the strip."""
        return min(_MOST, share * len(self.names))

    def heights(self, foot: float, top: float) -> tuple[float, ...]:
        """Where the marks of its lanes stand, when it reaches from a foot to a top."""
        size = (top - foot) / max(1, len(self.names))
        return tuple(top - (n + 1 - _MARKS) * size for n in range(len(self.names)))

    def lane(self, row: Observation) -> int:
        """The number of the lane of a figure."""
        return self.lanes[row.indicator, row.place]


def _written(names: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple("<br>".join(map(canvas.safe, lines)) for lines in names)


def _in_two(name: str) -> tuple[str, ...]:
    """A name in two lines of about the same length; a short one in one."""
    is_short = canvas.label_width([name]) <= _LONG_NAME
    return (name,) if is_short else wrapping.halves(name, canvas.LABEL)

"""Events on one line of time: where each mark stands, and which of their titles have room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from report.charts.geometry import Box, Segment
from report.charts.nodes import Node, NodeAttributes, drawing
from report.charts.palette import Palette
from report.model import Event
from report.text import wrapping
from report.text.formatter import Formatter

# In pixels.
LETTERS, LINE = 13, 17
_EDGE, _MARK, _STACK = 12, 8, 17
_WIDEST, _STEP, _STEPS = 172, 20, 7
_ABOVE, _BELOW = 14, 34
_YEARS = 10
_YEAR_GAP = 12
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class EventSpot:
    """Where the middle of an event's mark stands, and the room of its title; None without one."""

    event: Event
    x: float
    y: float
    title: Box | None = None


@dataclass(frozen=True, slots=True)
class EventLine:
    """A line of events of this size: the axis with its years and leaders, and all marks on it."""

    width: float
    height: float
    axis: Node
    spots: tuple[EventSpot, ...]


def event_line(
    events: Sequence[Event], width: float, fmt: Formatter, palette: Palette
) -> EventLine:
    """Events, newest first, on a line of this width: titles of milestones first, newest first.

    A title that would stand on something is left out.
    """
    return _Line(events, width, fmt, palette).drawn()


class _Line:
    """One line while it is drawn, its axis at zero: what stands on it, so that texts keep clear."""

    def __init__(
        self, events: Sequence[Event], width: float, fmt: Formatter, palette: Palette
    ) -> None:
        self.width, self.fmt, self.palette = width, fmt, palette
        middles = [event.date.middle for event in events]
        self.first, self.last = math.floor(min(middles)), math.floor(max(middles)) + 1
        self.taken: list[Box] = []
        self.leaders: list[Segment] = []
        self.years = [*self._years()]
        self.spots = {event.id: self._mark(event) for event in reversed(events)}

    def x(self, year: float) -> float:
        part = (year - self.first) / (self.last - self.first)
        return round(_EDGE + part * (self.width - 2 * _EDGE), 1)

    def _years(self) -> Iterator[tuple[float, str]]:
        """The years with room for their names, from the last one backwards."""
        each = (self.width - 2 * _EDGE) / (self.last - self.first)
        step = math.ceil((wrapping.width("2000", LETTERS) + _YEAR_GAP) / each)
        for year in range(self.last - 1, self.first - 1, -step):
            x, half = self.x(year + 0.5), wrapping.width(str(year), LETTERS) / 2
            self.taken.append(Box(x - half, _YEARS, x + half, _YEARS + LINE))
            yield x, str(year)

    def _mark(self, event: Event) -> EventSpot:
        """On the axis, or above the marks that stand there."""
        x, y = self.x(event.date.middle), 0.0
        while any(_around(x, y).meets(box) for box in self.taken):
            y -= _STACK
        self.taken.append(_around(x, y))
        return EventSpot(event, x, y)

    def drawn(self) -> EventLine:
        newest = [*reversed(self.spots.values())]
        for spot in sorted(newest, key=lambda spot: spot.event.kind != "milestone"):
            self._give_title(spot)
        top = min(box.top for box in self.taken) - 2
        height = max(box.bottom for box in self.taken) - top + 2
        spots = tuple(_moved(spot, -top) for spot in self.spots.values())
        axis = drawing(self.width, height, self._axis(-top))
        return EventLine(self.width, height, axis, spots)

    def _give_title(self, spot: EventSpot) -> None:
        """Above or below its mark, as near as there is room."""
        room = min(_WIDEST, self.width / 2 - _EDGE)
        lines = wrapping.wrapped(self.fmt.say(spot.event.title), LETTERS, room)
        if len(lines) > _MOST_LINES:
            return
        wide = max(wrapping.width(line, LETTERS) for line in lines) + 6
        for box in _boxes(spot, wide, len(lines) * LINE):
            leader = _leader(spot, box)
            if self._is_free(box, leader, spot):
                self.taken.append(box)
                self.leaders.append(leader)
                self.spots[spot.event.id] = replace(spot, title=box)
                return

    def _is_free(self, box: Box, leader: Segment, spot: EventSpot) -> bool:
        own = _around(spot.x, spot.y)
        others = [other for other in self.taken if other != own]
        is_inside = box.left >= 0 and box.right <= self.width
        is_clear = not any(box.meets(other) or leader.meets(other) for other in others)
        return is_inside and is_clear and not any(line.meets(box) for line in self.leaders)

    def _axis(self, down: float) -> Iterator[Node]:
        rule: NodeAttributes = {"stroke": self.palette.muted, "stroke-width": 1}
        yield _rule(Segment(0, down, self.width, down), rule)
        for year in range(self.first, self.last + 1):
            yield _rule(Segment(self.x(year), down, self.x(year), down + 5), rule)
        for line in self.leaders:
            yield _rule(Segment(line.x0, line.y0 + down, line.x1, line.y1 + down), rule)
        for x, name in self.years:
            look: NodeAttributes = {"font-size": LETTERS, "text-anchor": "middle"}
            place: NodeAttributes = {
                "x": x,
                "y": down + _YEARS + LETTERS,
                "fill": self.palette.muted,
            }
            yield Node("text", look | place, name)


def _around(x: float, y: float) -> Box:
    return Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK)


def _boxes(spot: EventSpot, wide: float, high: float) -> Iterator[Box]:
    """Places of a title from the nearest on: above and below, in the middle and at either side."""
    lefts = (spot.x - wide / 2, spot.x - 8, spot.x - wide + 8)
    for step in range(_STEPS):
        above, below = spot.y - _ABOVE - step * _STEP, _BELOW + step * _STEP
        for top in (above - high, below):
            yield from (Box(left, top, left + wide, top + high) for left in lefts)


def _leader(spot: EventSpot, box: Box) -> Segment:
    """From the mark to its title."""
    is_above = box.bottom < spot.y
    begin = spot.y - _MARK if is_above else spot.y + _MARK
    return Segment(spot.x, begin, spot.x, box.bottom if is_above else box.top)


def _moved(spot: EventSpot, down: float) -> EventSpot:
    box = spot.title
    if box is not None:
        box = Box(box.left, box.top + down, box.right, box.bottom + down)
    return replace(spot, y=spot.y + down, title=box)


def _rule(line: Segment, look: NodeAttributes) -> Node:
    ends: NodeAttributes = {"x1": line.x0, "y1": line.y0, "x2": line.x1, "y2": line.y1}
    return Node("line", ends | look)

"""Where texts stand in a picture: on no mark, line, rule and no other text, or nowhere.

In pixels, from the left and the top of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from report.charts.canvas import Spec, spread
from report.charts.geometry import Box, Frame, Segment
from report.charts.obstacles import LINE, Obstacle, axes_of, obstacles, text_size

# Where a text stands from its point: which of its sides is there (`left`, `center`, `right`), and
# by how many pixels it is moved to the right and up.
Spot = tuple[str, float, float]

_AIR = 1.5
# A text whose edge is so far from its point is led to it by a line, which ends short of the mark.
_FAR, _STANDOFF = 24, 8
# In pixels: a text in the margin that stands so near to the height of its point needs no leader.
_BESIDE = 12
# How far above the inside of the axes a text may stand.
_OVERHANG = 18


class Label(TypedDict):
    """A text that looks for its place: a label without one, and the spots to try in turn.

    Those of one `column`, at one place across, are first moved apart together; each is led to its
    `point` from where it does not stand at its height. What finds no place is tried as it is
    `otherwise`.
    """

    note: Spec
    spots: list[Spot]
    column: bool
    point: tuple[float, float] | None
    otherwise: Label | None


def label(
    note: Spec,
    spots: Sequence[Spot],
    *,
    column: bool = False,
    point: tuple[float, float] | None = None,
    otherwise: Label | None = None,
) -> Label:
    """A text with the spots that it may stand at, the best first."""
    return {
        "note": note,
        "spots": list(spots),
        "column": column,
        "point": point,
        "otherwise": otherwise,
    }


def spots_around(heights: Sequence[float], beside: float) -> list[Spot]:
    """Spots above and below a point at these heights, to its left first; then those beside it."""
    sides = (
        *(("right", 10.0), ("center", 0.0), ("left", -10.0), ("left", -18.0), ("right", 22.0)),
        *(("left", 8.0), ("right", -8.0)),
    )
    return [
        *((side, across, up) for up in heights for side, across in sides),
        ("right", -beside, 0),
        ("left", beside, 0),
    ]


def placed(
    labels: Sequence[Label], spec: Spec, frames: dict[tuple[str, str], Frame], right: float
) -> list[Spec]:
    """The texts that have found a place, as annotations; `right` is the edge of the picture."""
    top = 2 if spec["layout"].get("showlegend") else _OVERHANG
    scene = _Scene(
        frames,
        {axes: list(obstacles(spec, axes, frame)) for axes, frame in frames.items()},
        [box for note in spec["layout"]["annotations"] for box in _fixed(note, frames, right)],
        right,
        top,
    )
    shifts = _apart(labels, frames, top)
    notes = []
    for number, entry in enumerate(labels):
        note = scene.put_somehow(entry, shifts.get(number, 0.0))
        notes += [] if note is None else [note]
    return notes


@dataclass(frozen=True, slots=True)
class _Scene:
    """A picture while texts are put into it: what is in the way, and the room that is taken."""

    frames: dict[tuple[str, str], Frame]
    obstacles: dict[tuple[str, str], list[Obstacle]]
    taken: list[Box]
    right: float
    top: float

    def put_somehow(self, entry: Label, shift: float) -> Spec | None:
        """A text as it finds a place first; those of a column keep their shift."""
        note, other = self.put(entry, shift), entry["otherwise"]
        if note is None and other is not None:
            return self.put_somehow(other, shift if other["column"] else 0.0)
        return note

    def put(self, entry: Label, shift: float) -> Spec | None:
        """A text at the first of its spots that is free; None where none is."""
        axes = axes_of(entry["note"], "xref", "yref")
        frame = self.frames[axes]
        low = frame.top + frame.height - 1
        bounds = Box(frame.left, max(0, frame.top - self.top), self.right - _AIR, low)
        size = text_size(entry["note"])
        for side, across, up in entry["spots"]:
            spot = (side, across, up + shift)
            box = text_box(entry["note"], spot, frame, size)
            if not bounds.holds(box):
                continue
            leader = _leader(entry, spot, box, frame)
            if self._is_free(box, leader, axes):
                self.taken.append(box)
                self.obstacles[axes] += [leader] if leader else []
                return entry["note"] | _at(entry, spot, box, leader, frame)
        return None

    def _is_free(self, box: Box, leader: Segment | None, axes: tuple[str, str]) -> bool:
        obstacles = self.obstacles[axes]
        if any(box.meets(other) for other in self.taken):
            return False
        if any(obstacle.meets(box) for obstacle in obstacles):
            return False
        # It may cross a line, but no mark, rule or text.
        boxes = (*self.taken, *(other for other in obstacles if isinstance(other, Box)))
        return leader is None or not any(leader.meets(other) for other in boxes)


def _at(entry: Label, spot: Spot, box: Box, leader: Segment | None, frame: Frame) -> Spec:
    """A text at a spot, as Plotly reads it; its leader is an arrow without a head."""
    side, across, up = spot
    if leader is None:
        place = {"xanchor": side, "xshift": across, "yshift": round(up, 1), "yanchor": "middle"}
        return place | {"align": side} if "<br>" in entry["note"]["text"] else place
    arrow = {
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": entry["note"]["font"]["color"],
        "standoff": _STANDOFF,
        "xanchor": side,
    }
    if entry["point"] is not None:
        x, y = entry["point"]
        # The text stands at the edge of the picture in any width: there in years, not in pixels.
        tail = {
            "ax": _years_at(box.left + _AIR, frame),
            "axref": axes_of(entry["note"], "xref", "yref")[0],
        }
        height = round((box.top + box.bottom) / 2 - frame.y(y), 1)
        return arrow | tail | {"x": x, "y": y, "ay": height, "yanchor": "middle"}
    return arrow | {
        "ax": across,
        "ay": -round(up - (box.bottom - box.top) / 2 * (1 if up > 0 else -1), 1),
        "yanchor": "bottom" if up > 0 else "top",
    }


def _years_at(x: float, frame: Frame) -> float:
    """What of the axis across stands at a place in pixels."""
    low, high = frame.across
    return round(low + (x - frame.left) / frame.width * (high - low), 4)


def _leader(entry: Label, spot: Spot, box: Box, frame: Frame) -> Segment | None:
    """The line to a text from its point: from the end of a line to a text in the margin that does
    not stand at its height, or from a point to a text far above or below it.
    """
    note, across = entry["note"], spot[1]
    if entry["point"] is not None:
        x, y = frame.x(entry["point"][0]), frame.y(entry["point"][1])
        middle = (box.top + box.bottom) / 2
        is_beside = abs(middle - y) <= _BESIDE
        return None if is_beside else Segment(x + _STANDOFF, y, box.left, middle)
    if entry["column"]:
        return None
    x, y = frame.x(note["x"]), frame.y(note["y"])
    edge, sign = (box.bottom, -1) if box.bottom < y else (box.top, 1)
    if box.top < y < box.bottom or abs(edge - y) < _FAR:
        return None
    return Segment(x + across, edge, x, y + sign * _STANDOFF)


def text_box(note: Spec, spot: Spot, frame: Frame, size: tuple[float, float]) -> Box:
    """The room of a text of this size at a spot, with some air at its sides."""
    side, across, up = spot
    wide, high = size
    x, y = frame.x(note["x"]) + across, frame.y(note["y"]) - up
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[side]
    return Box(left - _AIR, y - high / 2, left + wide + _AIR, y + high / 2)


def _apart(
    labels: Sequence[Label], frames: dict[tuple[str, str], Frame], top: float
) -> dict[int, float]:
    """By how many pixels each text of a column is moved up, so that they stand apart."""
    columns: dict[tuple[str, str, float], list[int]] = {}
    for number, entry in enumerate(labels):
        if entry["column"]:
            axes = axes_of(entry["note"], "xref", "yref")
            columns.setdefault((*axes, entry["note"]["x"]), []).append(number)
    shifts = {}
    for (across, up, _), numbers in columns.items():
        frame = frames[across, up]
        heights = [-frame.y(labels[n]["note"]["y"]) for n in numbers]
        moved = spread(heights, LINE + 1)
        half = LINE / 2 + 1
        low, high = -(frame.top + frame.height - half), -(frame.top - top + half)
        shift = max(0.0, low - min(moved)) or min(0.0, high - max(moved))
        for n, before, after in zip(numbers, heights, moved, strict=True):
            shifts[n] = after + shift - before
    return shifts


def _fixed(note: Spec, frames: dict[tuple[str, str], Frame], right: float) -> list[Box]:
    """The room of a text that has its place; titles of panels stand on the whole picture."""
    if note.get("visible") is False or note.get("xref") != "paper" or note.get("yref") != "paper":
        return []
    left = min(frame.left for frame in frames.values())
    top = min(frame.top for frame in frames.values())
    bottom = max(frame.top + frame.height for frame in frames.values())
    edge = max(frame.left + frame.width for frame in frames.values())
    wide, high = text_size(note)
    x = left + note["x"] * (edge - left)
    y = bottom - note["y"] * (bottom - top) - note.get("yshift", 0)
    y -= {"top": 0.0, "bottom": high}.get(note.get("yanchor", "middle"), high / 2)
    return [Box(x, y, min(x + wide, right), y + high)]

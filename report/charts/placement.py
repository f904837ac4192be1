"""Where texts stand in a picture: on no mark, line, rule and no other text, or nowhere.

In pixels, from the left and the top of the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import TypedDict

from report.charts.canvas import LABEL, Spec, spread
from report.charts.geometry import Box, Frame, Segment
from report.text.wrapping import width

# Where a text stands from its point: which of its sides is there (`left`, `center`, `right`), and
# by how many pixels it is moved to the right and up.
Spot = tuple[str, float, float]

_LINE = 17
_AIR = 1.5
_MARK_AIR = 1.5
# A text whose edge is so far from its point is led to it by a line, which ends short of the mark.
_FAR, _STANDOFF = 24, 8
# How far above the inside of the axes a text may stand.
_OVERHANG = 18
_TAG = re.compile(r"</?b>")


class Label(TypedDict):
    """A text that looks for its place: a label without one, and the spots to try in turn.

    Those of one `column`, at one place across, are first moved apart together. What finds no place
    is tried as it is `otherwise`.
    """

    note: Spec
    spots: list[Spot]
    column: bool
    otherwise: Label | None


Obstacle = Box | Segment


def label(
    note: Spec, spots: Sequence[Spot], *, column: bool = False, otherwise: Label | None = None
) -> Label:
    """A text with the spots that it may stand at, the best first."""
    return {"note": note, "spots": list(spots), "column": column, "otherwise": otherwise}


def spots_around(heights: Sequence[float], beside: float) -> list[Spot]:
    """Spots above and below a point at these heights, to its left first; then those beside it."""
    sides = (("right", 10.0), ("center", 0.0), ("left", -10.0), ("left", -18.0), ("right", 22.0))
    return [
        *((side, across, up) for up in heights for side, across in sides),
        ("right", -beside, 0),
        ("left", beside, 0),
    ]


def axes_of(item: Spec, across: str, up: str) -> tuple[str, str]:
    """The names of the axes that a trace, a label or a rule belongs to."""
    return item.get(across, "x"), item.get(up, "y").removesuffix(" domain")


def placed(
    labels: Sequence[Label], spec: Spec, frames: dict[tuple[str, str], Frame], right: float
) -> list[Spec]:
    """The texts that have found a place, as annotations; `right` is the edge of the picture."""
    top = 2 if spec["layout"].get("showlegend") else _OVERHANG
    scene = _Scene(
        frames,
        {axes: list(_obstacles(spec, axes, frame)) for axes, frame in frames.items()},
        [box for note in spec["layout"]["annotations"] for box in _fixed(note, frames, right)],
        right,
        top,
    )
    shifts = _apart(labels, frames, top)
    notes = []
    for number, entry in enumerate(labels):
        note = scene.put(entry, shifts.get(number, 0.0))
        if note is None and entry["otherwise"] is not None:
            note = scene.put(entry["otherwise"], 0.0)
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

    def put(self, entry: Label, shift: float) -> Spec | None:
        """A text at the first of its spots that is free; None where none is."""
        axes = axes_of(entry["note"], "xref", "yref")
        frame = self.frames[axes]
        low = frame.top + frame.height - 1
        bounds = Box(frame.left, max(0, frame.top - self.top), self.right - _AIR, low)
        for side, across, up in entry["spots"]:
            spot = (side, across, up + shift)
            box = text_box(entry["note"], spot, frame)
            leader = _leader(entry, across, box, frame)
            if bounds.holds(box) and self._is_free(box, leader, axes):
                self.taken.append(box)
                self.obstacles[axes] += [leader] if leader else []
                return entry["note"] | _at(spot, box, leader)
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


def _at(spot: Spot, box: Box, leader: Segment | None) -> Spec:
    """A text at a spot, as Plotly reads it; its leader is an arrow without a head."""
    side, across, up = spot
    if leader is None:
        return {"xanchor": side, "xshift": across, "yshift": round(up, 1), "yanchor": "middle"}
    return {
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "standoff": _STANDOFF,
        "ax": across,
        "ay": -round(up - (box.bottom - box.top) / 2 * (1 if up > 0 else -1), 1),
        "xanchor": side,
        "yanchor": "bottom" if up > 0 else "top",
    }


def _leader(entry: Label, across: float, box: Box, frame: Frame) -> Segment | None:
    """The line from a point to a text that stands far above or below it; none in a column."""
    note = entry["note"]
    if entry["column"]:
        return None
    x, y = frame.x(note["x"]), frame.y(note["y"])
    edge, sign = (box.bottom, -1) if box.bottom < y else (box.top, 1)
    if box.top < y < box.bottom or abs(edge - y) < _FAR:
        return None
    return Segment(x + across, edge, x, y + sign * _STANDOFF)


def text_box(note: Spec, spot: Spot, frame: Frame) -> Box:
    """The room of a text at a spot, with some air at its sides."""
    side, across, up = spot
    wide, high = text_size(note)
    x, y = frame.x(note["x"]) + across, frame.y(note["y"]) - up
    left = x - {"left": 0.0, "center": wide / 2, "right": wide}[side]
    return Box(left - _AIR, y - high / 2, left + wide + _AIR, y + high / 2)


def text_size(note: Spec) -> tuple[float, float]:
    """The width and the height of a text, which may have several lines."""
    text, size = note["text"], note["font"].get("size", LABEL)
    lines = [unescape(_TAG.sub("", line)) for line in text.split("<br>")]
    wide = max(width(line, size, bold="<b>" in text) for line in lines)
    return wide, len(lines) * _LINE * size / LABEL


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
        moved = spread(heights, _LINE + 1)
        half = _LINE / 2 + 1
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


def _obstacles(spec: Spec, axes: tuple[str, str], frame: Frame) -> Iterable[Obstacle]:
    """Everything in the frame of two axes that no text may stand on."""
    for trace in spec["data"]:
        if axes_of(trace, "xaxis", "yaxis") == axes:
            yield from trace_obstacles(trace, frame)
    for shape in spec["layout"].get("shapes", ()):
        if axes_of(shape, "xref", "yref")[0] == axes[0] and shape["x0"] == shape["x1"]:
            x = frame.x(shape["x0"])
            yield Box(x - _AIR, frame.top, x + _AIR, frame.top + frame.height)


def trace_obstacles(trace: Spec, frame: Frame) -> Iterable[Obstacle]:
    """The bars, the marks and the pieces of lines of a trace."""
    points = [
        None if x is None or y is None else (frame.x(x), frame.y(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if trace["type"] == "bar":
        yield from _bars(trace, frame)
        return
    if "lines" in trace["mode"]:
        for earlier, later in pairwise(points):
            if earlier and later:
                yield Segment(*earlier, *later)
    if "markers" in trace["mode"]:
        sizes = trace["marker"]["size"]
        for n, point in enumerate(points):
            if point:
                size = sizes[n] if isinstance(sizes, list | tuple) else sizes
                yield _mark(*point, size / 2 + _MARK_AIR)


def _mark(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)


def _bars(trace: Spec, frame: Frame) -> Iterable[Box]:
    zero = frame.y(max(0.0, min(frame.up)))
    for x, y in zip(trace["x"], trace["y"], strict=True):
        left = frame.x(x + trace["offset"])
        top = frame.y(y)
        right = frame.x(x + trace["offset"] + trace["width"])
        yield Box(left, min(top, zero), right, max(top, zero))

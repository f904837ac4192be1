"""What no text of a picture may stand on: bars, marks, lines, rules and numbers inside of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from itertools import pairwise

from report.charts.canvas import LABEL, Spec
from report.charts.geometry import Box, Frame, Segment
from report.text.wrapping import width

Obstacle = Box | Segment

# In pixels: the height of a line of text, and what is left free around rules and marks.
LINE = 17
_RULE_AIR = 1.5
_MARK_AIR = 1.5
_TAG = re.compile(r"</?b>")


def axes_of(item: Spec, across: str, up: str) -> tuple[str, str]:
    """The names of the axes that a trace, a label or a rule belongs to."""
    return item.get(across, "x"), item.get(up, "y").removesuffix(" domain")


def text_size(note: Spec) -> tuple[float, float]:
    """The width and the height of a text, which may have several lines."""
    text, size = note["text"], note["font"].get("size", LABEL)
    lines = [unescape(_TAG.sub("", line)) for line in text.split("<br>")]
    wide = max(width(line, size, bold="<b>" in text) for line in lines)
    return wide, len(lines) * LINE * size / LABEL


def obstacles(spec: Spec, axes: tuple[str, str], frame: Frame) -> Iterable[Obstacle]:
    """Everything in the frame of two axes that no text may stand on."""
    for trace in spec["data"]:
        if axes_of(trace, "xaxis", "yaxis") == axes:
            yield from trace_obstacles(trace, frame)
    yield from _gridlines(spec["layout"][f"yaxis{axes[1].removeprefix('y')}"], frame)
    for shape in spec["layout"].get("shapes", ()):
        if axes_of(shape, "xref", "yref")[0] == axes[0] and shape["x0"] == shape["x1"]:
            yield rule_box(shape, frame)


def rule_box(shape: Spec, frame: Frame) -> Box:
    """The room of a vertical rule, which may end below the top of the picture."""
    x, floor = frame.x(shape["x0"]), frame.top + frame.height
    return Box(x - _RULE_AIR, floor - shape["y1"] * frame.height, x + _RULE_AIR, floor)


def _gridlines(axis: Spec, frame: Frame) -> Iterable[Obstacle]:
    """The rules of an axis of values, and the numbers that stand on them inside of the picture."""
    if "gridcolor" not in axis:
        return
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        y = frame.y(value)
        yield Segment(frame.left, y, frame.left + frame.width, y)
        if axis.get("ticklabelposition") == "inside top":
            wide, high = text_size({"text": text, "font": axis["tickfont"]})
            yield Box(frame.left, y - high, frame.left + wide, y)


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
    # The entry of a key has none.
    if "offset" not in trace:
        return
    zero = frame.y(max(0.0, min(frame.up)))
    for x, y in zip(trace["x"], trace["y"], strict=True):
        left = frame.x(x + trace["offset"])
        top = frame.y(y)
        right = frame.x(x + trace["offset"] + trace["width"])
        yield Box(left, min(top, zero), right, max(top, zero))

"""The axes of a chart on a page: rules, lines, ticks and texts where the chart library has them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from report.charts.canvas import LABEL, Spec
from report.charts.geometry import Frame
from report.charts.svg_page_texts import PITCH, RISE, block_width, fall, lines_of, text_block
from report.charts.svg_traces import straight_line

# In pixels: half of the line of an axis; from it to texts before, below, within, and to its title.
_HALF, _BEFORE, _BESIDE, _INSIDE, _TITLE = 0.5, 1, 3.1, 3, 49
# So near to the edge of a plot no rule is drawn.
_EDGE = 1
# In heights of letters: from the middle of a line to what it stands on; above an axis, up to that.
_MIDDLE, _ABOVE = 0.35, 0.2


def axes(layout: Spec, frame: Frame) -> Iterator[str]:
    """The axis of values or names at the left, and the one across."""
    across, up = layout["xaxis"], layout["yaxis"]
    lines: list[str] = []
    names: list[str] = []
    if up.get("visible", True):
        lines += _rules_across(up, frame)
        names += _names_beside(up, frame)
    if across.get("visible", True):
        free = _covered(up, frame)
        lines += _lines(across, frame, free)
        names += _names_across(across, frame, free)
    yield f'<g shape-rendering="crispEdges">{"".join(lines)}</g>'
    yield from names


def _rules_across(axis: Spec, frame: Frame) -> Iterator[str]:
    right = frame.left + frame.width
    for value, line in _rules(axis):
        y = frame.y(value)
        if _EDGE < y - frame.top < frame.height - _EDGE:
            yield straight_line(frame.left, y, right, y, line)


def _rules(axis: Spec) -> Iterator[tuple[float, Spec]]:
    """The light rules at values, and a stronger one at zero."""
    if "gridcolor" not in axis:
        return
    for value in axis["tickvals"]:
        is_zero = value == 0 and axis.get("zeroline", False)
        yield value, {"color": axis["zerolinecolor" if is_zero else "gridcolor"], "width": 1}


def _names_beside(axis: Spec, frame: Frame) -> Iterator[str]:
    """At the left of the plot, or within it above their rules."""
    font = axis["tickfont"]
    size = font.get("size", LABEL)
    if _is_inside(axis):
        for y, text in _read_inside(axis, frame):
            yield text_block(frame.left + _INSIDE, y - _MIDDLE * size, text, font)
        return
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        first = frame.y(value) + (_MIDDLE - (len(lines_of(text)) - 1) / 2 * PITCH) * size
        yield text_block(frame.left - _BEFORE, first, text, font, "end")


def _is_inside(axis: Spec) -> bool:
    return axis.get("ticklabelposition") == "inside top"


def _read_inside(axis: Spec, frame: Frame) -> Iterator[tuple[float, str]]:
    """The texts that the library leaves there: those that do not reach out of the plot."""
    size = axis["tickfont"].get("size", LABEL)
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        y = frame.y(value)
        top, foot = y - (_MIDDLE + RISE - 0.25) * size, y - _MIDDLE * size + fall(size)
        if frame.top <= top and foot <= frame.top + frame.height:
            yield y, text


def _covered(up: Spec, frame: Frame) -> float:
    """Up to where the texts within a plot have it: no name and no tick stands below them."""
    if not _is_inside(up):
        return -math.inf
    size = up["tickfont"].get("size", LABEL)
    wide = (block_width(lines_of(text), size) for _, text in _read_inside(up, frame))
    return frame.left + _INSIDE + max(wide, default=0)


def _edge(axis: Spec, frame: Frame) -> tuple[float, int]:
    """Where an axis across stands, at the foot of the plot or over it, and which way is away."""
    return (frame.top, -1) if axis.get("side") == "top" else (frame.top + frame.height, 1)


def _lines(axis: Spec, frame: Frame, free: float) -> Iterator[str]:
    """Rules, the axis itself, and the ticks where one year ends and the next begins."""
    at, way = _edge(axis, frame)
    for value, line in _rules(axis):
        x = frame.x(value)
        if _EDGE < x - frame.left < frame.width - _EDGE:
            yield straight_line(x, frame.top, x, frame.top + frame.height, line)
    if axis["showline"]:
        look = {"color": axis["linecolor"], "width": 1}
        yield straight_line(frame.left, at, frame.left + frame.width, at, look)
    ticks = axis.get("minor", {})
    low, high = frame.across
    for value in ticks.get("tickvals", ()):
        x, near = frame.x(value), at + way * _HALF
        if low <= value <= high and x > free:
            look = {"color": ticks["tickcolor"], "width": 1}
            yield straight_line(x, near, x, near + way * ticks["ticklen"], look)


def _names_across(axis: Spec, frame: Frame, free: float) -> Iterator[str]:
    """What stands at values, and the title below."""
    (at, way), font = _edge(axis, frame), axis["tickfont"]
    size = font.get("size", LABEL)
    beside = _BESIDE + axis.get("ticklabelstandoff", 0)
    foot = at + way * (beside + (_ABOVE if way < 0 else 1) * size)
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        if frame.x(value) > free:
            yield text_block(frame.x(value), foot, text, font, "middle")
    if "title" in axis:
        middle, title = frame.left + frame.width / 2, axis["title"]
        yield text_block(middle, at + _TITLE, title["text"], title["font"], "middle")

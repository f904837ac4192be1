"""The outlines of a map where the chart library draws them: as large as the room lets them be, in
the middle of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from report.charts.canvas import Spec
from report.charts.geometry import Frame
from report.charts.svg_marks import SvgPoint

# Of a hatch: the width of its lines in parts of what lies between two of them.
_SOLID = 0.3


def true_to_shape(frame: Frame, ratio: float) -> Frame:
    """The part of a frame that its ranges take where one unit up is as long as so many across."""
    across, up = (high - low for low, high in (frame.across, frame.up))
    unit = min(frame.width / across, frame.height / (up * ratio))
    width, height = across * unit, up * ratio * unit
    left = frame.left + (frame.width - width) / 2
    return Frame(
        left, frame.top + (frame.height - height) / 2, width, height, frame.across, frame.up
    )


def outlines(data: Sequence[Spec], frame: Frame) -> Iterator[str]:
    """Each district in its colour, those without a figure hatched."""
    for trace in data:
        if trace.get("fill") == "toself":
            yield from _outline(trace, list(_rings(trace, frame)), frame)


def _rings(trace: Spec, frame: Frame) -> Iterator[list[SvgPoint]]:
    """The rings of a district, between which the trace has a None."""
    ring: list[SvgPoint] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None:
            yield ring
            ring = []
        else:
            ring.append((frame.x(x), frame.y(y)))
    yield ring


def _outline(trace: Spec, rings: Sequence[Sequence[SvgPoint]], frame: Frame) -> Iterator[str]:
    path = "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring) for ring in rings)
    line = trace["line"]
    edge = f'stroke="{line["color"]}" stroke-width="{line["width"]}" stroke-linejoin="round"'
    hatch = trace.get("fillpattern")
    if hatch is None:
        yield f'<path d="{path}" fill="{trace["fillcolor"]}" {edge}/>'
        return
    lines = _hatched(rings, frame, hatch["size"] * math.sqrt(2))
    look = f'class="hatch" stroke="{hatch["fgcolor"]}" stroke-width="{hatch["size"] * _SOLID:.1f}"'
    yield f'<path d="{path}" fill="{hatch["bgcolor"]}"/>'
    # A pattern would need a name that no other picture of the page has.
    yield f'<path d="{lines}" {look}/>'
    yield f'<path d="{path}" fill="none" {edge}/>'


def _hatched(rings: Sequence[Sequence[SvgPoint]], frame: Frame, step: float) -> str:
    """Rising lines, each so far to the right of the one before, as far as they lie within."""
    sums = [x + y for ring in rings for x, y in ring]
    origin = frame.left + frame.top
    first, last = (math.ceil((end - origin) / step) for end in (min(sums), max(sums)))
    lines = (_within(rings, origin + n * step) for n in range(first, last))
    return "".join(lines)


def _within(rings: Sequence[Sequence[SvgPoint]], total: float) -> str:
    """The pieces within of the line on which x and y have this sum."""
    crossed = sorted(
        x0 + (total - x0 - y0) / (x1 + y1 - x0 - y0) * (x1 - x0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise((*ring, ring[0]))
        if (x0 + y0 < total) != (x1 + y1 < total)
    )
    ends = zip(crossed[::2], crossed[1::2], strict=True)
    return "".join(f"M{a:.1f},{total - a:.1f}L{b:.1f},{total - b:.1f}" for a, b in ends)

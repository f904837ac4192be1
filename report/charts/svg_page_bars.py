"""Lying bars where the chart library draws them: from zero to their values, figures beside them."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.canvas import Spec
from report.charts.geometry import Frame
from report.charts.svg_marks import bar
from report.charts.svg_page_texts import RISE, block_height, block_width, lines_of, text_block

# In pixels, from the end of a bar to its figure.
_BESIDE = 3


def lying_bars(trace: Spec, frame: Frame) -> Iterator[str]:
    """The bars of a trace and what is written beside them."""
    zero, half = frame.x(0), trace["width"] / 2
    for n, (value, place) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        end, top, foot = frame.x(value), frame.y(place - half), frame.y(place + half)
        box = (min(zero, end), top, abs(end - zero), foot - top)
        yield bar(trace["marker"], n, box)
        yield _figure(trace, n, end, (top + foot) / 2, way=-1 if value < 0 else 1)


def _figure(trace: Spec, n: int, end: float, middle: float, *, way: int) -> str:
    """On two lines these stand in the middle of each other."""
    text, font = trace["text"][n], trace["textfont"]
    lines, size = lines_of(text), font["size"]
    first = middle - block_height(lines, size) / 2 + RISE * size
    at = end + way * _BESIDE
    if len(lines) == 1:
        return text_block(at, first, text, font, "start" if way > 0 else "end")
    return text_block(at + way * block_width(lines, size) / 2, first, text, font, "middle")

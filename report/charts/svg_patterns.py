"""What is drawn on the bars of our own SVG: lines cut to the bar, without a pattern whose name
others might have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

# Left, top, width and height.
BarBox = tuple[float, float, float, float]
# From (x, y) to (x, y).
_Stroke = tuple[float, float, float, float]


def pattern_lines(shape: str, box: BarBox, size: float) -> str:
    """The path of the pattern of a bar, as Plotly calls it; empty for a plain one. KeyError for a
    pattern that has no lines here.
    """
    parts = (stroke for drawn in _STROKES[shape] for stroke in drawn(box, size))
    return "".join(f"M{x0:.1f},{y0:.1f}L{x1:.1f},{y1:.1f}" for x0, y0, x1, y1 in parts)


def _steps(length: float, size: float) -> Iterator[float]:
    return ((n + 0.5) * size for n in range(int(length / size + 0.5)))


def _level(box: BarBox, size: float) -> Iterator[_Stroke]:
    x, y, width, height = box
    return ((x, y + step, x + width, y + step) for step in _steps(height, size))


def _upright(box: BarBox, size: float) -> Iterator[_Stroke]:
    x, y, width, height = box
    return ((x + step, y, x + step, y + height) for step in _steps(width, size))


def _dots(box: BarBox, size: float) -> Iterator[_Stroke]:
    x, y, width, height = box
    for down in _steps(height, size):
        for across in _steps(width, size):
            yield x + across - 0.7, y + down, x + across + 0.7, y + down


def _rising(box: BarBox, size: float) -> Iterator[_Stroke]:
    x, y, width, height = box
    for n in range(1, int((width + height) / size) + 1):
        far = n * size
        x0, y0 = (x, y + far) if far <= height else (x + far - height, y + height)
        x1, y1 = (x + far, y) if far <= width else (x + width, y + far - width)
        yield x0, y0, x1, y1


def _falling(box: BarBox, size: float) -> Iterator[_Stroke]:
    x, _, width, _ = box
    return ((2 * x + width - a, b, 2 * x + width - c, d) for a, b, c, d in _rising(box, size))


_STROKES: Mapping[str, tuple[Callable[[BarBox, float], Iterator[_Stroke]], ...]] = MappingProxyType(
    {
        "": (),
        "/": (_rising,),
        "\\": (_falling,),
        "x": (_rising, _falling),
        "-": (_level,),
        "|": (_upright,),
        "+": (_level, _upright),
        ".": (_dots,),
    }
)

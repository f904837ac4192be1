"""The marks of figures as SVG: symbols of points, bars that stand or lie."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from report.charts.lettering import SIZE, drawn_width, letters

Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SvgFrame:
    """The inside of the axes, in units from the left and the top, and the ranges of the axes."""

    left: float
    top: float
    width: float
    height: float
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, value: float) -> float:
        low, high = self.across
        return round(self.left + (value - low) / (high - low) * self.width, 1)

    def y(self, value: float) -> float:
        low, high = self.up
        return round(self.top + (high - value) / (high - low) * self.height, 1)


def marks(marker: Spec, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    """A symbol at each point."""
    symbols, sizes = _each(marker["symbol"], points), _each(marker["size"], points)
    colour = marker["color"]
    for (x, y), symbol, size in zip(points, symbols, sizes, strict=False):
        yield _mark(symbol, x, y, size / 2 + 0.5, colour)


def _each(value: Any, points: Sequence[object]) -> Iterator[Any]:
    return iter(value) if isinstance(value, list | tuple) else cycle([value] * len(points))


def _mark(symbol: str, x: float, y: float, r: float, colour: str) -> str:
    """Open symbols are outlines; one of an approximation has a dot in it."""
    shape = symbol.removesuffix("-dot").removesuffix("-open")
    fill = "none" if "-open" in symbol else colour
    look = f'fill="{fill}" stroke="{colour}" stroke-width="1.5"'
    dot = f'<circle cx="{x}" cy="{y}" r="1.2" fill="{colour}"/>' if "-dot" in symbol else ""
    if shape == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{r}" {look}/>{dot}'
    corners = " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in _corners(shape))
    return f'<polygon points="{corners}" {look}/>{dot}'


def _corners(shape: str) -> list[tuple[float, float]]:
    if shape == "square":
        return [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    if shape == "diamond":
        return [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
    way = 1 if shape.endswith("down") else -1
    if shape.startswith("star"):
        return [_ray(n, way) for n in range(6)]
    return [(0, 1.3 * way), (1.2, -0.9 * way), (-1.2, -0.9 * way)]


def _ray(n: int, way: int) -> tuple[float, float]:
    """A star of three points, one of which shows the way of the bound."""
    reach, angle = (1.6 if n % 2 == 0 else 0.6), math.pi / 3 * n
    return reach * math.sin(angle), reach * math.cos(angle) * way


def bars(trace: Spec, frame: SvgFrame, aims: Sequence[tuple[float, float]] = ()) -> Iterator[str]:
    """Standing bars; of labels that would cover each other the later ones are kept.

    A label stands over the mark of a target (`aims`) that it would cover.
    """
    year = frame.width / (frame.across[1] - frame.across[0])
    width, begin = trace["width"] * year, trace["offset"] * year
    zero = frame.y(max(0.0, frame.up[0]))
    taken = math.inf
    texts = trace.get("text") or [""] * len(trace["x"])
    for n in reversed(range(len(trace["x"]))):
        middle = frame.x(trace["x"][n]) + begin + width / 2
        top = frame.y(trace["y"][n])
        box = (middle - width / 2, min(top, zero), width, abs(zero - top))
        yield _bar(trace["marker"], n, box)
        room = drawn_width(texts[n]) / 2 + 3
        if texts[n] and middle + room <= taken:
            ink = trace["textfont"]["color"]
            low = min(top, zero) - 5
            own = [y for x, y in aims if abs(x - middle) < room and low - SIZE - 9 < y < low + 12]
            yield letters(middle, min([low, *(y - 14 for y in own)]), texts[n], ink, "middle")
            taken = middle - room


def _bar(marker: Spec, n: int, box: tuple[float, float, float, float]) -> str:
    x, y, width, height = (round(value, 1) for value in box)
    outline = marker["line"]["color"][n]
    hatched = marker["pattern"]["shape"][n] == "/"
    fill = "none" if hatched or marker["color"][n].startswith("rgba") else marker["color"][n]
    size = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    plain = f'<rect {size} fill="{fill}" stroke="{outline}" stroke-width="1.6"/>'
    return plain + (_hatching(x, y, width, height, outline) if hatched else "")


def _hatching(x: float, y: float, width: float, height: float, colour: str) -> str:
    """Slanting lines cut to the bar, without a pattern whose name others might have."""
    lines = []
    for n in range(1, int((width + height) / 6) + 1):
        a, b = n * 6.0, n * 6.0
        x0, y0 = (x, y + a) if a <= height else (x + a - height, y + height)
        x1, y1 = (x + b, y) if b <= width else (x + width, y + b - width)
        lines.append(f"M{x0:.1f},{y0:.1f}L{x1:.1f},{y1:.1f}")
    return f'<path d="{"".join(lines)}" stroke="{colour}" stroke-width="1.4"/>'


def lying(spec: Spec, width: int, height: int) -> Iterator[str]:
    """Lying bars, each under its name and with its figure beside it."""
    trace, layout = spec["data"][0], spec["layout"]
    names, ink = layout["yaxis"]["ticktext"], layout["font"]["color"]
    largest = max((abs(value) for value in trace["x"]), default=0) or 1
    room = max(map(drawn_width, trace["text"])) + 18
    each = min(height / len(names), 60.0)
    for n, name in enumerate(names):
        top = n * each
        long = max(2.0, abs(trace["x"][n]) / largest * (width - room - 12))
        yield letters(0, top + SIZE, name, ink)
        yield _bar(trace["marker"], n, (1, top + 19, long, max(6.0, each - 30)))
        middle = top + 19 + max(6.0, each - 30) / 2 + 4.5
        yield letters(long + 10, middle, trace["text"][n], ink)

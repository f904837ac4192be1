"""The marks and the texts of a figure as SVG: symbols of points, bars that stand or lie, lines of
text. All in units of the drawing, from its left and its top.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from types import MappingProxyType
from typing import Any

from report.charts.canvas import Spec
from report.charts.geometry import Frame
from report.charts.svg_patterns import pattern_lines
from report.text import wrapping

# The height of letters.
SIZE = 13
SvgPoint = tuple[float, float]


def text_width(text: str) -> float:
    """The width of a line of text as it is drawn here."""
    return wrapping.width(plain(text).strip(), SIZE, bold=_is_bold(text))


def text_line(x: float, y: float, text: str, colour: str, anchor: str = "start") -> str:
    """A line of text; Plotly's `<b>` is bold, anything else is as it is written."""
    weight = ' font-weight="700"' if _is_bold(text) else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    content = html.escape(plain(text).strip(), quote=False)
    place = f'x="{round(x, 1)}" y="{round(y, 1)}"'
    return f'<text {place} fill="{colour}"{side}{weight}>{content}</text>'


def _is_bold(text: str) -> bool:
    return text.startswith("<b>")


def plain(text: str) -> str:
    """A text of a figure without its markup, in one line."""
    return html.unescape(re.sub(r"</?b>", "", text.replace("<br>", "  ")))


def _star(
    way: int, points: int = 3, outer: float = 1.6, inner: float = 0.6
) -> tuple[SvgPoint, ...]:
    """A star, one point of which shows the way of a bound: 1 is down, -1 is up."""
    reaches = (outer, inner) * points
    angles = (math.pi / points * n for n in range(2 * points))
    return tuple(
        (reach * math.sin(angle), reach * math.cos(angle) * way)
        for reach, angle in zip(reaches, angles, strict=True)
    )


# The corners of a cross, in turn, and what tilts it by an eighth of a turn.
_ARM, _WAIST = 1.2, 0.4
_TILT = math.sqrt(0.5)
_CROSS: tuple[SvgPoint, ...] = (
    *((-_WAIST, -_ARM), (_WAIST, -_ARM), (_WAIST, -_WAIST), (_ARM, -_WAIST)),
    *((_ARM, _WAIST), (_WAIST, _WAIST), (_WAIST, _ARM), (-_WAIST, _ARM)),
    *((-_WAIST, _WAIST), (-_ARM, _WAIST), (-_ARM, -_WAIST), (-_WAIST, -_WAIST)),
)
# The corners of each shape but the circle, for a radius of 1.
_CORNERS: Mapping[str, tuple[SvgPoint, ...]] = MappingProxyType(
    {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        "triangle-up": ((0, -1), (1.155, 0.5), (-1.155, 0.5)),
        "triangle-down": ((0, 1), (1.155, -0.5), (-1.155, -0.5)),
        "cross": _CROSS,
        "x": tuple(((x - y) * _TILT, (x + y) * _TILT) for x, y in _CROSS),
        "star": _star(-1, 5, 1.4, 0.53),
        "star-diamond": _star(-1, 4, 1.5, 0.6),
        "star-square": tuple(((x - y) * _TILT, (x + y) * _TILT) for x, y in _star(-1, 4, 1.5, 0.6)),
        "hexagram": _star(-1, 6, 1.4, 0.8),
        "square-x": ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1), (1, 1), (1, -1), (-1, 1)),
        "hourglass": ((-1, -1), (1, -1), (-1, 1), (1, 1)),
        "bowtie": ((-1, -1), (-1, 1), (1, -1), (1, 1)),
        "star-triangle-up": _star(-1),
        "star-triangle-down": _star(1),
    }
)


def symbols(marker: Spec, points: Sequence[SvgPoint]) -> Iterator[str]:
    """The symbol of a marker at each point, a disc unless it says another. KeyError for one that
    has no shape here.
    """
    names = _each(marker.get("symbol", "circle"), points)
    sizes = _each(marker["size"], points)
    for point, name, size in zip(points, names, sizes, strict=False):
        yield _symbol(name, point, size / 2, marker)


def _each(value: Any, points: Sequence[object]) -> Iterator[Any]:
    return iter(value) if isinstance(value, list | tuple) else cycle([value] * len(points))


def _symbol(name: str, point: SvgPoint, radius: float, marker: Spec) -> str:
    """Open symbols are outlines; one of an approximation has a dot in it."""
    (x, y), colour = point, marker["color"]
    width = marker.get("line", {}).get("width", 0) or int("-open" in name)
    shape = name.removesuffix("-dot").removesuffix("-open")
    fill = "none" if "-open" in name else colour
    look = f'fill="{fill}" stroke="{colour}" stroke-width="{width}"'
    if marker.get("opacity", 1) < 1:
        look += f' opacity="{marker["opacity"]}"'
    dot = f'<circle cx="{x}" cy="{y}" r="1.2" fill="{colour}"/>' if "-dot" in name else ""
    if shape == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{radius}" {look}/>{dot}'
    corners = " ".join(f"{x + dx * radius:.1f},{y + dy * radius:.1f}" for dx, dy in _CORNERS[shape])
    return f'<polygon points="{corners}" {look}/>{dot}'


def standing_bars(trace: Spec, frame: Frame) -> Iterator[str]:
    """Bars on the line of zero; none of the entry of a key, nor any that lie."""
    if "offset" not in trace:
        return
    year = frame.width / (frame.across[1] - frame.across[0])
    width, begin = trace["width"] * year, trace["offset"] * year
    zero = frame.y(max(0.0, frame.up[0]))
    for n, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        top = frame.y(y)
        box = (frame.x(x) + begin, min(top, zero), width, abs(zero - top))
        yield bar(trace["marker"], n, box)


def plain_bar(marker: Spec, box: tuple[float, float, float, float]) -> str:
    """The bar of a key."""
    return bar(marker, 0, box)


def bar(marker: Spec, n: int, box: tuple[float, float, float, float]) -> str:
    """The bar of a figure by its number: left, top, width and height."""
    x, y, width, height = (round(value, 1) for value in box)
    outline, pattern = marker["line"]["color"][n], marker["pattern"]
    ground = pattern["bgcolor"][n] if pattern["shape"][n] else marker["color"][n]
    fill = "none" if ground.startswith("rgba") else ground
    size = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    bar = f'<rect {size} fill="{fill}" stroke="{outline}" stroke-width="1.6"/>'
    path = pattern_lines(pattern["shape"][n], (x, y, width, height), pattern["size"])
    colour = pattern["fgcolor"][n]
    return bar + (f'<path d="{path}" stroke="{colour}" stroke-width="1.4"/>' if path else "")


def lying_bars(spec: Spec, width: int, height: int) -> Iterator[str]:
    """Lying bars, each under its name and with its figure beside it."""
    trace, layout = spec["data"][0], spec["layout"]
    names, ink = layout["yaxis"]["ticktext"], layout["font"]["color"]
    largest = max((abs(value) for value in trace["x"]), default=0) or 1
    room = max(map(text_width, trace["text"])) + 18
    each = min(height / len(names), 60.0)
    for n, name in enumerate(names):
        top = n * each
        length = max(2.0, abs(trace["x"][n]) / largest * (width - room - 12))
        yield text_line(0, top + SIZE, name, ink)
        yield bar(trace["marker"], n, (1, top + 19, length, max(6.0, each - 30)))
        middle = top + 19 + max(6.0, each - 30) / 2 + 4.5
        yield text_line(length + 10, middle, trace["text"][n], ink)

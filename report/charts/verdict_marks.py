"""The mark of a verdict: a shape before a colour, the same on pages, slides and paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from report.analysis.progress import VERDICTS, Assessment, counted
from report.charts.nodes import Node, NodeAttributes, drawing

# A mark is drawn in a square of this side, and shown in any size.
SIDE = 16
# What it takes in a drawing of many, with the room beside it.
PITCH = 20
_PLAIN: NodeAttributes = {}
_MIDDLE, _RADIUS, _STROKE = SIDE / 2, 6.5, 1.6
# Fuller discs are nearer to the target.
_PARTS: Mapping[str, float] = MappingProxyType(
    {"on_track": 0.75, "behind": 0.5, "well_behind": 0.25}
)


def verdict_mark(assessment: Assessment, colour: str, ground: str, size: float = SIDE) -> Node:
    """The mark of a target as an SVG of `size` pixels, in its area's colour on this ground."""
    return named_mark(shape_of(assessment), colour, ground, size)


def named_mark(name: str, colour: str, ground: str, size: float = SIDE) -> Node:
    """The mark of a verdict by the name of its shape. KeyError for one that has none."""
    whole = drawing(SIDE, SIDE, _SHAPES[name](colour, ground))
    return Node("svg", {**whole.attributes, "width": size, "height": size}, "", whole.children)


def marks_drawing(
    rows: Sequence[Assessment], colours: Sequence[str], ground: str, across: int
) -> Node:
    """The marks of targets as one drawing, each in its colour, so many a line."""
    lines = -(-len(rows) // across)
    pairs = zip(rows, colours, strict=True)
    placed = (
        _placed(number, verdict_mark(row, colour, ground), across)
        for number, (row, colour) in enumerate(pairs)
    )
    return drawing(min(len(rows), across) * PITCH, lines * PITCH, placed)


def _placed(number: int, mark: Node, across: int) -> Node:
    down, right = divmod(number, across)
    free = (PITCH - SIDE) / 2
    place = f"translate({right * PITCH + free:g} {down * PITCH + free:g})"
    return Node("g", {"transform": place}, children=mark.children)


def in_order(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Counted targets by verdict, and under each by area."""
    rows = counted(assessments)
    return tuple(sorted(rows, key=lambda row: (VERDICTS.index(row.verdict), not row.on_line)))


def shape_of(assessment: Assessment) -> str:
    """The name of the shape: the verdict's, or `on_line` where a target waits on its line."""
    return "on_line" if assessment.on_line else assessment.verdict


def _met(colour: str, ground: str) -> Iterator[Node]:
    yield _circle(_RADIUS + 0.8, {"fill": colour})
    yield _path("M4.6 8.3 L7.1 10.7 L11.5 5.7", ground, 1.9)


def _part(share: float) -> Callable[[str, str], Iterator[Node]]:
    def drawn(colour: str, _: str) -> Iterator[Node]:
        yield _ring(colour)
        turn = 2 * math.pi * share
        x = _MIDDLE + _RADIUS * math.sin(turn)
        y = _MIDDLE - _RADIUS * math.cos(turn)
        wide = int(share > 0.5)
        d = f"M8 8 L8 {_MIDDLE - _RADIUS:g} A{_RADIUS:g} {_RADIUS:g} 0 {wide} 1 {x:.2f} {y:.2f} Z"
        yield Node("path", {"d": d, "fill": colour})

    return drawn


def _moving_away(colour: str, _: str) -> Iterator[Node]:
    yield _path("M14 8 L3 8 M7 3.5 L2.5 8 L7 12.5", colour, 2)


def _missed(colour: str, _: str) -> Iterator[Node]:
    yield _path("M3.5 3.5 L12.5 12.5 M12.5 3.5 L3.5 12.5", colour, 2.2)


def _on_line(colour: str, _: str) -> Iterator[Node]:
    yield _ring(colour)
    yield _circle(2.6, {"fill": colour})


def _awaiting(colour: str, _: str) -> Iterator[Node]:
    yield _ring(colour)


def _never_reported(colour: str, _: str) -> Iterator[Node]:
    yield _ring(colour, {"stroke-dasharray": "1.7 2.4"})


def _cannot(colour: str, _: str) -> Iterator[Node]:
    yield _path("M2.5 8 L13.5 8", colour, 2.2)


def _ring(colour: str, more: NodeAttributes = _PLAIN) -> Node:
    ring: NodeAttributes = {"fill": "none", "stroke": colour, "stroke-width": _STROKE}
    return _circle(_RADIUS, ring | more)


def _circle(radius: float, look: NodeAttributes) -> Node:
    return Node("circle", {"cx": _MIDDLE, "cy": _MIDDLE, "r": radius} | look)


def _path(d: str, colour: str, width: float) -> Node:
    look: NodeAttributes = {"fill": "none", "stroke": colour, "stroke-width": width}
    return Node("path", {"d": d, "stroke-linecap": "round"} | look)


_SHAPES: Mapping[str, Callable[[str, str], Iterator[Node]]] = MappingProxyType(
    {
        "met": _met,
        **{verdict: _part(share) for verdict, share in _PARTS.items()},
        "moving_away": _moving_away,
        "missed": _missed,
        "on_line": _on_line,
        "awaiting": _awaiting,
        "never_reported": _never_reported,
        "cannot": _cannot,
    }
)

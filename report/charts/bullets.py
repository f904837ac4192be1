"""A target as a bar: the latest figure from zero, the target, and where the path to it stands.

Everything stands at a part of the width, so that the same picture fits any room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report.analysis.progress import Assessment
from report.charts.nodes import Node, NodeAttributes, share
from report.charts.palette import Palette, mixed

# In pixels.
HEIGHT = 22
_BAR, _DIAMOND, _TIP = 10, 6, 7
_MIDDLE = HEIGHT / 2
# Of the span of the values, what is left free at an end where a mark may stand.
_ROOM = 0.05
# How much of the area's colour a bar has while the figure that decides is awaited.
_PALE = 0.55


@dataclass(frozen=True, slots=True)
class BulletPositions:
    """Where the marks of a target stand, as parts of the width from 0 to 1.

    `latest` is None without a figure that compares with the target, `expected` where no path to it
    can be calculated.
    """

    zero: float
    target: float
    latest: float | None
    expected: float | None


def bullet_positions(assessment: Assessment) -> BulletPositions:
    """On a scale that has zero, the target, the latest figure and the path in it."""
    target = (assessment.same_as or assessment.target).value
    latest = assessment.latest
    figure = latest.value if latest is not None and assessment.gap is not None else None
    given = (target, figure, assessment.expected)
    values = [Decimal(0), *(value for value in given if value is not None)]
    low, high = min(values), max(values)
    span = float(high - low) or 1.0
    left = float(low) - (span * _ROOM if low < 0 else 0)
    right = float(high) + (span * _ROOM if high > 0 else 0)

    def part(value: Decimal) -> float:
        return round((float(value) - left) / (right - left or 1.0), 4)

    return BulletPositions(
        zero=part(Decimal(0)),
        target=part(target),
        latest=None if figure is None else part(figure),
        expected=None if assessment.expected is None else part(assessment.expected),
    )


def bullet(assessment: Assessment, colour: str, palette: Palette) -> Node:
    """The picture of a target in its area's colour; what stands beside it says it in words."""
    at = bullet_positions(assessment)
    shapes = (
        _rect(0, 1, palette.rule, 0.6),
        *_bar(assessment, at, colour, palette),
        *_expected(at, palette),
        _diamond(at.target, palette),
    )
    look: NodeAttributes = {"width": "100%", "height": HEIGHT, "aria-hidden": "true"}
    return Node("svg", look, children=shapes)


def _bar(
    assessment: Assessment, at: BulletPositions, colour: str, palette: Palette
) -> Iterator[Node]:
    if at.latest is None:
        return
    ink = colour if assessment.is_judged else mixed(colour, palette.background, _PALE)
    yield _rect(min(at.zero, at.latest), max(at.zero, at.latest), ink)
    bound = assessment.latest.qualifier if assessment.latest else ""
    if bound in {"more_than", "less_than"}:
        yield _tip(at.latest, 1 if bound == "more_than" else -1, ink)


def _expected(at: BulletPositions, palette: Palette) -> Iterator[Node]:
    if at.expected is not None:
        x = share(at.expected)
        look: NodeAttributes = {"stroke": palette.text, "stroke-width": 2}
        place: NodeAttributes = {"x1": x, "x2": x, "y1": 1, "y2": HEIGHT - 1}
        yield Node("line", place | look)


def _diamond(position: float, palette: Palette) -> Node:
    d = f"M0 {-_DIAMOND} L{_DIAMOND} 0 L0 {_DIAMOND} L{-_DIAMOND} 0 Z"
    look: NodeAttributes = {"fill": palette.background, "stroke": palette.text, "stroke-width": 1.8}
    return _standing(position, Node("path", {"d": d} | look))


def _tip(position: float, way: int, colour: str) -> Node:
    """The pointed end of a bar that goes on by an unknown length."""
    half = _BAR / 2 + 2
    d = f"M0 {-half} L{way * _TIP} 0 L0 {half} Z"
    return _standing(position, Node("path", {"d": d, "fill": colour}))


def _standing(position: float, shape: Node) -> Node:
    """A shape around its own middle, set at a part of the width."""
    place: NodeAttributes = {"x": share(position), "y": _MIDDLE, "overflow": "visible"}
    return Node("svg", place, children=(shape,))


def _rect(begin: float, end: float, colour: str, opacity: float = 1) -> Node:
    look: NodeAttributes = {"fill": colour, "height": _BAR, "y": _MIDDLE - _BAR / 2}
    place: NodeAttributes = {"x": share(begin), "width": share(end - begin)}
    return Node("rect", place | look | ({} if opacity == 1 else {"opacity": opacity}))

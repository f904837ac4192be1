"""The mark of an event: a shape for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from report.charts.nodes import Node, NodeAttributes, drawing
from report.model import EventKind

# A mark is drawn in a square of this side, in pixels.
SIDE = 16
_CIRCLE = "M8 1.5 A6.5 6.5 0 1 1 8 14.5 A6.5 6.5 0 1 1 8 1.5 Z"
_SQUARE = "M2.5 2.5 H13.5 V13.5 H2.5 Z"
_SHAPES: Mapping[EventKind, tuple[str, bool]] = MappingProxyType(
    {
        "milestone": (_CIRCLE, True),
        "pilot": (_CIRCLE, False),
        "policy": (_SQUARE, True),
        "law": (_SQUARE, False),
        "launch": ("M8 1.5 L15 14 H1 Z", True),
        "forum": ("M8 0.5 L15.5 8 L8 15.5 L0.5 8 Z", True),
        "standard": ("M8 0.5 L15.5 8 L8 15.5 L0.5 8 Z", False),
        "award": ("M8 0.5 L10 6 H15.5 L11 9.5 L12.8 15 L8 11.6 L3.2 15 L5 9.5 L0.5 6 H6 Z", True),
    }
)


def event_mark(kind: EventKind, colour: str, ground: str) -> Node:
    """The mark of a kind of event in its area's colour; the hollow ones show the ground."""
    d, is_full = _SHAPES[kind]
    look: NodeAttributes = {"fill": colour if is_full else ground, "stroke": colour}
    look |= {"stroke-width": 1 if is_full else 2, "stroke-linejoin": "round"}
    return drawing(SIDE, SIDE, [Node("path", {"d": d} | look)])

"""How a place beside the subject is drawn: colour, dash, shape and the pattern of bars, the same on
every chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from report.charts.palette import Palette
from report.model import Report

Dash = Literal["solid", "longdash", "dash", "longdashdot", "dashdot"]
# Not "dot": that joins figures over years without one.
_DASHES: Sequence[Dash] = ("solid", "longdash", "dash", "longdashdot", "dashdot")
# Not a square, a diamond or a triangle: those are of another definition, targets and bounds.
MarkShape = Literal[
    "circle",
    "cross",
    "x",
    "star",
    "hourglass",
    "bowtie",
    "star-diamond",
    "hexagram",
    "star-square",
]
_SHAPES: Sequence[MarkShape] = get_args(MarkShape)
# As Plotly calls them. Not "/": that is of another definition.
PatternShape = Literal["", "-", "|", ".", "x", "+", "\\"]


@dataclass(frozen=True, slots=True)
class BarPattern:
    """What is drawn on bars: the shape, and from how many pixels on it begins anew."""

    shape: PatternShape = ""
    size: int = 6


PLAIN = BarPattern()
_WIDE = 12
PATTERNS: Sequence[BarPattern] = (
    *(PLAIN, BarPattern("-"), BarPattern("|"), BarPattern("."), BarPattern("x")),
    *(BarPattern("+"), BarPattern("\\"), BarPattern("-", _WIDE), BarPattern("|", _WIDE)),
)


@dataclass(frozen=True, slots=True)
class Look:
    """A colour as `#RRGGBB`, the dash of a line in it, the shape of its plain marks, and the
    pattern of its bars.
    """

    colour: str
    dash: Dash = "solid"
    shape: MarkShape = "circle"
    pattern: BarPattern = PLAIN


def look_of(place: str, report: Report, palette: Palette) -> Look:
    """The look of a place, fixed by where it stands in places.csv: comparators first, then the
    districts, which stand beside each other and, at times, beside them.

    No two of eighteen places have the same mark in the same colour, nor the same bar.
    """
    number = _in_order(report).index(place)
    colours = palette.quiet
    step = number // len(colours)
    return Look(
        colours[number % len(colours)],
        _DASHES[step % len(_DASHES)],
        _SHAPES[number % len(_SHAPES)],
        PATTERNS[step % len(PATTERNS)],
    )


def _in_order(report: Report) -> list[str]:
    home = report.settings.place
    others = [row for row in report.places.values() if row.id != home]
    return [row.id for row in sorted(others, key=lambda row: row.parent == home)]

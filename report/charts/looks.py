"""How a place beside the subject is drawn: colour, dash and shape, the same on every chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from report.charts.palette import Palette
from report.model import Place, Report

Dash = Literal["solid", "longdash", "dash", "longdashdot", "dashdot"]
# Not "dot": that joins figures over years without one.
_DASHES: Sequence[Dash] = ("solid", "longdash", "dash", "longdashdot", "dashdot")
# Not a square, a diamond or a triangle: those are of another definition, targets and bounds.
MarkShape = Literal["circle", "cross", "x", "star"]
_SHAPES: Sequence[MarkShape] = ("circle", "cross", "x", "star")


@dataclass(frozen=True, slots=True)
class Look:
    """A colour as `#RRGGBB`, the dash of a line in it, and the shape of its plain marks."""

    colour: str
    dash: Dash = "solid"
    shape: MarkShape = "circle"


def look_of(place: str, report: Report, palette: Palette) -> Look:
    """The look of a place, fixed by where it stands in places.csv among those of its level.

    Districts, which only stand beside each other, have the looks that comparators have; there are
    as many as quiet colours times dashes and shapes that meet, and they begin anew after that.
    """
    number = _peers(place, report).index(place)
    colours = palette.quiet
    return Look(
        colours[number % len(colours)],
        _DASHES[number // len(colours) % len(_DASHES)],
        # Neighbours have different shapes, and the next of a shape has the other colour.
        _SHAPES[(number + number // len(_SHAPES)) % len(_SHAPES)],
    )


def _peers(place: str, report: Report) -> list[str]:
    home = report.settings.place
    is_part = report.places[place].parent == home
    return [row.id for row in report.places.values() if _is_peer(row, home, is_part)]


def _is_peer(row: Place, home: str, is_part: bool) -> bool:
    return row.id != home and (row.parent == home) == is_part

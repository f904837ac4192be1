"""Prose with placeholders: where in a sentence which figure belongs, as data files write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from report.model import Period

PlaceholderField = Literal["", "period", "number", "data", "change_since", "target"]

_PLACEHOLDER = re.compile(
    r"(?P<indicator>[a-z][a-z0-9_]*)"
    r"(?:/(?P<place>[a-z_]+))?"
    r"(?:@(?P<period>[\d-]+))?"
    r"(?:\.(?P<field>period|number|data|change_since|target)(?:@(?P<argument>[\d-]+))?)?"
)
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place for a figure: `{indicator/place@period.field@argument}`, all but the first optional.

    Without a field it is the figure itself with qualifier and unit. `.period` is its period,
    `.data` the mark of one that is not of late (`2019 data`), else its period. `.number` leaves
    the unit out, `.change_since@P` is the change since P with that period, `.target@P` the target
    for P.
    """

    indicator: str
    place: str | None = None
    period: Period | None = None
    field: PlaceholderField = ""
    argument: Period | None = None


@cache
def parse(prose: str) -> tuple[str | Placeholder, ...]:
    """Prose → its pieces in order. ValueError names the braces that are no placeholder."""
    pieces: list[str | Placeholder] = []
    for index, piece in enumerate(_BRACES.split(prose)):
        pieces.append(_placeholder(piece) if index % 2 else _plain(piece))
    return tuple(piece for piece in pieces if piece)


def _plain(piece: str) -> str:
    if "{" in piece or "}" in piece:
        raise ValueError(f"a brace without its partner in {piece.strip()!r}")
    return piece


def _placeholder(written: str) -> Placeholder:
    match = _PLACEHOLDER.fullmatch(written)
    if match is None:
        raise ValueError(f"{{{written}}} is not a placeholder")
    period, argument = (
        Period.parse(match[name]) if match[name] else None for name in ("period", "argument")
    )
    field = cast(PlaceholderField, match["field"] or "")
    if (argument is not None) != (field in {"change_since", "target"}):
        raise ValueError(f"{{{written}}}: .change_since and .target, and only they, take a period")
    return Placeholder(match["indicator"], match["place"], period, field, argument)

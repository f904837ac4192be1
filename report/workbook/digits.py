"""Figures in cells: the text of a table → a number that comes back as it was, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from report.data.check.inputs import number

# Excel and WPS keep so many digits of a number that is typed.
KEPT_DIGITS = 15
# What stands in a format and is no place of a digit: quoted text, colours and conditions.
_APART = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DECIMALS = re.compile(r"\.(0+)")


@dataclass(frozen=True, slots=True)
class ExactNumber:
    """A figure that a cell can hold as a number, and the format that shows all of its digits."""

    value: float
    format: str


def exact_number(text: str) -> ExactNumber | None:
    """The number of a figure; None where it would not come back with each of its digits."""
    if number(text) is None:
        return None
    value = float(text)
    decimals = len(text.partition(".")[2])
    shown = f"0.{'0' * decimals}" if text.endswith("0") and decimals else "General"
    return ExactNumber(value, shown) if number_text(value, shown) == text else None


def number_text(value: float, shown_as: str) -> str:
    """The digits of a number as its cell shows them, and all that it holds beyond."""
    # A cell does not tell a zero below zero from zero.
    plain = format(Decimal(f"{value + 0.0:.{KEPT_DIGITS}g}"), "f")
    whole, _, part = plain.partition(".")
    part = part.rstrip("0").ljust(decimals(shown_as), "0")
    return f"{whole}.{part}" if part else whole


def decimals(shown_as: str) -> int:
    """How many digits behind the point a format shows always."""
    found = _DECIMALS.search(_APART.sub("", shown_as.partition(";")[0]))
    return len(found[1]) if found else 0


def is_share(shown_as: str) -> bool:
    """Whether a format shows a hundred times the number, with a sign for it."""
    return "%" in _APART.sub("", shown_as)

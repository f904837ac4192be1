"""How a spreadsheet is told to write the figures of a row: number formats in its own notation.

A cell holds the number; signs and status letters around it are part of the format, so that a reader
sees them and a formula does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low

from report.model import Language, Observation, Unit
from report.text.formatter import Formatter, Scale
from report.text.notation import SCALES, SIGNS
from report.text.rounding import common_places, tidy

# Beside the figure of a month or a day that stands in the column of its year.
WITHIN_YEAR = "*"
_MINUS = "\N{MINUS SIGN}"
# What a part of one begins with: a value of 3 is written 1/3.
_PART = "1/"
# What a typical figure counts at least, in the words of its scale.
_FEWEST = 10
# A blank as wide as this letter stands where a figure has no mark, so that digits stay in line.
_WIDEST_MARK = "D"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How all figures of a row are written: in `scale`, with so many `places`."""

    scale: Scale
    places: int
    is_part: bool
    fmt: Formatter

    def number(self, value: Decimal) -> Decimal:
        """What a cell holds: all published digits, in the unit of the row."""
        return _number(value, self.scale, is_part=self.is_part)

    def code(self, sign: str, marks: str, room: int) -> str:
        """The number format of a figure with a sign before and marks after it.

        `room` is the number of marks that the figures of the table leave room for.
        """
        before = f'"{sign}{_PART if self.is_part else ""}"' if sign or self.is_part else ""
        digits = _digits(self.places, self.fmt.language)
        after = _after(marks, room)
        return f'{before}{digits}{after};{before}"{_MINUS}"{digits}{after}'

    def text(self, value: Decimal, sign: str, marks: str) -> str:
        """What a reader sees in the cell."""
        number = self.fmt.fixed(self.number(value), self.places)
        part = _PART if self.is_part else ""
        return f"{sign}{part}{number}{f' {marks}' if marks else ''}"


def number_style(
    values: Iterable[Decimal], typical: Iterable[Decimal], unit: Unit, fmt: Formatter
) -> NumberStyle:
    """The way of writing the values of a row, in the scale that suits the `typical` figures."""
    scale = _scale(typical, unit, fmt)
    numbers = [_number(value, scale, is_part=unit.is_part) for value in values]
    return NumberStyle(scale, common_places(numbers), unit.is_part, fmt)


def _scale(typical: Iterable[Decimal], unit: Unit, fmt: Formatter) -> Scale:
    """As published where the language has a word for it, as 亿元; else so that a typical figure
    has two digits before the point, and rounding leaves enough of it: billion yuan.
    """
    sizes = [size for size, _ in SCALES[fmt.language]]
    if unit.factor in sizes:
        return fmt.scale_of(unit.factor, unit)
    middle = median_low([abs(value) for value in typical] or [Decimal(0)]) * unit.factor
    fitting = (size for size in sizes if middle >= _FEWEST * size)
    return fmt.scale_of(next(fitting, Decimal(1)), unit)


def sign_of(row: Observation) -> str:
    """What stands before a figure that is a bound or approximate."""
    return SIGNS[row.qualifier]


def marks_of(row: Observation) -> str:
    """What stands after a figure: its status letter, and the mark of a part of a year."""
    status = "" if row.status == "A" else row.status
    if not status and row.qualifier == "preliminary":
        status = "P"
    return status + ("" if row.period.is_year else WITHIN_YEAR)


def _number(value: Decimal, scale: Scale, *, is_part: bool) -> Decimal:
    return value if is_part else scale.of(tidy(value))


def _digits(places: int, language: Language) -> str:
    """Digits as the formatter writes them: English groups thousands, Chinese does not."""
    whole = "#,##0" if language == "en" else "0"
    return f"{whole}.{'0' * places}" if places else whole


def _after(marks: str, room: int) -> str:
    if not room:
        return ""
    blank = f"_{_WIDEST_MARK}" * (room - len(marks))
    return f'" {marks}"{blank}' if marks else f"_ {blank}"

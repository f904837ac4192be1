"""Rules on figures: how they are written, what they can be, and which of them is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from report.data.check.inputs import Problems, Rule, needs, number, quoted, rows
from report.data.raw import Raw, RawRow

_FIGURES = ("observations.csv", "targets.csv")
NUMBERS = MappingProxyType(
    {
        "observations.csv": ("value",),
        "targets.csv": ("value",),
        "corrections.csv": ("before", "after"),
    }
)
# A factor may be a power of ten, as in 1e8.
_FACTOR = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:e[0-9]{1,2})?")
# What is counted or measured from nothing upwards. A balance, an index or a change may
# be below zero.
NEVER_NEGATIVE = frozenset({"stock", "flow", "count", "intensity", "concentration", "rank"})
# No figure of a report has more; a slip of the keyboard has.
_MOST_DIGITS = 20
HEADLINES = ("", "1", "2", "3", "4", "5", "6")
FLAGS = ("0", "1")


def value_not_a_number(raw: Raw) -> Problems:
    """A value is not written in plain digits with at most one point."""
    for row in rows(raw, *NUMBERS):
        for column in NUMBERS[row.file]:
            if number(row[column]) is None:
                remedy = "Write plain digits with a point, as in 1234.5, and no words"
                yield row.problem(column, f"{quoted(row[column])} is not a number", remedy)


def too_many_digits(raw: Raw) -> Problems:
    """A value has more digits than any figure has."""
    for row in rows(raw, *NUMBERS):
        for column in NUMBERS[row.file]:
            digits = sum(map(str.isdigit, row[column]))
            if number(row[column]) is not None and digits > _MOST_DIGITS:
                wrong = f"{quoted(row[column])} has {digits} digits"
                remedy = f"Correct the value, or round it to {_MOST_DIGITS} digits at most"
                yield row.problem(column, wrong, remedy)


def factor_not_a_number(raw: Raw) -> Problems:
    """A unit's factor to its base unit is not a positive number."""
    for row in rows(raw, "units.csv"):
        factor = row["factor"]
        if not _FACTOR.fullmatch(factor) or Decimal(factor) == 0:
            remedy = "Write how many of the base unit one is, as in 1 or 1e8"
            yield row.problem("factor", f"{quoted(factor)} is not a positive number", remedy)


@needs("indicators.csv")
def share_out_of_range(raw: Raw) -> Problems:
    """A part of a whole is less than nothing or more than all of it."""
    for row, indicator, value in _measured(raw):
        if is_percentage(indicator) and not 0 <= value <= 100:
            wrong = f"{row['value']} is a share, but not between 0 and 100 %"
            remedy = "Correct the value, or the kind of the indicator if it is no part of a whole"
            yield row.problem("value", wrong, remedy)


@needs("indicators.csv")
def negative_value(raw: Raw) -> Problems:
    """An amount that begins at nothing is below it."""
    for row, indicator, value in _measured(raw):
        if indicator["kind"] in NEVER_NEGATIVE and value < 0:
            wrong = f"{row['value']} is negative, which no {indicator['kind']} can be"
            remedy = (
                "Correct the value, or the kind of the indicator: what may be below zero is a"
                " balance, an index or a change"
            )
            yield row.problem("value", wrong, remedy)


@needs("indicators.csv", "units.csv")
def part_of_nothing(raw: Raw) -> Problems:
    """A value n that says 1/n is not above zero: there is no such part."""
    parts = units_of_parts(raw)
    for row, indicator, value in _measured(raw):
        if indicator["unit"] in parts and value <= 0:
            wrong = f"{row['value']} says one part of so many, and is not above zero"
            remedy = "Write the n of 1/n, as in 3 for a third"
            yield row.problem("value", wrong, remedy)


def is_percentage(indicator: RawRow) -> bool:
    """Whether an indicator is a part of a whole, in hundredths."""
    return indicator["kind"] == "share" and indicator["unit"] == "%"


def units_of_parts(raw: Raw) -> frozenset[str]:
    """The units in which a value n says 1/n."""
    return frozenset(row["unit"] for row in rows(raw, "units.csv") if "{n}" in row["en"])


def _measured(raw: Raw) -> Iterator[tuple[RawRow, RawRow, Decimal]]:
    """Each figure that can be read, with the row of its indicator."""
    indicators = {row["id"]: row for row in rows(raw, "indicators.csv")}
    for row in rows(raw, *_FIGURES):
        indicator, value = indicators.get(row["indicator"]), number(row["value"])
        if indicator is not None and value is not None:
            yield row, indicator, value


def preferred_not_a_flag(raw: Raw) -> Problems:
    """It is not said whether a figure is the one to show."""
    for row in rows(raw, "observations.csv"):
        if row["preferred"] not in FLAGS:
            remedy = "Write 1 for the value to show and 0 for what other sources say"
            yield row.problem("preferred", f"{quoted(row['preferred'])} is not 0 or 1", remedy)


@needs("observations.csv")
def preferred_not_one(raw: Raw) -> Problems:
    """Of the figures for one indicator, place and period none or several are to be shown."""
    for cell in _cells(raw):
        chosen = [row for row in cell if row["preferred"] == "1"]
        if not chosen:
            wrong = "no row of this indicator, place and period has preferred 1"
            yield cell[0].problem("preferred", wrong, "Write 1 in the row of the best source")
        for row in chosen[1:]:
            wrong = f"row {chosen[0].number} has preferred 1 for the same figure"
            yield row.problem("preferred", wrong, "Write 0 in all but the row of the best source")


def _cells(raw: Raw) -> Iterator[list[RawRow]]:
    """The rows about the same indicator, place and period, where all say 0 or 1."""
    cells: dict[tuple[str, str, str], list[RawRow]] = {}
    for row in rows(raw, "observations.csv"):
        cells.setdefault((row["indicator"], row["place"], row["period"]), []).append(row)
    return (cell for cell in cells.values() if all(row["preferred"] in FLAGS for row in cell))


def malformed_headline(raw: Raw) -> Problems:
    """An indicator's rank among the headline figures is not one of six."""
    for row in rows(raw, "indicators.csv"):
        if row["headline"] not in HEADLINES:
            remedy = "Write a rank from 1 to 6, or leave the cell empty"
            yield row.problem("headline", f"{quoted(row['headline'])} is no rank", remedy)


def duplicate_headline(raw: Raw) -> Problems:
    """Two indicators of an area claim the same rank among its headline figures."""
    first: dict[tuple[str, str], RawRow] = {}
    ranked = (row for row in rows(raw, "indicators.csv") if row["headline"])
    for row in ranked:
        other = first.setdefault((row["area"], row["headline"]), row)
        if other is not row:
            wrong = f"{quoted(other['id'])} has the same rank in its area"
            yield row.problem("headline", wrong, "Give each headline figure a rank of its own")


RULES: tuple[Rule, ...] = (
    value_not_a_number,
    too_many_digits,
    factor_not_a_number,
    share_out_of_range,
    negative_value,
    part_of_nothing,
    preferred_not_a_flag,
    preferred_not_one,
    malformed_headline,
    duplicate_headline,
)

"""Columns of figures in tables: equal decimals, and what marks the figures in a column beside."""

from __future__ import annotations

from collections.abc import Sequence

from report.model import Observation, Unit
from report.text.formatter import Formatter, Scale
from report.text.notation import SIGNS
from report.text.rounding import common_places, places_of, tidy
from report.text.sheet import SheetCell, amount

NO_FIGURE = "…"


def figure_cells(
    rows: Sequence[Observation | None], scale: Scale, unit: Unit, fmt: Formatter
) -> list[SheetCell]:
    """The cells of a column: signs and all published digits, with equal decimals.

    Only a figure that was published with more decimals than the column has, two for most, keeps
    them: to give these to all others would claim a precision that nobody published. A part of one
    is written whole, as `1/3`; a row without a figure has the mark for none.
    """
    numbers = [scale.of(tidy(row.value)) for row in rows if row is not None]
    places = common_places(numbers)

    def digits(row: Observation) -> str:
        if unit.is_part:
            return fmt.cell(row.value, scale, unit)
        number = scale.of(tidy(row.value))
        return fmt.fixed(number, max(places, places_of(number)))

    def cell(row: Observation | None) -> SheetCell:
        if row is None:
            return SheetCell(NO_FIGURE)
        return SheetCell(SIGNS[row.qualifier] + digits(row), amount(row.value, unit))

    return [cell(row) for row in rows]


def flag(row: Observation, fmt: Formatter) -> str:
    """What a figure is apart from a plain published one, in words; else empty."""
    status = fmt.status(row)
    is_told = row.status in "PE" or row.qualifier != "preliminary"
    return status if is_told else fmt.list(filter(None, (status, fmt.word("status.P"))))


def flag_cells(
    series: Sequence[tuple[str, Sequence[Observation | None]]], fmt: Formatter
) -> list[str]:
    """What marks the figures of each line of a table: by the names of its columns, if several."""
    lines = zip(*(rows for _, rows in series), strict=True)
    return [_flags([name for name, _ in series], line, fmt) for line in lines]


def _flags(names: Sequence[str], line: Sequence[Observation | None], fmt: Formatter) -> str:
    flags = [(name, flag(row, fmt)) for name, row in zip(names, line, strict=True) if row]
    if len(names) == 1:
        return "".join(text for _, text in flags)
    named = (fmt.word("table.flag", name=name, flag=text) for name, text in flags if text)
    return fmt.word("source.separator").join(named)

"""The figures of a large table as typed values, of which each different one is made once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import starmap
from typing import Any, TypeVar

from report.data.figure_table import ColumnarRows, FigureTable, Numbers
from report.data.raw import RawRow
from report.model import Observation, Observations, Period, Text

T = TypeVar("T")
# So many rows are unpacked at a time.
_AT_ONCE = 100_000
_AS_WRITTEN = ("indicator", "place", "qualifier", "status", "source")


def held_figures(table: Sequence[RawRow]) -> Observations | None:
    """The figures of a table that are built already, and wait elsewhere to be asked for."""
    return table.observations() if isinstance(table, ColumnarRows) else None


def built_at_once(table: Sequence[RawRow]) -> tuple[Observation, ...] | None:
    """The figures of a table that is held by column; None where one of them cannot be made."""
    if not isinstance(table, ColumnarRows):
        return None
    try:
        return tuple(built_figures(table.by_column()))
    except (ValueError, ArithmeticError):
        return None


def built_figures(table: FigureTable) -> Iterator[Observation]:
    """The figures in the order of the rows. ValueError or ArithmeticError where one cannot be."""
    columns = table.columns
    notes, note_codes = _notes(table)
    made: dict[str, tuple[Sequence[Any], Numbers]] = {
        name: (columns[name].texts, columns[name].codes) for name in _AS_WRITTEN
    }
    made["period"] = (
        [Period.parse(text) for text in columns["period"].texts],
        columns["period"].codes,
    )
    made["value"] = [Decimal(text) for text in columns["value"].texts], columns["value"].codes
    made["written"] = columns["value"].texts, columns["value"].codes
    made["preferred"] = (
        [text == "1" for text in columns["preferred"].texts],
        columns["preferred"].codes,
    )
    made["note"] = notes, note_codes
    order = ("indicator", "place", "period", "value", "written", "qualifier", "status", "preferred")
    cells = [made[name] for name in (*order, "source", "note")]
    for begin in range(0, len(table), _AT_ONCE):
        part = [_unpacked(values, codes[begin : begin + _AT_ONCE]) for values, codes in cells]
        yield from starmap(Observation, zip(*part, strict=True))


def _unpacked(values: Sequence[T], codes: Numbers) -> list[T]:
    return [values[code] for code in codes.tolist()]


def _notes(table: FigureTable) -> tuple[list[Text], Numbers]:
    """The different notes in both languages, and for each row which of them it has."""
    examples, codes = table.different("note_en", "note_zh")
    english, chinese = table.columns["note_en"], table.columns["note_zh"]
    return [Text(english.text(row), chinese.text(row)) for row in examples.tolist()], codes

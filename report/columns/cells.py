"""Columns as a flat table has them: of a text, one for each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, cast

from report.columns.column import Column, ValueKind
from report.model import LANGUAGES, Language, Report, Text

# An empty text is a cell without a value.
Cell = str | bool | int | Decimal
CellKind = Literal["text", "period", "number", "boolean"]

# All others are texts.
_KINDS: Mapping[ValueKind, CellKind] = MappingProxyType(
    {"period": "period", "number": "number", "boolean": "boolean"}
)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a flat table: what it was declared as, and of which language it is, if of one."""

    name: str
    declared: Column
    language: Language | None = None

    @property
    def kind(self) -> CellKind:
        """What its cells are, as a reader of a download is told."""
        return _KINDS.get(self.declared.kind, "text")

    def cell(self, row: Any, report: Report) -> Cell:
        """What a row has here: an empty text where it has no value; ids with blanks between."""
        value = self.declared.read(row, report)
        if self.language is not None:
            text = cast("Text | None", value)
            return text[self.language] if text else ""
        if self.declared.kind == "ids":
            return " ".join(cast("Sequence[str]", value))
        return "" if value is None else cast("Cell", value)


def flat(*columns: Column) -> tuple[TableColumn, ...]:
    """The columns of a flat table: two of each that is said in both languages."""
    return tuple(flat_column for column in columns for flat_column in _flattened(column))


def _flattened(column: Column) -> Iterator[TableColumn]:
    if column.kind == "text":
        for name, language in zip(column.names, LANGUAGES, strict=True):
            yield TableColumn(name, column, language)
    else:
        yield TableColumn(column.name, column)


def digits(number: Decimal) -> str:
    """A number as it is written, which is also JSON: never an exponent, never a float's noise."""
    return f"{number:f}"

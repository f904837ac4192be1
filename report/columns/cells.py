"""Cells of a download's tables: a column of each, in one language where it is said in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, cast

from report.columns import column as declared
from report.model import LANGUAGES, Language, Report, Text

# An empty text is a cell without a value.
Cell = str | Decimal | bool
CellKind = Literal["text", "period", "number", "boolean"]
CellReader = Callable[[Any, Report], Cell]

# All others are texts.
_KINDS: Mapping[declared.ValueKind, CellKind] = MappingProxyType(
    {"period": "period", "number": "number", "boolean": "boolean"}
)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: what it was declared as, and how a row of a report gives its cell."""

    name: str
    declared: declared.Column
    of: CellReader

    @property
    def kind(self) -> CellKind:
        return _KINDS.get(self.declared.kind, "text")


def spread(*columns: declared.Column) -> tuple[TableColumn, ...]:
    """The columns of a table: two of each that is said in both languages."""
    return tuple(one for column in columns for one in _each(column))


def _each(column: declared.Column) -> Iterator[TableColumn]:
    if column.kind == "text":
        for name, language in zip(column.names, LANGUAGES, strict=True):
            yield TableColumn(name, column, _said(column, language))
    else:
        yield TableColumn(column.name, column, _cell(column))


def _said(column: declared.Column, language: Language) -> CellReader:
    def said(row: Any, report: Report) -> str:
        text = cast("Text | None", column.of(row, report))
        return text[language] if text else ""

    return said


def _cell(column: declared.Column) -> CellReader:
    def cell(row: Any, report: Report) -> Cell:
        value = cast("Cell | None", column.of(row, report))
        return "" if value is None else value

    return cell

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
Kind = Literal["text", "period", "number", "boolean"]
Reading = Callable[[Any, Report], Cell]

# All others are texts.
_KINDS: Mapping[declared.Kind, Kind] = MappingProxyType(
    {"period": "period", "number": "number", "boolean": "boolean"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what it was declared as, and how a row of a report gives its cell."""

    name: str
    declared: declared.Column
    of: Reading

    @property
    def kind(self) -> Kind:
        return _KINDS.get(self.declared.kind, "text")


def spread(*columns: declared.Column) -> tuple[Column, ...]:
    """The columns of a table: two of each that is said in both languages."""
    return tuple(one for column in columns for one in _each(column))


def _each(column: declared.Column) -> Iterator[Column]:
    if column.kind == "text":
        for name, language in zip(column.names, LANGUAGES, strict=True):
            yield Column(name, column, _said(column, language))
    else:
        yield Column(column.name, column, _cell(column))


def _said(column: declared.Column, language: Language) -> Reading:
    def said(row: Any, report: Report) -> str:
        text = cast("Text | None", column.of(row, report))
        return text[language] if text else ""

    return said


def _cell(column: declared.Column) -> Reading:
    def cell(row: Any, report: Report) -> Cell:
        value = cast("Cell | None", column.of(row, report))
        return "" if value is None else value

    return cell

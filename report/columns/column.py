"""A column: what it is called, what it holds, what explains it, and how a row gives its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from report.model import LANGUAGES, Period, Report, Text

# None is no value. Numbers keep the digits that they were published with.
Value = None | bool | int | Decimal | str | Text | Sequence["Value"] | Mapping[str, "Value"]
ValueKind = Literal[
    "string", "text", "number", "integer", "boolean", "period", "date", "url", "ids"
]
ValueReader = Callable[[Any, Report], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of rows of one kind; a `text` is said in both languages.

    `read` gives the value of a row in a report. `optional` says that a row may have no value
    here, `choices` which values there are, where they are few. `word` is the end of the key of its
    explanation, where that is not its name: columns of one name in two tables may mean two things.
    """

    name: str
    kind: ValueKind
    read: ValueReader
    optional: bool = False
    choices: tuple[str, ...] = ()
    word: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called in a table: one column, or one for each language."""
        if self.kind != "text":
            return (self.name,)
        return tuple(f"{self.name}_{language}" for language in LANGUAGES)

    def explanation(self, report: Report) -> Text:
        """What it holds: the word `column.NAME`."""
        return report.words[f"column.{self.word or self.name}"]


Columns = Mapping[str, Column]


def declare(*columns: Column) -> Columns:
    """The columns of a table by their names; ValueError where two have one name."""
    by_name = {column.name: column for column in columns}
    if len(by_name) < len(columns):
        raise ValueError([column.name for column in columns])
    return MappingProxyType(by_name)


def select(columns: Columns, names: str) -> tuple[Column, ...]:
    """Columns by their names, which have blanks between them; KeyError for one that is none."""
    return tuple(columns[name] for name in names.split())


def date(period: Period | None) -> str | None:
    """A period as it is written, where there is one."""
    return str(period) if period else None

"""A column: what it is called, what it holds, what explains it, and how a row gives its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from report.model import LANGUAGES, Period, Report, Text

# None is no value. Numbers keep the digits that they were published with.
Value = None | bool | int | Decimal | str | Text | Sequence[Any] | Mapping[str, Any]
ValueKind = Literal[
    "string", "text", "number", "integer", "boolean", "period", "date", "url", "ids"
]
ValueReader = Callable[[Any, Report], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of rows of one kind; a `text` is said in both languages.

    `optional` says that a row may have no value here, `choices` which values there are, where
    they are few.
    """

    name: str
    kind: ValueKind
    of: ValueReader
    optional: bool = False
    choices: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called in a table: one column, or one for each language."""
        if self.kind != "text":
            return (self.name,)
        return tuple(f"{self.name}_{language}" for language in LANGUAGES)

    def explained(self, report: Report) -> Text:
        """What it holds: the word `column.NAME`."""
        return report.words[f"column.{self.name}"]


def date(period: Period | None) -> str | None:
    """A period as it is written, where there is one."""
    return str(period) if period else None

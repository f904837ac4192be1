"""What a workbook says in the reader's language: titles and rules of columns, words of its sheets.

Both tables beside this module have both languages in a row. They belong to the program and not to
a data folder: a folder whose own words are broken can still be edited as a workbook.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from report.model import Language, Text

_RULES = Path(__file__).with_name("rules.csv")
_WORDS = Path(__file__).with_name("words.csv")
# What is said of a column of this name in every table that says nothing of its own.
_ANY = "*"


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What a column is called, and what goes in it; of a table, what a row of it is."""

    title: Text
    rule: Text


@cache
def _rules() -> Mapping[tuple[str, str], ColumnRule]:
    rows = csv.DictReader(_RULES.read_text("utf-8").splitlines())
    return MappingProxyType(
        {
            (row["table"], row["column"]): ColumnRule(
                Text(row["title_en"], row["title_zh"]), Text(row["rule_en"], row["rule_zh"])
            )
            for row in rows
        }
    )


@cache
def _words() -> Mapping[str, Text]:
    rows = csv.DictReader(_WORDS.read_text("utf-8").splitlines())
    return MappingProxyType({row["key"]: Text(row["en"], row["zh"]) for row in rows})


def column_rule(file: str, column: str) -> ColumnRule:
    """The rule of a column of a table. KeyError for one that has none."""
    rules = _rules()
    return rules[file, column] if (file, column) in rules else rules[_ANY, column]


def table_rule(file: str) -> ColumnRule:
    """What a table is called, and what a row of it is. KeyError for an unknown one."""
    return _rules()[file, ""]


def spoken(key: str, language: Language, **values: str) -> str:
    """A word of the workbook itself. KeyError for an unknown one."""
    return _words()[key][language].format(**values)


def names_of_table(file: str) -> frozenset[str]:
    """What its sheet may be called: the name of the file, or its title in either language."""
    title = table_rule(file).title
    return frozenset({file.removesuffix(".csv"), title.en.casefold(), title.zh.casefold()})


def names_of_own_sheets() -> frozenset[str]:
    """The sheets of a workbook that hold no table, in either language."""
    own = (_words()[key] for key in ("guide.sheet", "lists.sheet"))
    return frozenset(name for text in own for name in (text.en.casefold(), text.zh.casefold()))

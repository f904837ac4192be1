"""The tables that a workbook holds, and what the cells of each of their columns are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from report.data.check.cells import DAYS, PERIODS
from report.data.check.figures import FLAGS, HEADLINES, NUMBERS
from report.data.check.inputs import is_worded
from report.data.check.keys import choices
from report.data.check.warnings.answers import ANSWER_COLUMNS, ANSWERS
from report.data.raw import COLUMNS, WORDS

# `word` is kept to the letter; of a `text` the blanks at its ends say nothing; a `code` is an id,
# a choice, a unit or an address.
ColumnKind = Literal["code", "period", "number", "text", "word"]

TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType({**COLUMNS, ANSWERS: ANSWER_COLUMNS})
# The table whose rows a column names, and the column that holds their ids.
HOMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "indicator": ("indicators.csv", "id"),
        "place": ("places.csv", "id"),
        "parent": ("places.csv", "id"),
        "source": ("sources.csv", "id"),
        "publisher": ("publishers.csv", "id"),
        "via": ("publishers.csv", "id"),
        "unit": ("units.csv", "unit"),
    }
)
AREA = "area"
_FLAGGED = MappingProxyType({"preferred": FLAGS, "headline": HEADLINES})


def kind_of(file: str, column: str) -> ColumnKind:
    """What stands in a column, by what the check asks of it."""
    if column in NUMBERS.get(file, ()):
        return "number"
    if column in PERIODS.get(file, ()) or DAYS.get(file) == column:
        return "period"
    if file == ANSWERS or (file == WORDS and column != "key"):
        return "word"
    return "text" if is_worded(file, column) else "code"


def choices_of(file: str, column: str) -> tuple[str, ...]:
    """What a cell may hold, where that is a short list; an empty cell is one of it or not."""
    return _FLAGGED.get(column) or choices(file, column)


def home_of(file: str, column: str) -> tuple[str, str] | None:
    """The table and the column that a cell names a row of; None where it names none."""
    home = HOMES.get(column)
    return None if home == (file, column) else home

"""The answers to warnings: a table of the data folder that says why something is right as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from report.data import store
from report.data.check.warnings.examined import Doubt
from report.data.raw import DataError, Problem, RawRow
from report.data.tables import parse_table

ANSWERS = "answers.csv"
ANSWER_COLUMNS = ("warning", "about", "says", "why", "who")
# What the check prints for the two cells that only an editor can fill.
_TO_FILL = {"why": "WHY", "who": "WHO"}


@dataclass(frozen=True, slots=True)
class DataWarning:
    """A doubt of a rule, whose name is what the warning is called."""

    rule: str
    doubt: Doubt

    @property
    def key(self) -> tuple[str, str, str]:
        """What an answer names: the rule, what it is about, and what is written there."""
        return self.rule, self.doubt.about, self.doubt.says

    @property
    def answer(self) -> str:
        """The row of answers.csv that would answer it, with two cells to fill."""
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow([*self.key, *_TO_FILL.values()])
        return line.getvalue()


@dataclass(frozen=True, slots=True)
class Answers:
    """The rows of the table that can be read, and what is wrong with the others."""

    rows: tuple[RawRow, ...]
    problems: tuple[Problem, ...]


def header() -> str:
    """The first line of the table."""
    return ",".join(ANSWER_COLUMNS)


def read(folder: Path) -> Answers:
    """The answers of a folder; none where it has no such table."""
    if not (folder / ANSWERS).exists():
        return Answers((), ())
    try:
        rows, broken = parse_table(ANSWERS, store.read_text(folder, ANSWERS), ANSWER_COLUMNS)
    except DataError as error:
        return Answers((), error.problems)
    return Answers(rows, broken)


def key_of(row: RawRow) -> tuple[str, str, str]:
    """What an answer names."""
    return row["warning"], row["about"], row["says"]


def is_given(row: RawRow) -> bool:
    """Whether it is said why, and by whom."""
    return all(row[column].strip() not in {"", empty} for column, empty in _TO_FILL.items())


def problems(
    answers: Answers, found: Sequence[DataWarning], unasked: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """What is wrong with the answers: one without a reason, twice, or to a warning there is not.

    Whether there are warnings of the rules `unasked` is not known.
    """
    yield from answers.problems
    asked = {warning.key for warning in found}
    first: dict[tuple[str, str, str], int] = {}
    for row in answers.rows:
        number = first.setdefault(key_of(row), row.number)
        if number != row.number:
            yield row.problem("warning", f"row {number} answers the same", "Remove one of the two")
        elif key_of(row) not in asked and row["warning"] not in unasked:
            remedy = "Remove the row; if what it is about has changed, answer the new warning"
            yield row.problem("warning", "there is no such warning now", remedy)
        elif not is_given(row):
            column = next(c for c, empty in _TO_FILL.items() if row[c].strip() in {"", empty})
            wrong = f"it is not said {column}"
            yield row.problem(column, wrong, "Say why it is right as it is, and who has looked")

"""What the rules of warnings look at, and what they say.

They are asked only of data that have passed the check: every figure and date can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from report.data.check.keys import known_by
from report.data.raw import Problem, Raw, RawRow

# A longer cell is quoted by its beginning: an answer is typed, or pasted into a line.
_LONGEST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Examined:
    """A sound data folder, with what warnings need beyond its content.

    `names` are the paths of all that lies in the folder; `served` is what readers see now, or None
    where there is nothing of the same place to compare with.
    """

    raw: Raw
    names: tuple[str, ...]
    served: Raw | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be wrong, and what an answer to it names.

    `about` is what a row or an entry is known by, wherever it stands in its file, and `says` is the
    cell in doubt: an answer holds until that is changed.
    """

    problem: Problem
    about: str
    says: str


Doubts = Iterator[Doubt]
WarningRule = Callable[[Examined], Doubts]


def of_row(row: RawRow, column: str, wrong: str, remedy: str) -> Doubt:
    """A doubt about a cell of a table."""
    about = f"{row.file.removesuffix('.csv')} {known_by(row)}"
    return Doubt(row.problem(column, wrong, remedy), about, quoted_cell(row[column]))


def of_file(file: str, key: str | None, says: str, wrong: str, remedy: str) -> Doubt:
    """A doubt about a file, or about a key of a document."""
    about = f"{file} {key}" if key else file
    return Doubt(Problem(file, None, key, wrong, remedy), about, quoted_cell(says))


def quoted_cell(written: str) -> str:
    """A cell as an answer quotes it: whole, or its beginning."""
    return written if len(written) <= _LONGEST_QUOTED else f"{written[:_LONGEST_QUOTED]}…"

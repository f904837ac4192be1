"""The tables of a folder to be written anew: each row that stays keeps its line to the byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report.data import store
from report.data.raw import MANIFEST, OBSERVATIONS, DataError, Problem
from report.data.tables import parse_table

_Cells = tuple[str, ...]

_NOT_A_TABLE = Problem(
    MANIFEST,
    None,
    None,
    "the figures of this folder stand in files that are written of a table",
    "Name the folder that has the table, and write this one by `python -m report partition`",
)


@dataclass(frozen=True, slots=True)
class HeldTable:
    """A table as a folder holds it; `text` is empty where the folder has no such file."""

    file: str
    columns: _Cells
    rows: tuple[_Cells, ...]
    text: str

    def written(self, rows: Sequence[_Cells]) -> str:
        """The text of the table with these rows; quotes that nobody needs stay where they were.

        A table that is not there is not made for no rows.
        """
        if not self.text and not rows:
            return ""
        lines = self.text.splitlines(keepends=True)
        known = dict(zip(self.rows, lines[1:], strict=True))
        head = lines[0] if lines else line_of(self.columns)
        return head + "".join(known.get(row) or line_of(row) for row in rows)


def line_of(cells: Iterable[str]) -> str:
    """A line of a table, with its end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def held_tables(folder: Path, tables: Mapping[str, _Cells]) -> tuple[HeldTable, ...]:
    """These tables as a folder holds them. Raises DataError with all lines that cannot be read."""
    if OBSERVATIONS in tables and (folder / MANIFEST).exists():
        raise DataError(_NOT_A_TABLE)
    held: list[HeldTable] = []
    problems: list[Problem] = []
    for file, columns in tables.items():
        try:
            held.append(_held(folder, file, columns))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(*problems)
    return tuple(held)


def _held(folder: Path, file: str, columns: _Cells) -> HeldTable:
    if not (folder / file).exists():
        return HeldTable(file, columns, (), "")
    text = store.read_text(folder, file)
    rows, broken = parse_table(file, text, columns)
    if broken:
        raise DataError(*broken)
    own = _header(text)
    return HeldTable(file, own, tuple(tuple(row[column] for column in own) for row in rows), text)


def _header(text: str) -> _Cells:
    return tuple(next(csv.reader(text.split("\n", 1)[:1])))


def not_a_folder(folder: Path) -> DataError:
    """What is said of a folder that holds no report."""
    wrong = f"{folder} is not a folder with the data of a report"
    return DataError(Problem("report.toml", None, None, wrong, "Name the folder that holds it"))

"""A workbook as an editor leaves it: opened, changed, saved, imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from report.__main__ import main

# Where the rows of a table begin in a sheet.
FIRST = 3
Change = Callable[[Any], None]


@contextmanager
def opened(file: Path) -> Iterator[Any]:
    """A workbook, saved when the block ends."""
    book = openpyxl.load_workbook(file)
    yield book
    book.save(file)


def cell(sheet: Any, line: int, column: str) -> Any:
    """The cell of a column, by the name in the grey line; lines count from 1."""
    names = [one.value for one in sheet[FIRST - 1]]
    return sheet.cell(line, names.index(column) + 1)


def add_row(sheet: Any, **cells: object) -> int:
    """Fill the first free line of a sheet; its number."""
    line = FIRST
    while sheet.cell(line, 1).value is not None:
        line += 1
    for column, value in cells.items():
        cell(sheet, line, column).value = value
    return line


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def imported(folder: Path, *books: Path, remove: bool = False) -> int:
    """What the command ends with."""
    removing = ["--remove"] if remove else []
    return main(["import", *map(str, books), "--into", str(folder), *removing])

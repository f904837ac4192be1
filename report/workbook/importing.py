"""Workbooks → a data folder: read, checked beside the old one, and replaced as a whole."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from report.data import store
from report.data.check import problems
from report.data.check.keys import key_columns
from report.data.held import HeldTable, held_tables, not_a_folder
from report.data.raw import SETTINGS, Problem
from report.data.replacing import replace_files
from report.workbook.adding import with_added
from report.workbook.columns import TABLES
from report.workbook.reading import read_book
from report.workbook.report_day import MovedDay, moved_day
from report.workbook.rows import ImportedTable, unchanged, whole_table
from report.workbook.saved import ReadBook, SheetRows
from report.workbook.spots import BookSpot, Refusal, Remark, WorkbookError

_ROW = re.compile(r"\brow (\d+)\b")


class ChangedMeanwhileError(RuntimeError):
    """The folder was changed by somebody else while workbooks were read into it."""


@dataclass(frozen=True, slots=True)
class FolderImport:
    """What a folder will become by workbooks, and what was done to read them."""

    folder: Path
    tables: tuple[ImportedTable, ...]
    remarks: tuple[Remark, ...]
    day: MovedDay | None = None

    def contents(self) -> Mapping[str, bytes]:
        """The files that change, with what they will hold."""
        texts = {table.held.file: (table.held.text, table.text()) for table in self.tables}
        if self.day is not None:
            texts[SETTINGS] = self.day.old, self.day.new
        return {file: new.encode() for file, (old, new) in texts.items() if new != old}

    def gone(self) -> tuple[str, ...]:
        """Each row of the folder that will be there no more, by its table and what names it."""
        return tuple(said for table in self.tables for said in _gone(table))

    def changes(self) -> Iterator[str]:
        """How many rows change, a table a line, and the day of the report where that does."""
        if self.day is not None and self.day.new != self.day.old:
            yield str(self.day)
        for table in self.tables:
            yield from _changes(table)

    def problems(self) -> tuple[str, ...]:
        """All that the check says of the folder as it will be, with sheets and cells."""
        with tempfile.TemporaryDirectory() as room:
            draft = Path(room) / "draft"
            shutil.copytree(self.folder, draft)
            for file, content in self.contents().items():
                (draft / file).write_bytes(content)
            found = problems(draft)
        lines = {table.held.file: table for table in self.tables}
        return tuple(_told(problem, lines.get(problem.file)) for problem in found)

    def write(self) -> None:
        """Change the folder, as a whole or not at all.

        Raises ChangedMeanwhileError where it is not as it was read, OSError where it cannot be
        written; then nothing is changed.
        """
        if not self._is_as_it_was():
            message = f"{self.folder} was changed meanwhile; nothing is imported. Import once more."
            raise ChangedMeanwhileError(message)
        replace_files(self.folder, self.contents())

    def _is_as_it_was(self) -> bool:
        now = held_tables(self.folder, TABLES)
        if [table.text for table in now] != [table.held.text for table in self.tables]:
            return False
        return self.day is None or store.read_text(self.folder, SETTINGS) == self.day.old


def folder_import(files: Sequence[Path], folder: Path, day: dt.date | None = None) -> FolderImport:
    """What a folder becomes by workbooks, side by side, and by another day of the report.

    Raises WorkbookError with all that is refused in them, DataError where the folder's own tables
    cannot be read.
    """
    if not (folder / SETTINGS).exists():
        raise not_a_folder(folder)
    moved = None if day is None else moved_day(folder, day)
    held = held_tables(folder, TABLES)
    books = _books(files)
    blocks = [block for book in books for block in book.blocks]
    remarks = [remark for book in books for remark in book.remarks]
    tables = _whole_tables(held, [block for block in blocks if not block.is_added])
    tables = with_added(
        tables,
        [block for block in blocks if block.is_added],
        units_of(tables["indicators.csv"]),
    )
    remarks += _remarks_of(tables.values())
    return FolderImport(folder, tuple(tables.values()), tuple(remarks), moved)


def _books(files: Iterable[Path]) -> list[ReadBook]:
    """All workbooks. Raises WorkbookError with what is refused in any of them."""
    books: list[ReadBook] = []
    refusals: list[Refusal] = []
    for file in files:
        try:
            books.append(read_book(file))
        except WorkbookError as error:
            refusals += error.refusals
    if refusals:
        raise WorkbookError(*refusals)
    return books


def _whole_tables(
    held: Iterable[HeldTable], blocks: Sequence[SheetRows]
) -> dict[str, ImportedTable]:
    """Each table: that of a sheet, else as it is. Raises WorkbookError."""
    tables: dict[str, ImportedTable] = {}
    refusals: list[Refusal] = [*_twice(blocks)]
    by_file = {block.file: block for block in blocks}
    # The indicators come first, so that the units of figures are known.
    for table in held:
        block = by_file.get(table.file)
        try:
            units = units_of(tables.get("indicators.csv"))
            new = unchanged(table) if block is None else whole_table(table, block, units)
            tables[table.file] = new
        except WorkbookError as error:
            refusals += error.refusals
    if refusals:
        raise WorkbookError(*refusals)
    return tables


def _twice(blocks: Iterable[SheetRows]) -> Iterator[Refusal]:
    first: dict[str, BookSpot] = {}
    for block in blocks:
        other = first.setdefault(block.file, block.spot)
        if other is not block.spot:
            wrong = f"{other} holds the whole of {block.file} too"
            yield Refusal(block.spot, wrong, "Import one of the two, or leave one sheet out")


def units_of(indicators: ImportedTable | None) -> Mapping[str, str]:
    """The unit of each indicator."""
    rows = () if indicators is None else indicators.rows
    return {row.cells.get("id", ""): row.cells.get("unit", "") for row in rows}


def _remarks_of(tables: Iterable[ImportedTable]) -> list[Remark]:
    return [
        remark
        for table in tables
        for remark in (*(one for row in table.rows for one in row.remarks), *table.remarks)
    ]


def _changes(table: ImportedTable) -> Iterator[str]:
    """What changes in a table."""
    held, file = table.held, table.held.file
    if table.text() == held.text:
        return
    old = Counter(held.rows)
    new = Counter(row.in_order(held.columns) for row in table.rows)
    added, gone = (new - old).total(), (old - new).total()
    order = "" if added or gone else "; the rows stand in another order"
    yield f"{file}: {added} new or changed, {gone} of before not as they were{order}"


def _gone(table: ImportedTable) -> Iterator[str]:
    """The rows of a table whose keys no row will have."""
    held = table.held
    keys = [
        held.columns.index(column) for column in key_columns(held.file) if column in held.columns
    ]
    kept = (row.in_order(held.columns) for row in table.rows)
    names = {tuple(row[place] for place in keys) for row in kept}
    for row in held.rows:
        name = tuple(row[place] for place in keys)
        if keys and name not in names:
            yield f"{held.file}: no longer there: {' '.join(filter(None, name))}"


def _told(problem: Problem, table: ImportedTable | None) -> str:
    """A problem of the check, at the cell of the workbook that it is about."""
    spot = _spot(problem.row, problem.column, table)
    if spot is None or table is None:
        return str(problem)
    wrong = _ROW.sub(lambda row: _line_name(row, table), problem.wrong)
    return str(Refusal(spot, wrong, problem.remedy))


def _line_name(row: re.Match[str], table: ImportedTable) -> str:
    """A row of the table that a message names, as the sheet counts it."""
    spot = _spot(int(row[1]), None, table)
    return row[0] if spot is None or spot.line is None else f"row {spot.line}"


def _spot(row: int | None, column: str | None, table: ImportedTable | None) -> BookSpot | None:
    if table is None or row is None or not 2 <= row < len(table.rows) + 2:
        return None
    line = table.rows[row - 2].line
    if line is None:
        return None
    return line.cells[column].spot if column and column in line.cells else line.spot

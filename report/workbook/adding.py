"""Rows that workbooks of departments add: to the tables as they are, and beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from report.data.check.inputs import number, quoted
from report.data.check.warnings.answers import ANSWERS
from report.workbook.rows import ImportedRow, ImportedTable, rows_of
from report.workbook.saved import SheetRows
from report.workbook.spots import BookSpot, Refusal, Remark, WorkbookError

FIGURES = "observations.csv"
# What a row is known by when another workbook, or the folder, has one of the same.
_KEYS: Mapping[str, tuple[str, ...]] = {
    FIGURES: ("indicator", "place", "period", "source"),
    "sources.csv": ("id",),
    "publishers.csv": ("id",),
    ANSWERS: ("warning", "about", "says"),
}
# The cell without which a row says nothing, and those that show that somebody wrote in it.
_NEEDED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    FIGURES: ("value", ("qualifier", "note_en", "note_zh")),
    ANSWERS: ("why", ("who",)),
}


def with_added(
    tables: Mapping[str, ImportedTable], blocks: Sequence[SheetRows], units: Mapping[str, str]
) -> dict[str, ImportedTable]:
    """The tables with the rows of all blocks. Raises WorkbookError with every conflict."""
    found = dict(tables)
    refusals: list[Refusal] = []
    for block in blocks:
        try:
            adding = _Adding(found[block.file])
            for row in rows_of(block, block.columns, units):
                adding.add(row)
            found[block.file] = adding.table()
            refusals += adding.refusals
        except WorkbookError as error:
            refusals += error.refusals
    if refusals:
        raise WorkbookError(*refusals)
    return found


class _Adding:
    """A table to which rows are added one after the other."""

    def __init__(self, table: ImportedTable) -> None:
        self.refusals: list[Refusal] = []
        self._table = table
        self._rows = list(table.rows)
        self._remarks: list[Remark] = list(table.remarks)
        self._keys = _KEYS[table.held.file]
        self._known = {self._key(row): row for row in table.rows}

    def table(self) -> ImportedTable:
        """The table with all that was added."""
        return replace(self._table, rows=tuple(self._rows), remarks=tuple(self._remarks))

    def add(self, row: ImportedRow) -> None:
        """Add a row, unless it says nothing, or what is known already."""
        needed, written = _NEEDED.get(self._table.held.file, ("", ()))
        if needed and not row.cells.get(needed):
            self._leave_out(row, needed, written)
            return
        known = self._known.get(self._key(row))
        if known is None:
            self._known[self._key(row)] = row
            self._rows.insert(self._place(row), self._preferred(row))
        elif conflicts := list(_conflicts(row, known, self._table.held.file)):
            self.refusals += conflicts
        else:
            self._remark(row, "it is there already, and is not added again")

    @property
    def _is_figure(self) -> bool:
        return self._table.held.file == FIGURES

    def _key(self, row: ImportedRow) -> tuple[str, ...]:
        return row.in_order(self._keys)

    def _leave_out(self, row: ImportedRow, needed: str, written: Iterable[str]) -> None:
        """A row without its foremost cell is none; that is said where somebody wrote in it."""
        if any(row.cells.get(column) for column in written):
            self._remark(row, f"it has no {needed} and is left out")

    def _remark(self, row: ImportedRow, said: str) -> None:
        if row.line is not None:
            self._remarks.append(Remark(row.line.spot, said))

    def _preferred(self, row: ImportedRow) -> ImportedRow:
        """A figure is the one to show, if no other one of the same period is."""
        if not self._is_figure or "preferred" in row.cells:
            return row
        about = ("indicator", "place", "period")
        others = [one for one in self._rows if one.in_order(about) == row.in_order(about)]
        is_first = not any(one.cells["preferred"] == "1" for one in others)
        if not is_first:
            said = (
                "another source's figure is shown for it; this one stands beside it (preferred 0)"
            )
            self._remark(row, said)
        return replace(row, cells={**row.cells, "preferred": "1" if is_first else "0"})

    def _place(self, row: ImportedRow) -> int:
        """Behind the rows of its indicator and place of before, else at the end."""
        if not self._is_figure:
            return len(self._rows)
        for about in (("indicator", "place"), ("indicator",)):
            alike = [
                place
                for place, one in enumerate(self._rows)
                if one.in_order(about) == row.in_order(about)
                and (len(about) == 1 or one.cells["period"] <= row.cells["period"])
            ]
            if alike:
                return alike[-1] + 1
        return len(self._rows)


def _conflicts(row: ImportedRow, known: ImportedRow, file: str) -> Iterator[Refusal]:
    """Where two rows about the same thing say something else."""
    for column, text in row.cells.items():
        other = known.cells.get(column, "")
        if column in known.cells and not _is_same(text, other) and row.line is not None:
            where = known.line.cells.get(column) if known.line else None
            spot: BookSpot | str = where.spot if where else file
            about = " ".join(row.in_order(_KEYS[file]))
            wrong = f"{column} of {about} is {quoted(text)} here, but {quoted(other)} in {spot}"
            remedy = "Make the two the same, or leave one of them out"
            yield Refusal(row.line.cells[column].spot, wrong, remedy)


def _is_same(text: str, other: str) -> bool:
    return text == other or (number(text) is not None and number(text) == number(other))

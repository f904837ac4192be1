"""A workbook → the rows of its sheets as they stand, each cell with the format it is shown in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.utils.datetime import from_excel  # type: ignore[import-untyped]

from report.data.check.warnings.answers import ANSWERS
from report.data.raw import OBSERVATIONS
from report.workbook.columns import TABLES
from report.workbook.layout import COMPUTED
from report.workbook.opening import open_book
from report.workbook.rules import names_of_own_sheets, names_of_table
from report.workbook.saved import ReadBook, SavedCell, SheetLine, SheetRows
from report.workbook.spots import BookSpot, Refusal, Remark, WorkbookError

# The names of columns are looked for in so many lines, because people add lines above a table.
_HEAD_LINES = 12
# Begins the names of a block whose rows are added to a table and do not stand for all of it.
ADDING = "+"
# What a form is there for: of one without it, rows would be passed over.
_FOREMOST = frozenset({OBSERVATIONS, ANSWERS})
_ERROR, _FORMULA = "e", "f"
# Dates of the formats that Chinese and Japanese programs have without writing them out (ECMA-376,
# 18.8.30); openpyxl does not know them.
_EASTERN_DATES = {
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy-mm"),
    **dict.fromkeys((30, 31), "yyyy-mm-dd"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m-d"),
}


@dataclass(frozen=True, slots=True)
class _Head:
    """The line that names the columns of a block, and where each of them stands."""

    file: str
    line: int
    places: Mapping[str, int]
    is_added: bool


def read_book(file: Path) -> ReadBook:
    """The tables of a workbook. Raises WorkbookError with all that cannot be read."""
    book = open_book(file)
    results = _Results(file)
    blocks: list[SheetRows] = []
    remarks: list[Remark] = []
    refusals: list[Refusal] = []
    for sheet in book.worksheets:
        if sheet.title.strip().casefold() in names_of_own_sheets():
            continue
        try:
            found = _SheetReading(file.name, sheet, results)
            blocks += found.blocks()
            remarks += found.remarks()
        except WorkbookError as error:
            refusals += error.refusals
    if not blocks and not refusals:
        remedy = "Begin with a workbook that `python -m report workbook` has written"
        refusals.append(Refusal(BookSpot(file.name), "no sheet of it holds a table", remedy))
    if refusals:
        raise WorkbookError(*refusals)
    return ReadBook(tuple(blocks), tuple(remarks))


class _Results:
    """What the formulas of a workbook came to; read only where a cell to import has one."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._book: Any = None

    def of(self, sheet: str, coordinate: str) -> Any:
        if self._book is None:
            self._book = open_book(self._file, formulas=False)
        return self._book[sheet][coordinate]


class _SheetReading:
    """The blocks of one sheet, and what was remarkable about them."""

    def __init__(self, book: str, sheet: Any, results: _Results) -> None:
        self._sheet = sheet
        self._spot = BookSpot(book, sheet.title)
        self._results = results
        self._remarks: list[Remark] = []
        # Cells with something in them: asked for any other one, openpyxl would make it, up to the
        # millionth row where somebody has drawn borders to the end.
        self._grid = {place: cell for place, cell in sheet._cells.items() if cell.value is not None}
        self._last_line = max((line for line, _ in self._grid), default=0)
        self._last_place = max((place for _, place in self._grid), default=0)
        self._heads = self._find_heads()
        self._merged = self._merged_cells()

    def remarks(self) -> list[Remark]:
        """All that was left out or taken otherwise; known when the blocks have been read."""
        return self._remarks

    def blocks(self) -> list[SheetRows]:
        """The tables of the sheet. Raises WorkbookError."""
        if not self._heads:
            if self._file_by_name() is not None:
                raise WorkbookError(self._no_head())
            self._remark(self._spot, "the sheet holds no table of the report and is left out")
            return []
        if not any(head.file in _FOREMOST or not head.is_added for head in self._heads):
            raise WorkbookError(self._no_head())
        ends = [head.line for head in self._heads[1:]]
        last = [*(end - 2 for end in ends), self._last_line]
        return [self._block(head, end) for head, end in zip(self._heads, last, strict=True)]

    def _no_head(self) -> Refusal:
        wrong = "the line with the names of the columns is missing"
        return Refusal(self._spot, wrong, "Put back the grey line below the headings")

    def _remark(self, spot: BookSpot, said: str) -> None:
        self._remarks.append(Remark(spot, said))

    def _file_by_name(self) -> str | None:
        name = self._sheet.title.strip().casefold()
        return next((file for file in TABLES if name in names_of_table(file)), None)

    def _find_heads(self) -> list[_Head]:
        """The lines with the names of columns: that of the whole table, or those of added rows."""
        lines = {line: self._names(line) for line in sorted({line for line, _ in self._grid})}
        adding = {line: names for line, names in lines.items() if names[0].startswith(ADDING)}
        if adding:
            heads = [self._head(_file_of(names[0]), line, names) for line, names in adding.items()]
            return [head for head in heads if head is not None]
        file = self._file_by_name()
        if file is None:
            return []
        known = {line: len({*names} & {*TABLES[file]}) for line, names in lines.items()}
        # The titles of some columns are their names too.
        best = max(
            (line for line in known if line <= _HEAD_LINES), key=lambda line: known[line], default=0
        )
        head = self._head(file, best, lines[best]) if known.get(best, 0) > 1 else None
        return [] if head is None else [head]

    def _names(self, line: int) -> list[str]:
        return [self._name(line, place) for place in range(1, self._last_place + 1)]

    def _name(self, line: int, place: int) -> str:
        """The name of a column, if that is what stands there."""
        cell = self._grid.get((line, place))
        value = None if cell is None else cell.value
        return value.strip().casefold() if isinstance(value, str) else ""

    def _head(self, file: str, line: int, names: Sequence[str]) -> _Head | None:
        if file not in TABLES:
            return None
        places: dict[str, int] = {}
        for place, name in enumerate(names, start=1):
            if name in places:
                spot = self._at(line, place)
                wrong = f"the column {name} stands twice"
                raise WorkbookError(Refusal(spot, wrong, "Remove one of the two"))
            if name in TABLES[file]:
                places[name] = place
        return _Head(file, line, places, names[0].startswith(ADDING))

    def _at(self, line: int | None, place: int | None = None) -> BookSpot:
        return BookSpot(self._spot.book, self._spot.sheet, line, place)

    def _block(self, head: _Head, last: int) -> SheetRows:
        self._remark_columns(head, last)
        read = [self._line(head, line) for line in self._filled(head, last)]
        lines = tuple(line for line in read if not line.is_empty)
        self._remark_lines(head, lines)
        self._remark_order(head)
        columns = tuple(name for name in TABLES[head.file] if name in head.places)
        return SheetRows(head.file, self._spot, columns, lines, head.is_added)

    def _filled(self, head: _Head, last: int) -> list[int]:
        """The lines of a block in whose own columns something stands."""
        own = set(head.places.values())
        cells = (*self._grid, *self._merged)
        return sorted({line for line, place in cells if head.line < line <= last and place in own})

    def _line(self, head: _Head, line: int) -> SheetLine:
        cells = {name: self._cell(line, place) for name, place in head.places.items()}
        return SheetLine(self._at(line), cells)

    def _remark_columns(self, head: _Head, last: int) -> None:
        """What stands in columns that no table has is left out, and that is said."""
        own = set(head.places.values())
        for place in range(1, self._last_place + 1):
            name = self._name(head.line, place)
            if place in own or COMPUTED in name or name.startswith(ADDING):
                continue
            beside = (line for line, at in self._grid if at == place and head.line < line <= last)
            if name or any(beside):
                said = f"the column {name!r} is none of {head.file} and is left out"
                self._remark(self._at(None, place), said)

    def _remark_order(self, head: _Head) -> None:
        places = [head.places[name] for name in TABLES[head.file] if name in head.places]
        if places != sorted(places):
            self._remark(self._spot, "the columns stand in another order and are put in theirs")

    def _remark_lines(self, head: _Head, lines: Sequence[SheetLine]) -> None:
        """Empty rows between others are left out, and hidden ones are read like the others."""
        before = head.line
        for line in lines:
            number = line.spot.line or before
            if number > before + 1:
                gap = f"rows {before + 1} to {number - 1} are" if number > before + 2 else "it is"
                self._remark(self._at(before + 1), f"{gap} empty and left out")
            if self._sheet.row_dimensions[number].hidden:
                self._remark(line.spot, "the row is hidden; it is read like the others")
            before = number

    def _cell(self, line: int, place: int) -> SavedCell:
        spot = self._at(line, place)
        cell = self._grid.get(self._merged.get((line, place), (line, place)))
        if cell is None:
            return SavedCell(spot, None)
        if cell.data_type == _FORMULA:
            result = self._results.of(self._sheet.title, cell.coordinate)
            if result.value is None:
                wrong = "the formula was never calculated"
                raise WorkbookError(Refusal(spot, wrong, "Write the value itself"))
            self._remark(spot, f"a formula; its value {result.value!r} is taken")
            cell = result
        value, shown_as = _dated(cell)
        return SavedCell(spot, value, shown_as, cell.data_type == _ERROR)

    def _merged_cells(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The cell whose value stands for each one that was merged with it."""
        first = self._heads[0].line if self._heads else None
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for area in self._sheet.merged_cells.ranges if first else ():
            if area.max_row <= first:
                continue
            spot = self._at(area.min_row, area.min_col)
            if area.min_col != area.max_col:
                wrong = f"cells of several columns are merged ({area.coord})"
                remedy = "Take the merge back, and write each cell"
                raise WorkbookError(Refusal(spot, wrong, remedy))
            self._remark(spot, f"merged cells ({area.coord}); the value is taken for each row")
            for line in range(area.min_row, area.max_row + 1):
                found[line, area.min_col] = (area.min_row, area.min_col)
        return found


def _file_of(name: str) -> str:
    """The table that a block adds to, by the name of its first column."""
    return f"{name.removeprefix(ADDING)}.csv"


def _dated(cell: Any) -> tuple[object, str]:
    """The value of a cell and its format; a number in an eastern format of dates is a date."""
    # The number of the format is known to the cell's own style only.
    eastern = _EASTERN_DATES.get(cell._style.numFmtId)
    if eastern and isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        epoch = cell.parent.parent.epoch
        return from_excel(cell.value, epoch), eastern
    return cell.value, cell.number_format


def rows_in(blocks: Sequence[SheetRows]) -> Iterator[SheetLine]:
    """The lines of several blocks, in their order."""
    return (line for block in blocks for line in block.lines)

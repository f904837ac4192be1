"""The lines of sheets → rows of tables, with the line that each of them is from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report.data.check.inputs import number
from report.data.held import HeldTable
from report.data.raw import ADDED
from report.workbook.columns import TABLES, kind_of
from report.workbook.normalising import written
from report.workbook.saved import SheetLine, SheetRows
from report.workbook.spots import Refusal, Remark, WorkbookError


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A row of a table by column; `line` is None for one that the folder had already."""

    cells: Mapping[str, str]
    line: SheetLine | None = None
    remarks: tuple[Remark, ...] = ()

    def in_order(self, columns: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.cells.get(column, "") for column in columns)


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """A table as it will be, and as the folder holds it; what there is to say but of its cells."""

    held: HeldTable
    columns: tuple[str, ...]
    rows: tuple[ImportedRow, ...]
    remarks: tuple[Remark, ...] = ()

    def text(self) -> str:
        """What the file will hold."""
        rows = [row.in_order(self.columns) for row in self.rows]
        if self.columns == self.held.columns:
            return self.held.written(rows)
        return HeldTable(self.held.file, self.columns, (), "").written(rows)


def unchanged(held: HeldTable) -> ImportedTable:
    """A table that stays as the folder holds it."""
    cells = (dict(zip(held.columns, row, strict=True)) for row in held.rows)
    return ImportedTable(held, held.columns, tuple(ImportedRow(one) for one in cells))


def whole_table(held: HeldTable, block: SheetRows, units: Mapping[str, str]) -> ImportedTable:
    """A table as a sheet has it. Raises WorkbookError with all cells that cannot be read."""
    columns = _columns(held, block)
    rows = rows_of(block, columns, units)
    known = _by_value(held)
    return ImportedTable(held, columns, tuple(_as_held(row, columns, held, known) for row in rows))


def _columns(held: HeldTable, block: SheetRows) -> tuple[str, ...]:
    """The columns that the table will have. Raises WorkbookError for one that is missing."""
    needed = held.columns if held.text else TABLES[block.file]
    optional = () if held.text else ADDED.get(block.file, ())
    missing = [name for name in needed if name not in (*block.columns, *optional)]
    if missing:
        wrong = f"the column {', '.join(missing)} is missing"
        remedy = "Put it back, with its name in the grey line below the headings"
        raise WorkbookError(Refusal(block.spot, wrong, remedy))
    return block.columns


def rows_of(
    block: SheetRows, columns: Sequence[str], units: Mapping[str, str]
) -> tuple[ImportedRow, ...]:
    """Every row of a block. Raises WorkbookError with all cells that cannot be read."""
    rows: list[ImportedRow] = []
    refusals: list[Refusal] = []
    for line in block.lines:
        try:
            rows.append(_row(block.file, line, columns, units))
        except WorkbookError as error:
            refusals += error.refusals
    if refusals:
        raise WorkbookError(*refusals)
    return tuple(row for row in rows if any(row.cells.values()))


def _row(
    file: str, line: SheetLine, columns: Sequence[str], units: Mapping[str, str]
) -> ImportedRow:
    cells: dict[str, str] = {}
    remarks: list[Remark] = []
    refusals: list[Refusal] = []
    # Of an indicator that cannot be read the unit is not known.
    for column in columns:
        unit = units.get(cells.get("indicator", ""), "")
        try:
            read = written(line.cells[column], kind_of(file, column), unit)
        except WorkbookError as error:
            refusals += error.refusals
            continue
        cells[column] = read.text
        remarks += [] if read.remark is None else [read.remark]
    if refusals:
        raise WorkbookError(*refusals)
    return ImportedRow(cells, line, tuple(remarks))


def _by_value(held: HeldTable) -> Mapping[tuple[object, ...], tuple[str, ...]]:
    return {_valued(row, held.columns, held.file): row for row in held.rows}


def _valued(row: Sequence[str], columns: Sequence[str], file: str) -> tuple[object, ...]:
    """A row with its figures as numbers: 12.5 and 12.50 are the same."""
    return tuple(
        _value(cell) if kind_of(file, column) == "number" else cell
        for column, cell in zip(columns, row, strict=True)
    )


def _value(cell: str) -> Decimal | str:
    value = number(cell)
    return cell if value is None else value


def _as_held(
    row: ImportedRow,
    columns: tuple[str, ...],
    held: HeldTable,
    known: Mapping[tuple[object, ...], tuple[str, ...]],
) -> ImportedRow:
    """A row whose cells were only formatted otherwise keeps the digits that the folder has."""
    by_format = [remark for remark in row.remarks if remark.is_of_format]
    if not by_format or columns != held.columns:
        return row
    before = known.get(_valued(row.in_order(columns), columns, held.file))
    if before is None:
        return row
    others = tuple(remark for remark in row.remarks if not remark.is_of_format)
    return ImportedRow(dict(zip(columns, before, strict=True)), row.line, others)

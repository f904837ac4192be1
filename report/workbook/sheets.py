"""The sheets of a workbook: cells that stay as they are typed, lists, notes, and locks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from report.workbook.columns import ColumnKind
from report.workbook.digits import exact_number
from report.workbook.layout import FIRST_LINE, SPARE, SheetColumn, SheetPlan
from report.workbook.rules import spoken

_WIDTHS: Mapping[ColumnKind, int] = MappingProxyType(
    {"code": 22, "period": 12, "number": 14, "text": 32, "word": 40}
)
# Without a password: it keeps from slips, not from anybody. What may be done all the same.
_ALLOWED = MappingProxyType(
    dict.fromkeys(
        (
            *("format_cells", "format_columns", "format_rows"),
            *("insert_rows", "delete_rows", "sort", "autofilter"),
        ),
        True,
    )
)
_TEXT, _GENERAL = "@", "General"
_NOTE = MappingProxyType({"x_scale": 2.2, "y_scale": 1.3})


class SheetWriter:
    """Writes the sheets of tables into a workbook; each format of cells is made once."""

    def __init__(self, book: Any, plan: SheetPlan) -> None:
        self._book = book
        self._plan = plan
        self._formats: dict[tuple[str, bool], Any] = {}
        self._title = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E2EFDA"}
        )
        self._name = book.add_format({"font_color": "#808080", "italic": True, "font_size": 8})

    def write_table(self, file: str) -> None:
        """The sheet of a table with all of its rows."""
        plan, table = self._plan, self._plan.tables[file]
        sheet = self._book.add_worksheet(plan.sheet_name(file))
        columns = plan.columns(file)
        last = FIRST_LINE - 1 + len(table.rows) + SPARE
        self.write_heads(sheet, columns, 0)
        self._set_columns(sheet, columns)
        for line, row in enumerate(table.rows, start=FIRST_LINE):
            self.write_row(sheet, columns, line, dict(zip(table.columns, row, strict=True)))
        for line in range(FIRST_LINE + len(table.rows), last + 1):
            self.write_row(sheet, columns, line, {})
        self.add_lists(sheet, columns, FIRST_LINE, last)
        sheet.freeze_panes(FIRST_LINE - 1, 2 if columns[1].lookup else 1)
        sheet.autofilter(FIRST_LINE - 2, 0, last - 1, len(columns) - 1)
        self.protect(sheet)

    def write_heads(self, sheet: Any, columns: Sequence[SheetColumn], line: int) -> None:
        """The titles with the rules of the columns as notes, and below them the names."""
        sheet.set_row(line, 32)
        for place, column in enumerate(columns):
            sheet.write_string(line, place, column.title, self._title)
            sheet.write_string(line + 1, place, column.name, self._name)
            if column.rule:
                sheet.write_comment(line, place, column.rule, dict(_NOTE))

    def set_widths(self, sheet: Any, columns: Iterable[SheetColumn]) -> None:
        """As wide as what usually stands in columns of their kind."""
        for place, column in enumerate(columns):
            sheet.set_column(place, place, _WIDTHS[column.kind])

    def _set_columns(self, sheet: Any, columns: Iterable[SheetColumn]) -> None:
        for place, column in enumerate(columns):
            shown_as = _GENERAL if column.kind == "number" else _TEXT
            cells = self.format(_GENERAL if column.lookup else shown_as, is_locked=column.is_locked)
            sheet.set_column(place, place, _WIDTHS[column.kind], cells)

    def write_row(
        self, sheet: Any, columns: Sequence[SheetColumn], line: int, cells: Mapping[str, str]
    ) -> None:
        """A row of a table in a line (counted from 1); of no cells the formulas only."""
        for place, column in enumerate(columns):
            if column.lookup:
                formula = column.lookup.format(line=line)
                found = (column.found or {}).get(cells.get(column.explains, ""), "")
                locked = self.format(_GENERAL, is_locked=True)
                sheet.write_formula(line - 1, place, formula, locked, found)
            elif text := cells.get(column.name, ""):
                self.write_cell(sheet, line, place, column, text)

    def write_cell(self, sheet: Any, line: int, place: int, column: SheetColumn, text: str) -> None:
        """A cell as a number where all of its digits come back, else as text."""
        found = exact_number(text) if column.kind == "number" else None
        shown_as = _TEXT if found is None else found.format
        cells = self.format(shown_as, is_locked=column.is_locked)
        if found is None:
            sheet.write_string(line - 1, place, text, cells)
        else:
            sheet.write_number(line - 1, place, found.value, cells)

    def write_blank_or_cell(
        self, sheet: Any, line: int, place: int, column: SheetColumn, text: str
    ) -> None:
        """A cell that is there to be filled in, where it is empty."""
        if text:
            self.write_cell(sheet, line, place, column, text)
        else:
            shown_as = _GENERAL if column.kind == "number" else _TEXT
            cells = self.format(shown_as, is_locked=column.is_locked)
            sheet.write_blank(line - 1, place, None, cells)

    def add_lists(self, sheet: Any, columns: Iterable[SheetColumn], first: int, last: int) -> None:
        """The lists to choose from; ids that are to come may be typed after a question."""
        for place, column in enumerate(columns):
            if column.choices:
                sheet.data_validation(first - 1, place, last - 1, place, self._list(column))
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last}"})

    def _list(self, column: SheetColumn) -> dict[str, Any]:
        said = "invalid.key" if column.is_key else "invalid.choice"
        return {
            "validate": "list",
            "source": column.choices,
            "error_type": "warning" if column.is_key else "stop",
            "error_title": spoken("invalid.title", self._plan.language),
            "error_message": spoken(said, self._plan.language),
        }

    def protect(self, sheet: Any) -> None:
        """Lock the cells that are not to be filled."""
        sheet.protect("", dict(_ALLOWED))

    def write_lists(self) -> None:
        """The hidden sheet that lists and names of areas are taken from."""
        sheet = self._book.add_worksheet(spoken("lists.sheet", self._plan.language))
        for place, (name, texts) in enumerate(self._plan.lists.items()):
            for line, text in enumerate((name, *texts)):
                sheet.write_string(line, place, text)
        sheet.hide()

    def format(self, shown_as: str, *, is_locked: bool) -> Any:
        """The format of cells that are shown so, grey where they are locked."""
        key = shown_as, is_locked
        if key not in self._formats:
            looks = {"num_format": shown_as, "locked": is_locked, "valign": "top"}
            colours = {"font_color": "#595959", "bg_color": "#F2F2F2"} if is_locked else {}
            self._formats[key] = self._book.add_format(looks | colours)
        return self._formats[key]

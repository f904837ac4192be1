"""A workbook of the warnings that wait for an answer: what each says, and two cells to fill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from report.data.check.warnings.answers import ANSWERS, DataWarning
from report.model import Language
from report.workbook.layout import SheetColumn, SheetPlan
from report.workbook.reading import ADDING
from report.workbook.rules import spoken
from report.workbook.sheets import SheetWriter
from report.workbook.writing import new_book, plan_of

_HEAD = 4
_TOLD = "told."
# In characters: what is told is read, what is named is only carried back.
_WIDTHS = MappingProxyType({_TOLD: 70, "about": 30, "says": 24, "why": 50, "who": 16})
_NAMED, _FILLED = ("warning", "about", "says"), ("why", "who")


def answer_form(folder: Path, warnings: Iterable[DataWarning], language: Language) -> bytes:
    """The workbook; `import` adds the rows of it that say why. Raises DataError."""
    plan = plan_of(folder, language)
    content, book = new_book(folder)
    _write(book, plan, tuple(warnings))
    book.close()
    return content.getvalue()


def _write(book: Any, plan: SheetPlan, warnings: tuple[DataWarning, ...]) -> None:
    language, writer = plan.language, SheetWriter(book, plan)
    sheet = book.add_worksheet(plan.sheet_name(ANSWERS))
    bold = book.add_format({"bold": True, "font_size": 14})
    sheet.write_string(0, 0, spoken("answers.title", language), bold)
    sheet.write_string(1, 0, spoken("answers.fill", language))
    columns = _columns(plan)
    writer.write_heads(sheet, columns, _HEAD - 1)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column.name, 8))
    for number, warning in enumerate(warnings, start=1):
        cells = dict(zip(_NAMED, warning.key, strict=True))
        cells |= {columns[0].name: str(number), _TOLD: str(warning.doubt.problem)}
        for place, column in enumerate(columns):
            line = _HEAD + 1 + number
            writer.write_blank_or_cell(sheet, line, place, column, cells.get(column.name, ""))
    sheet.freeze_panes(_HEAD + 1, 2)
    writer.protect(sheet)


def _columns(plan: SheetPlan) -> tuple[SheetColumn, ...]:
    """The number of the row, what is told, what an answer names, and the two cells to fill."""
    number = f"{ADDING}{ANSWERS.removesuffix('.csv')}"
    row, told = (spoken(key, plan.language) for key in ("template.row", "answers.told"))
    return (
        SheetColumn(number, row, "", "code", is_locked=True),
        SheetColumn(_TOLD, told, "", "text", is_locked=True),
        *(replace(plan.column(ANSWERS, name), is_locked=True) for name in _NAMED),
        *(plan.column(ANSWERS, name) for name in _FILLED),
    )

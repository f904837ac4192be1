"""A data folder → the workbook that a person edits."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from types import MappingProxyType
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from report.data import store
from report.data.held import HeldTable, held_tables, not_a_folder
from report.data.raw import SETTINGS, DataError, Problem, Raw
from report.model import LANGUAGES, Language, Text
from report.workbook.columns import TABLES
from report.workbook.layout import SheetPlan
from report.workbook.rules import spoken, table_rule
from report.workbook.sheets import SheetWriter

# What a cell of a workbook can hold, in characters.
LONGEST_TEXT = 32_767
_GUIDE = ("edit", "notes", "rows", "heads", "back")


def workbook_of(folder: Path, language: Language) -> bytes:
    """A folder as an XLSX file, its notes and headings in one language.

    Raises DataError where a table cannot be read, or holds a text too long for a cell.
    """
    plan = plan_of(folder, language)
    content, book = new_book(folder)
    writer = SheetWriter(book, plan)
    _write_guide(book, plan)
    for file, table in plan.tables.items():
        if table.text:
            writer.write_table(file)
    writer.write_lists()
    book.close()
    return content.getvalue()


def new_book(folder: Path) -> tuple[io.BytesIO, Any]:
    """An empty workbook, dated with the day of the report, and what it will be written to."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    day = store.read(folder).documents.get(SETTINGS, {}).get("as_of")
    if isinstance(day, dt.date):
        book.set_properties({"created": dt.datetime(day.year, day.month, day.day)})
    return content, book


def plan_of(folder: Path, language: Language) -> SheetPlan:
    """The tables and areas of a folder. Raises DataError."""
    if not (folder / SETTINGS).exists():
        raise not_a_folder(folder)
    held = held_tables(folder, TABLES)
    problems = [problem for table in held for problem in _too_long(table)]
    if problems:
        raise DataError(*problems)
    tables = MappingProxyType({table.file: table for table in held})
    return SheetPlan(tables, MappingProxyType(_areas(store.read(folder))), language)


def _too_long(table: HeldTable) -> list[Problem]:
    remedy = "Shorten it, or edit this table as text"
    return [
        Problem(table.file, line, column, f"{len(cell)} characters are too many for a cell", remedy)
        for line, row in enumerate(table.rows, start=2)
        for column, cell in zip(table.columns, row, strict=True)
        if len(cell) > LONGEST_TEXT
    ]


def _areas(raw: Raw) -> dict[str, Text]:
    """The areas that have a file, and what they are called, by the id if they do not say."""
    areas = {}
    for file, content in raw.areas():
        id_ = Path(file).stem
        said = content.get("name")
        names = said if isinstance(said, dict) else {}
        areas[id_] = Text(*(str(names.get(language) or id_) for language in LANGUAGES))
    return areas


def _write_guide(book: Any, plan: SheetPlan) -> None:
    """The first sheet: how to edit, and what each sheet holds."""
    sheet = book.add_worksheet(spoken("guide.sheet", plan.language))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "font_size": 14})
    link = book.add_format({"font_color": "blue", "underline": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, spoken("guide.title", plan.language), bold)
    for line, key in enumerate(_GUIDE, start=2):
        sheet.write_string(line, 1, spoken(f"guide.{key}", plan.language), wrapped)
    shown = (file for file, table in plan.tables.items() if table.text)
    for line, file in enumerate(shown, start=3 + len(_GUIDE)):
        name = plan.sheet_name(file)
        sheet.write_url(line, 0, f"internal:'{name}'!A1", link, name)
        sheet.write_string(line, 1, table_rule(file).rule[plan.language], wrapped)

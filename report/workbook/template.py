"""A blank workbook for a department's figures of one period: last values beside empty cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from report.data import store
from report.data.check.inputs import period as parsed
from report.data.raw import SETTINGS, DataError, Problem
from report.model import Language, Period
from report.workbook.adding import FIGURES
from report.workbook.layout import SheetColumn, SheetPlan
from report.workbook.reading import ADDING
from report.workbook.rules import spoken
from report.workbook.sheets import SheetWriter
from report.workbook.writing import new_book, plan_of

SOURCES, INDICATORS, PUBLISHERS = "sources.csv", "indicators.csv", "publishers.csv"
_UNITS = "units.csv"
# The factors of units that have a word of their own.
_FACTORS = ("1e4", "1e6", "1e8", "1e12")
# How many publications there is room for, and how many publishers that wrote none before.
SOURCE_ROWS, PUBLISHER_ROWS = 6, 3
_FILLED = ("value", "qualifier", "status", "source", "note_en", "note_zh")
_LAST = ("last_period", "last_value", "last_source")
# What a sheet of Excel may not be called by.
_LONGEST_NAME = 31
_FIRST_HEAD = 4
# In characters; the name for the import below the heading may be cut.
_NUMBER_WIDTH = 8


def template_of(folder: Path, area: str, asked: str, language: Language) -> bytes:
    """The workbook that a department fills in. Raises DataError.

    It has the area's indicators that the report's own place has figures of such a period for (a
    year, a month or a day), or none at all.
    """
    plan = plan_of(folder, language)
    if area not in plan.areas:
        raise _unknown("areas", "area", area, f"Name one of: {', '.join(plan.areas)}")
    period = parsed(asked)
    if period is None:
        raise _unknown(FIGURES, "period", asked, "Write 2022, 2022-06 or 2022-11-13")
    place = str(store.read(folder).documents.get(SETTINGS, {}).get("place", ""))
    plan = replace(plan, more_lists=_publishers(plan))
    content, book = new_book(folder)
    _TemplateSheet(book, plan, area, period).write(place)
    book.close()
    return content.getvalue()


def _publishers(plan: SheetPlan) -> dict[str, tuple[str, ...]]:
    """The ids of publishers, which have no sheet here, and what they are called."""
    table = plan.tables[PUBLISHERS]
    place = table.columns.index(f"name_{plan.language}")
    ids, names = (tuple(row[at] for row in table.rows) for at in (0, place))
    return {"publisher": ids, "publisher.name": names} if ids else {}


def _unknown(file: str, column: str, asked: str, remedy: str) -> DataError:
    return DataError(Problem(file, None, column, f"there is no {asked!r}", remedy))


class _TemplateSheet:
    """The one sheet of a template: the figures, their publications, and new publishers."""

    def __init__(self, book: Any, plan: SheetPlan, area: str, period: Period) -> None:
        self._book, self._plan, self._area, self._period = book, plan, area, period
        self._writer = SheetWriter(book, plan)
        name = self._said("sheet")
        self._sheet = book.add_worksheet(name[:_LONGEST_NAME])

    def _said(self, key: str) -> str:
        area = self._plan.areas[self._area][self._plan.language]
        return spoken(f"template.{key}", self._plan.language, area=area, period=str(self._period))

    def write(self, place: str) -> None:
        """The whole sheet, for a place."""
        language, sheet = self._plan.language, self._sheet
        bold = self._book.add_format({"bold": True, "font_size": 14})
        sheet.write_string(0, 0, self._said("title"), bold)
        sheet.write_string(1, 0, spoken("guide.fill", language))
        sheet.write_string(2, 0, spoken("guide.source", language))
        rows = list(self._figures(place))
        first = _FIRST_HEAD + 2
        columns = self._figure_columns()
        self._writer.set_widths(sheet, columns)
        sheet.set_column(0, 0, _NUMBER_WIDTH)
        self._block(columns, _FIRST_HEAD, rows)
        below = first + len(rows) + 2
        last = self._room("sources", self._source_columns(), below, SOURCE_ROWS)
        self._room("publishers", self._publisher_columns(), last + 3, PUBLISHER_ROWS)
        ids = f"=$B${below + 2}:$B${last}"
        offered = [replace(one, choices=ids) if one.name == "source" else one for one in columns]
        self._writer.add_lists(sheet, offered, first, first + len(rows) - 1)
        sheet.freeze_panes(_FIRST_HEAD + 1, 3)
        self._writer.protect(sheet)
        self._writer.write_lists()

    def _room(self, what: str, columns: Sequence[SheetColumn], head: int, count: int) -> int:
        """Rows for what is new in a table, under a title and headings; the last of them."""
        bold = self._book.add_format({"bold": True, "font_size": 14})
        self._sheet.write_string(head - 2, 0, self._said(what), bold)
        numbered = [{columns[0].name: str(line)} for line in range(1, count + 1)]
        self._block(columns, head, numbered)
        last = head + 1 + count
        self._writer.add_lists(self._sheet, columns, head + 2, last)
        return last

    def _block(
        self, columns: Sequence[SheetColumn], head: int, rows: Sequence[dict[str, str]]
    ) -> None:
        """Headings in a line (counted from 1) and the next, and the rows below."""
        self._writer.write_heads(self._sheet, columns, head - 1)
        for line, cells in enumerate(rows, start=head + 2):
            for place, column in enumerate(columns):
                self._writer.write_blank_or_cell(
                    self._sheet, line, place, column, cells.get(column.name, "")
                )

    def _figure_columns(self) -> list[SheetColumn]:
        plan, language = self._plan, self._plan.language
        own = {one.name: one for one in plan.columns(FIGURES)}
        fixed = ("indicator", "indicator.name", "indicator.unit", "place", "period")
        locked = [replace(own[name], is_locked=True, choices="") for name in fixed]
        last = [
            SheetColumn(f"{key}.", spoken(f"template.{key}", language), "", "text", is_locked=True)
            for key in _LAST
        ]
        return [self._number(FIGURES), *locked, *last, *(own[name] for name in _FILLED)]

    def _source_columns(self) -> list[SheetColumn]:
        columns = self._plan.tables[SOURCES].columns
        own = [self._plan.column(SOURCES, name) for name in columns]
        return [self._number(SOURCES), *map(self._offered, own)]

    def _publisher_columns(self) -> list[SheetColumn]:
        names = self._plan.tables[PUBLISHERS].columns
        return [self._number(PUBLISHERS), *(self._plan.column(PUBLISHERS, name) for name in names)]

    def _offered(self, column: SheetColumn) -> SheetColumn:
        """A column whose list is on the sheet of lists, because publishers have none here."""
        if not column.is_key:
            return column
        listed = "publisher" in self._plan.lists
        choices = f"={self._plan.list_formula('publisher')}" if listed else ""
        return replace(column, choices=choices)

    def _number(self, file: str) -> SheetColumn:
        """The column of row numbers, whose name says that rows are added, and to which table."""
        title = spoken("template.row", self._plan.language)
        name = f"{ADDING}{file.removesuffix('.csv')}"
        return SheetColumn(name, title, "", "code", is_locked=True)

    def _figures(self, place: str) -> Iterator[dict[str, str]]:
        """The row of each indicator: what it is, and what it last was."""
        number = 0
        for indicator in self._rows(INDICATORS):
            series = [
                row
                for row in self._rows(FIGURES)
                if row["indicator"] == indicator["id"] and row["place"] == place
            ]
            alike = [row for row in series if self._is_before(row["period"])]
            if indicator["area"] == self._area and (alike or not series):
                number += 1
                last = max(alike, key=lambda row: (row["period"], row["preferred"]), default={})
                yield self._row(number, indicator, place, last)

    def _row(
        self, number: int, indicator: dict[str, str], place: str, last: dict[str, str]
    ) -> dict[str, str]:
        source = last.get("source", "")
        title = f"title_{self._plan.language}"
        titles = {row["id"]: row[title] for row in self._rows(SOURCES)} if source else {}
        return {
            f"{ADDING}{FIGURES.removesuffix('.csv')}": str(number),
            "indicator": indicator["id"],
            "indicator.name": indicator[f"name_{self._plan.language}"],
            "indicator.unit": self._unit(indicator["unit"]),
            "place": place,
            "period": str(self._period),
            "status": "A",
            "last_period.": last.get("period", ""),
            "last_value.": last.get("value", ""),
            "last_source.": titles.get(source, source),
        }

    def _unit(self, asked: str) -> str:
        """A unit in words; as it is written where it has none."""
        found = next((row for row in self._rows(_UNITS) if row["unit"] == asked), None)
        if found is None or found["factor"] not in ("1", *_FACTORS):
            return asked
        language, factor = self._plan.language, found["factor"]
        word = found[language]
        return word if factor == "1" else spoken(f"unit.{factor}", language, unit=word)

    def _is_before(self, written: str) -> bool:
        """Whether a figure is of an earlier period as long as the one that is asked for."""
        return len(written) == len(str(self._period)) and written < str(self._period)

    def _rows(self, file: str) -> list[dict[str, str]]:
        table = self._plan.tables[file]
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

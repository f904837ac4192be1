"""A selection as an Excel workbook: a sheet to read and print, then those for programs.

Behind the sheet for people there is one for each table, and one that explains these.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.columns.cells import Cell, digits
from report.downloads import metadata, tables
from report.downloads.selection import Selection
from report.downloads.tables import Table
from report.downloads.worksheets import ExactWorksheet, column_width
from report.downloads.year_sheet import add_year_sheet
from report.downloads.year_table import year_table
from report.model import VERSION, Report, Text
from report.text import edition
from report.text.formatter import Formatter, in_both

_NARROWEST, _WIDEST = 8, 48
_SAMPLE = 200
_EXPLANATION = (24, 70, 60)
# XlsxWriter would write `=1+1` as a formula and an address as a link, and NaN as an error.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def in_xlsx(selection: Selection, fmt: Formatter) -> bytes:
    """The same bytes for the same selection: it is dated as its edition is, not as of today."""
    report = fmt.report
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _OPTIONS)
    book.set_properties(_properties(selection, fmt))
    if (by_year := year_table(selection, fmt)) is not None:
        add_year_sheet(book, by_year)
    first, *others = tables.content(selection)
    _table(book, first, report)
    _metadata(book, selection, report)
    for table in (*others, *tables.reference(selection, report)):
        _table(book, table, report)
    if report.release_at is not None:
        _stamp(book, report)
    book.close()
    return content.getvalue()


def _stamp(book: Any, report: Report) -> None:
    """On paper each page of each sheet says in both languages that it is of a draft."""
    shown = in_both(report, edition.edition_shown)
    for sheet in book.worksheets():
        sheet.set_header(f"&C&8 {shown.zh} {shown.en}")


def _properties(selection: Selection, fmt: Formatter) -> dict[str, Any]:
    report = fmt.report
    return {
        "title": fmt.say(selection.title),
        "subject": fmt.say(report.settings.title),
        "comments": fmt.say(edition.edition_note(report)),
        "keywords": f"{content_mark(report)}, {VERSION}",
        "created": dt.datetime.combine(as_of(report), dt.time(), dt.UTC).replace(tzinfo=None),
    }


def _table(book: Any, table: Table, report: Report) -> None:
    """A header that stays in sight and filters; texts are texts, whatever they begin with."""
    sheet = book.add_worksheet(table.name, worksheet_class=ExactWorksheet)
    rows = list(table.cells(report))
    names = [column.name for column in table.columns]
    bold = book.add_format({"bold": True, "bottom": 1})
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, bold)
        texts = (name, *(str(row[place]) for row in rows[:_SAMPLE]))
        sheet.set_column(place, place, column_width(texts, _NARROWEST, _WIDEST))
    for line, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, line, place, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(names) - 1)


def _write(sheet: Any, line: int, place: int, cell: Cell) -> None:
    """A cell of its own type; one without a value stays empty."""
    if isinstance(cell, bool):
        sheet.write_boolean(line, place, cell)
    elif not isinstance(cell, str):
        sheet.write_number(line, place, float(cell))
    elif cell:
        sheet.write_string(line, place, cell)


def _metadata(book: Any, selection: Selection, report: Report) -> None:
    """What the other sheets mean: a subject, then its English and its Chinese."""
    sheet = book.add_worksheet("metadata", worksheet_class=ExactWorksheet)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    for place, characters in enumerate(_EXPLANATION):
        sheet.set_column(place, place, characters)
    for line, (subject, text) in enumerate(_explanations(selection, report)):
        sheet.write_string(line, 0, subject, bold)
        sheet.write_string(line, 1, text.en, wrapped)
        sheet.write_string(line, 2, text.zh, wrapped)
    sheet.freeze_panes(1, 1)


def _explanations(selection: Selection, report: Report) -> Iterator[tuple[str, Text]]:
    """Each line of the sheet of metadata: what it is about, and what there is to say."""
    mark = content_mark(report)
    yield "", report.words["export.languages"]
    yield "title", selection.title
    yield "report", report.settings.title
    yield "edition", edition.edition_title(report)
    yield "content_mark", Text(mark, mark)
    yield "dashboard_version", Text(VERSION, VERSION)
    yield "citation", edition.titled_citation(selection.title, report)
    yield "terms", edition.both_languages("export.terms", report)
    for code, meaning in edition.qualifiers(report).items():
        yield f"qualifier = {code}", meaning
    for code, meaning in edition.statuses(report).items():
        yield f"status = {code}", meaning
    for unit in metadata.units(selection, report):
        factor = digits(unit.factor)
        of = {"factor": Text(factor, factor), "label": unit.label}
        yield f"unit = {unit.code}", edition.both_languages("export.unit", report, **of)
    for table in tables.content(selection):
        for column in table.columns:
            yield f"{table.name}.{column.name}", column.declared.explanation(report)
    for name in selection.indicators():
        yield name, _definition(name, report)


def _definition(name: str, report: Report) -> Text:
    indicator = report.indicators[name]
    texts = {"name": indicator.name, "definition": indicator.definition}
    return edition.both_languages("export.definition", report, **texts)

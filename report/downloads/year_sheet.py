"""The table for people as the first sheet of a workbook: to read on a screen and to print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from report.downloads.worksheets import ExactWorksheet, column_width, line_count
from report.downloads.year_table import YearHeading, YearRow, YearTable

# The narrowest and the widest that a column may be, in digits; longer texts wrap.
_LONGEST_NAME, _NOT_IN_NAMES = 31, re.compile(r"[\[\]:*?/\\]")
_NAME, _PLACE, _UNIT = (18, 40), (6, 16), (6, 16)
_NOTE, _SOURCES = (18, 52), (14, 36)
_YEAR = (6, 16)
# Points: letters, a line of them, what a row has besides.
_SIZE, _TITLE_SIZE, _AREA_SIZE = 10, 16, 12
_LINE, _PADDING = 13.0, 3.0
# What an indented text lacks of the width of its column.
_INDENT = 1.5
# Excel's numbers for sizes of paper, and how wide they are between their margins, in inches.
_A4, _A3 = 9, 8
_MARGIN, _FOOT = 0.4, 0.6
_A4_ROOM = 11.69 - 2 * _MARGIN
# Inches of a column for each digit of its width, in the default font.
_INCHES_PER_DIGIT = 7 / 96
# A table that would be printed smaller than this on A4 takes A3.
_SMALLEST_SCALE = 0.7
# Excel takes 255 characters of a header, its codes counted.
_LONGEST_HEADER = 160
_LONGEST_NUMBER = 40

_Style = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a sheet stand, and how wide they are."""

    table: YearTable
    widths: tuple[int, ...]

    @property
    def first_year(self) -> int:
        return len(self.table.heads)

    @property
    def first_tail(self) -> int:
        return self.first_year + len(self.table.years)

    def year(self, year: int) -> int:
        return self.first_year + self.table.years.index(year)

    @property
    def printed_width(self) -> int:
        """What is not folded away."""
        folded = {self.year(year) for year in self.table.folded_years}
        return sum(width for n, width in enumerate(self.widths) if n not in folded)


def sheet_name(text: str) -> str:
    """A text as the name of a sheet, of which programs take 31 letters, and not every sign."""
    return _NOT_IN_NAMES.sub(" ", text)[:_LONGEST_NAME].strip("' ")


def add_year_sheet(book: Any, table: YearTable) -> None:
    """Title, header, rows under their headings, key; set up for paper."""
    name = sheet_name(table.fmt.word("workbook.sheet"))
    sheet = book.add_worksheet(name, worksheet_class=ExactWorksheet)
    columns = _Columns(table, tuple(_widths(table)))
    style = _styles(book)
    _set_columns(sheet, columns)
    header = _write_title(sheet, table, style)
    _write_header(sheet, header, columns, style)
    following = (*table.entries[1:], None)
    for line, (entry, after) in enumerate(zip(table.entries, following, strict=True), header + 1):
        if isinstance(entry, YearHeading):
            _write_heading(sheet, line, entry, columns, style)
        else:
            _write_row(sheet, line, entry, columns, style)
            sheet.set_row(line, _row_height(entry, columns), None, _folding(entry, after))
    line = header + 1 + len(table.entries)
    last = _write_key(sheet, line + 1, columns, style)
    sheet.freeze_panes(header + 1, 1)
    _set_up_paper(sheet, header, last, columns)


def _styles(book: Any) -> _Style:
    """Formats by their properties, each added to the book once."""

    @cache
    def style(**properties: Any) -> Any:
        return book.add_format({"font_size": _SIZE, "valign": "vcenter", **properties})

    return style


def _widths(table: YearTable) -> Iterator[int]:
    """Of each column from left to right."""
    rows = list(table.rows())
    texts: list[list[str]] = [[row.name for row in rows], [row.unit for row in rows]]
    limits = [_NAME, _UNIT]
    if len(table.heads) > len(texts):
        texts.insert(1, [row.place for row in rows])
        limits.insert(1, _PLACE)
    for head, cells, limit in zip(table.heads, texts, limits, strict=True):
        yield column_width((head, *cells), *limit)
    for year in table.years:
        yield column_width((row.figures[year].text for row in rows if year in row.figures), *_YEAR)
    yield column_width((table.tails[0], *(row.note for row in rows)), *_NOTE)
    yield column_width((table.tails[1], *(row.sources for row in rows)), *_SOURCES)


def _set_columns(sheet: Any, columns: _Columns) -> None:
    table = columns.table
    folded = {columns.year(year) for year in table.folded_years}
    for n, width in enumerate(columns.widths):
        options = {"level": 1, "hidden": True} if n in folded else {}
        if folded and n == max(folded) + 1:
            options = {"collapsed": True}
        sheet.set_column(n, n, width, None, options)
    # The signs that unfold stand above what they unfold, and to its right.
    sheet.outline_settings(symbols_below=False, symbols_right=True)


def _write_title(sheet: Any, table: YearTable, style: _Style) -> int:
    """What the sheet is, of which edition and date; gives the line of the header."""
    sheet.set_row(0, _TITLE_SIZE * 1.5)
    sheet.write_string(0, 0, table.title, style(font_size=_TITLE_SIZE, bold=True))
    for line, text in enumerate(table.about, start=1):
        sheet.write_string(line, 0, text, style())
    return len(table.about) + 1


def _write_header(sheet: Any, line: int, columns: _Columns, style: _Style) -> None:
    """Titles over texts stand left, years over figures right."""
    table = columns.table
    ruled = {"bold": True, "top": 1, "bottom": 1, "text_wrap": True}
    sheet.set_row(line, _height(1) + _PADDING)
    for n, head in enumerate(table.heads):
        sheet.write_string(line, n, head, style(**ruled))
    for year in table.years:
        sheet.write_number(line, columns.year(year), year, style(align="right", **ruled))
    for n, tail in enumerate(table.tails, start=columns.first_tail):
        sheet.write_string(line, n, tail, style(indent=1, **ruled))


def _write_heading(
    sheet: Any, line: int, heading: YearHeading, columns: _Columns, style: _Style
) -> None:
    """An area in its colour over a rule, a group in bold."""
    if not heading.colour:
        sheet.write_string(line, 0, heading.text, style(bold=True))
        sheet.set_row(line, _height(1))
        return
    area = style(
        bold=True, font_size=_AREA_SIZE, font_color=heading.colour, bottom=2, valign="bottom"
    )
    sheet.set_row(line, _height(1) + _AREA_SIZE)
    sheet.write_string(line, 0, heading.text, area)
    for n in range(1, len(columns.widths)):
        sheet.write_blank(line, n, None, area)


def _write_row(sheet: Any, line: int, row: YearRow, columns: _Columns, style: _Style) -> None:
    """A series: texts that wrap, figures as numbers, a hairline below."""
    table = columns.table
    for n, text in enumerate(_texts(row, columns)):
        indent = (2 if row.is_folded else 1) if n == 0 else 0
        _write_text(sheet, (line, n), text, style(text_wrap=True, bottom=7, indent=indent))
    for year in table.years:
        _write_figure(sheet, (line, columns.year(year)), row, year, style)
    for n, text in enumerate((row.note, row.sources), start=columns.first_tail):
        _write_text(sheet, (line, n), text, style(text_wrap=True, bottom=7, indent=1))


def _write_text(sheet: Any, cell: tuple[int, int], text: str, look: Any) -> None:
    """A text is a text, whatever it begins with; a cell without one is empty."""
    if text:
        sheet.write_string(*cell, text, look)
    else:
        sheet.write_blank(*cell, None, look)


def _texts(row: YearRow, columns: _Columns) -> tuple[str, ...]:
    """The texts of a row before its figures."""
    return (row.name, row.place, row.unit) if columns.first_year > 2 else (row.name, row.unit)


def _row_height(row: YearRow, columns: _Columns) -> float:
    """What the text with the most lines needs."""
    texts = (*_texts(row, columns), row.note, row.sources)
    widths = (*columns.widths[: columns.first_year], *columns.widths[columns.first_tail :])
    language = columns.table.fmt.language
    pairs = zip(texts, widths, strict=True)
    return _height(max(line_count(text, width - _INDENT, language) for text, width in pairs))


def _folding(row: YearRow, after: YearHeading | YearRow | None) -> dict[str, Any]:
    """Whether a row is folded away; one before such rows bears the sign that unfolds them."""
    if row.is_folded:
        return {"level": 1, "hidden": True}
    return {"collapsed": True} if isinstance(after, YearRow) and after.is_folded else {}


def _write_figure(
    sheet: Any, cell: tuple[int, int], row: YearRow, year: int, style: _Style
) -> None:
    figure = row.figures.get(year)
    if figure is None:
        sheet.write_blank(*cell, None, style(bottom=7))
    else:
        look = style(bottom=7, align="right", num_format=figure.code)
        sheet.write_number(*cell, float(figure.number), look)


def _write_key(sheet: Any, line: int, columns: _Columns, style: _Style) -> int:
    """A line of the key on each row, across the sheet; gives the last of them."""
    last = len(columns.widths) - 1
    for text in columns.table.key:
        sheet.merge_range(line, 0, line, last, "", style(text_wrap=True))
        sheet.write_string(line, 0, text, style(text_wrap=True))
        sheet.set_row(
            line, _height(line_count(text, columns.printed_width, columns.table.fmt.language))
        )
        line += 1
    return line - 1


def _height(lines: int) -> float:
    return lines * _LINE + _PADDING


def _set_up_paper(sheet: Any, header: int, last: int, columns: _Columns) -> None:
    """Landscape, as wide as the paper; each page has the header, the title and its number."""
    table = columns.table
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    fits_a4 = columns.printed_width * _INCHES_PER_DIGIT * _SMALLEST_SCALE <= _A4_ROOM
    sheet.set_paper(_A4 if fits_a4 else _A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_FOOT)
    sheet.print_area(0, 0, last, len(columns.widths) - 1)
    sheet.repeat_rows(header)
    said = _in_footer((table.fmt.word("workbook.page", page="\1", pages="\2"),), _LONGEST_NUMBER)
    page = said.replace("\1", "&P").replace("\2", "&N")
    about = _in_footer((table.title, table.about[0]), _LONGEST_HEADER)
    sheet.set_footer(f"&L&8 {about}&R&8 {page}", {"margin": _FOOT / 2})


def _in_footer(texts: Iterable[str], room: int) -> str:
    """One line of so many letters at most, in which an ampersand is no code of Excel's."""
    text = " · ".join(" ".join(part.split()) for part in texts).replace("&", "&&")
    if len(text) <= room:
        return text
    # Half of a pair would be a code.
    cut = text[: room - 1]
    return f"{cut[:-1] if cut.count('&') % 2 else cut}…"

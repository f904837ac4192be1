"""The text of a table → its rows by line, and a problem for each line that is none."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from report.data.raw import (
    ADDED,
    COLUMNS,
    OLD_SOURCES,
    PUBLISHERS,
    SOURCES,
    DataError,
    Problem,
    RawRow,
)

_QUOTES = "Put text that holds a comma in double quotes, and close every quote"
_WIDE_COMMA = "\N{FULLWIDTH COMMA}"
_PLAIN_COMMA = (
    f"Write a plain comma (,) between two cells: the full-width one ({_WIDE_COMMA}) parts none."
    f" {_QUOTES}"
)

# In characters. It is the module's own limit by default, but any library of the process may have
# set another one there.
LONGEST_CELL = 131_072

# What is said of a folder from before publishers had a table of their own.
MIGRATE = Problem(
    SOURCES,
    1,
    None,
    f"the table is of an earlier form, in which publishers are names and not rows of {PUBLISHERS}",
    "Run `python -m report migrate FOLDER`, which writes both tables",
)

# The number of a line, counted from 1, and its cells.
_Line = tuple[int, list[str]]


def parse_table(
    file: str, content: str, columns: tuple[str, ...] | None = None
) -> tuple[tuple[RawRow, ...], tuple[Problem, ...]]:
    """The rows of a table, each with the number of its line, and what is wrong with other lines.

    The header is line 1; `COLUMNS` says what it has to be, if `columns` does not. Raises DataError
    where it is not so: no cell can be told from another then.
    """
    parsed = tuple(parsed_lines(file, content, columns))
    rows = tuple(line for line in parsed if isinstance(line, RawRow))
    return rows, tuple(line for line in parsed if isinstance(line, Problem))


def parsed_lines(
    file: str, content: str, columns: tuple[str, ...] | None = None
) -> Iterator[RawRow | Problem]:
    """The same line by line: a row, or what is wrong with the line."""
    names = columns or COLUMNS[file]
    lines = _lines(file, content)
    header = next(lines)
    given = tuple(name for name in names if name not in _left_out(file, header))
    _check_header(file, header, given)
    empty = dict.fromkeys(names, "")
    for line in lines:
        yield line if isinstance(line, Problem) else _row(file, given, empty, *line)


def _left_out(file: str, header: _Line | Problem) -> set[str]:
    """The columns that a table may lack, and does."""
    written = set() if isinstance(header, Problem) else set(header[1])
    return set(ADDED.get(file, ())) - written


def _lines(file: str, content: str) -> Iterator[_Line | Problem]:
    """The cells of each line. A problem stands for the lines that an open quote has taken in."""
    lines = content.removesuffix("\n").split("\n")
    reader = csv.reader(lines, strict=True)
    while reader.line_num < len(lines):
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except csv.Error as error:
            unread = str(error)
        else:
            unread = ""
        if reader.line_num > number:
            yield Problem(file, number, None, "a cell goes on in the next line", _QUOTES)
        elif unread:
            yield _unreadable(file, number, lines[number - 1], unread)
        else:
            yield number, cells


def _unreadable(file: str, number: int, line: str, error: str) -> Problem:
    if len(line) > LONGEST_CELL:
        return _too_long(file, number)
    return Problem(file, number, None, f"the row cannot be read ({error})", _QUOTES)


def _too_long(file: str, number: int) -> Problem:
    wrong = f"a cell has more than {LONGEST_CELL} characters"
    return Problem(file, number, None, wrong, "Shorten it, or close the quote before it")


def _row(
    file: str, columns: tuple[str, ...], empty: dict[str, str], number: int, cells: list[str]
) -> RawRow | Problem:
    if not any(cells):
        return Problem(file, number, None, "the row is empty", "Remove it")
    if max(map(len, cells)) > LONGEST_CELL:
        return _too_long(file, number)
    if len(cells) != len(columns):
        wrong = f"{len(cells)} cells where the header has {len(columns)}"
        is_joined = len(cells) < len(columns) and any(_WIDE_COMMA in cell for cell in cells)
        return Problem(file, number, None, wrong, _PLAIN_COMMA if is_joined else _QUOTES)
    given = dict(zip(columns, cells, strict=True))
    return RawRow(file, number, MappingProxyType(empty | given))


def _check_header(file: str, line: _Line | Problem, columns: tuple[str, ...]) -> None:
    """Raises DataError with all that is wrong with a header."""
    if isinstance(line, Problem):
        raise DataError(line)
    if file == SOURCES and tuple(line[1]) == OLD_SOURCES != columns:
        raise DataError(MIGRATE)
    problems = tuple(_header_problems(file, line[1], columns))
    if problems:
        raise DataError(*problems)


def _header_problems(file: str, header: list[str], expected: Iterable[str]) -> Iterator[Problem]:
    for name in expected:
        if name not in header:
            yield Problem(file, 1, name, "the column is missing", "Put it back in its place")
    for name in header:
        if name not in expected:
            yield Problem(file, 1, name, "the column is not known", "Remove it or correct its name")
    if set(header) == set(expected):
        yield from _order_problems(file, header, expected)


def _order_problems(file: str, header: list[str], expected: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with a header of the right names: their order, or one that stands twice."""
    if len(header) != len(set(header)):
        yield Problem(file, 1, None, "a column stands twice", "Remove the second one")
    elif header != list(expected):
        order = ", ".join(expected)
        yield Problem(file, 1, None, "the columns are in another order", f"Order them: {order}")

"""A large table of figures by its columns: its rows are made one by one, where they are asked for.

A million rows of texts would take a gigabyte. Here a column is the texts that stand in it, each
once, and for each row the number of its text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import csv

from report.data.raw import COLUMNS, OBSERVATIONS, Problem, RawRow
from report.data.tables import LONGEST_CELL
from report.model import Observations

Numbers = npt.NDArray[Any]

_NAMES = COLUMNS[OBSERVATIONS]
_HEADER = (",".join(_NAMES) + "\n").encode()
_FIRST_LINE = 2
_TEXTS = pa.dictionary(pa.int32(), pa.string())
# A line whose quotes every reader of CSV takes in the same way, and none of which stays open.
_CELL = rb'(?:"(?:[^"]|"")*"|[^",]*)'
_WELL_QUOTED = re.compile(_CELL + rb"(?:," + _CELL + rb")*")


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """A column: its different texts, and for each row which of them it has."""

    texts: tuple[str, ...]
    codes: Numbers

    def text(self, row: int) -> str:
        """What stands in a row, counted from 0."""
        return self.texts[int(self.codes[row])]


class ColumnarRows(Sequence[RawRow]):
    """Rows of `observations.csv` that are held by column, here or elsewhere."""

    def by_column(self) -> FigureTable:
        """All of them by column, in memory."""
        raise NotImplementedError

    def by_part(self) -> Iterator[FigureTable]:
        """The same in parts, one in memory at a time; all rows of an indicator are in one."""
        yield self.by_column()

    def of_series(self, series: Collection[tuple[str, str]]) -> Sequence[RawRow] | None:
        """The rows of these series, where all others are known to be sound; else None."""
        del series
        return None

    def observations(self) -> Observations | None:
        """The figures, where they are built already; else None."""
        return None


@dataclass(frozen=True, eq=False)
class FigureTable(ColumnarRows):
    """The rows of `observations.csv` by column; `lines` are the numbers of their lines."""

    columns: Mapping[str, TextColumn]
    lines: Numbers

    def by_column(self) -> FigureTable:
        return self

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, place: int) -> RawRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[RawRow]: ...
    def __getitem__(self, place: int | slice) -> RawRow | Sequence[RawRow]:
        if isinstance(place, slice):
            return tuple(self.some(range(*place.indices(len(self)))))
        return self._row(range(len(self))[place])

    def __iter__(self) -> Iterator[RawRow]:
        return self.some(range(len(self)))

    def some(self, places: Iterable[int]) -> Iterator[RawRow]:
        """The rows at these places, counted from 0."""
        return (self._row(int(place)) for place in places)

    def _row(self, place: int) -> RawRow:
        cells = {name: column.text(place) for name, column in self.columns.items()}
        return RawRow(OBSERVATIONS, int(self.lines[place]), MappingProxyType(cells))

    def together(self, *names: str) -> Numbers:
        """For each row a number that rows have in common which are alike in these columns."""
        number = np.zeros(len(self), dtype=np.int64)
        for name in names:
            column = self.columns[name]
            number = number * len(column.texts) + column.codes
        return number

    def different(self, *names: str) -> tuple[Numbers, Numbers]:
        """A row for each different content of some columns, and for each row which of these it
        has.
        """
        if len(names) > 1:
            _, first, groups = np.unique(
                self.together(*names), return_index=True, return_inverse=True
            )
            return first, groups
        column = self.columns[names[0]]
        some = np.zeros(len(column.texts), dtype=np.int64)
        some[column.codes] = np.arange(len(self))
        return some, column.codes

    def taken(self, places: Numbers) -> FigureTable:
        """The rows at these places, with the texts that stand in them."""
        columns = {name: _taken(column, places) for name, column in self.columns.items()}
        return FigureTable(MappingProxyType(columns), self.lines[places])

    @cached_property
    def cells(self) -> Numbers:
        """For each row the number of its cell: indicator, place and period. From 0 on."""
        return np.unique(self.together("indicator", "place", "period"), return_inverse=True)[1]


def parsed_at_once(content: bytes) -> FigureTable | None:
    """The rows of `observations.csv`; None where a line may be none, or may be read otherwise by
    the parser of single lines, which tells what is wrong.
    """
    is_plain = content.startswith(_HEADER) and b"\n\n" not in content
    if not is_plain or len(content) == len(_HEADER) or not _is_well_quoted(content):
        return None
    try:
        return _joined(
            csv.open_csv(
                pa.BufferReader(content),
                parse_options=csv.ParseOptions(newlines_in_values=False),
                convert_options=csv.ConvertOptions(column_types=dict.fromkeys(_NAMES, _TEXTS)),
            )
        )
    except pa.ArrowInvalid:
        return None


def of_lines(parsed: Iterable[RawRow | Problem]) -> tuple[FigureTable, tuple[Problem, ...]]:
    """The same of lines that were read one by one, and what is wrong with those that are none."""
    known: dict[str, dict[str, int]] = {name: {} for name in _NAMES}
    codes: dict[str, array[int]] = {name: array("i") for name in _NAMES}
    lines: array[int] = array("q")
    problems = []
    for line in parsed:
        if isinstance(line, Problem):
            problems.append(line)
            continue
        lines.append(line.number)
        for name, text in line.cells.items():
            codes[name].append(known[name].setdefault(text, len(known[name])))
    columns = {
        name: TextColumn(tuple(known[name]), _small(np.array(codes[name]), known[name]))
        for name in _NAMES
    }
    return FigureTable(MappingProxyType(columns), np.array(lines)), tuple(problems)


def _is_well_quoted(content: bytes) -> bool:
    """Whether each line that has quotes is a row by itself."""
    quote = content.find(b'"')
    while quote >= 0:
        start, end = content.rfind(b"\n", 0, quote) + 1, content.find(b"\n", quote)
        if not _WELL_QUOTED.fullmatch(content, start, end):
            return False
        quote = content.find(b'"', end)
    return True


def _joined(parts: Iterable[pa.RecordBatch]) -> FigureTable | None:
    """The rows of a table that comes in parts."""
    columns = columns_of(parts)
    longest = max((len(text) for column in columns.values() for text in column.texts), default=0)
    if longest > LONGEST_CELL or "" in columns["indicator"].texts:
        return None
    lines = np.arange(_FIRST_LINE, _FIRST_LINE + len(columns["indicator"].codes))
    return FigureTable(columns, lines)


def columns_of(parts: Iterable[pa.RecordBatch]) -> Mapping[str, TextColumn]:
    """The columns of what comes in parts of dictionaries, of which one is in memory at a time."""
    known: dict[str, dict[str, int]] = {name: {} for name in _NAMES}
    codes = {name: [np.array([], np.int32)] for name in _NAMES}
    for part in parts:
        for name, column in zip(_NAMES, part.columns, strict=True):
            texts, own = column.dictionary.to_pylist(), known[name]
            places = (own.setdefault(text, len(own)) for text in texts)
            places_of_it = np.fromiter(places, np.int32, len(texts))
            codes[name].append(places_of_it[column.indices.to_numpy()])
    return MappingProxyType(
        {
            name: TextColumn(tuple(texts), _small(np.concatenate(codes.pop(name)), texts))
            for name, texts in known.items()
        }
    )


def _taken(column: TextColumn, places: Numbers) -> TextColumn:
    """Some rows of a column; its texts in an order that does not depend on other rows."""
    used, codes = np.unique(column.codes[places], return_inverse=True)
    texts = [column.texts[code] for code in used.tolist()]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    place = np.empty(len(texts), dtype=np.int64)
    place[order] = np.arange(len(texts))
    kept = tuple(texts[number] for number in order)
    return TextColumn(kept, _small(place[codes], kept))


def _small(codes: Numbers, texts: Sized) -> Numbers:
    """Codes in as few bytes as they need."""
    return codes.astype(np.min_scalar_type(len(texts)))

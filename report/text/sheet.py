"""A table as a reader sees it: texts with what sorts them, and the figures behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa

from report.analysis import value_axis
from report.model import Observation, Period, Source, Target, Unit
from report.text.formatter import Formatter

# Keys of one column are of one form, so that any two can be compared.
SortKey = int | Decimal | tuple[dt.date, int] | tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A text of a table, what it means in order, and where it leads.

    A cell without a `key` sorts by its text where no cell of its column has one; beside cells that
    have, it is missing. `link` is a web address, or empty.
    """

    text: str
    key: SortKey | None = None
    link: str = ""


def period_cell(period: Period, fmt: Formatter) -> SheetCell:
    """A period, sorted by time: a day in December after the month of June."""
    return SheetCell(fmt.period(period), period.order)


def published_cell(source: Source, fmt: Formatter) -> SheetCell:
    """When a source was published; one that bears no date is missing."""
    when = source.published
    return SheetCell(fmt.published(source), when.order if when else None)


def count_cell(count: int, fmt: Formatter) -> SheetCell:
    """A number of things."""
    return SheetCell(fmt.plain(count), count)


def amount(value: Decimal, unit: Unit) -> Decimal:
    """How much a value is, in its base unit: the third of a whole is more than its fourth part."""
    return value_axis.height(value, unit) * unit.factor


def amount_key(row: Observation | Target, fmt: Formatter) -> tuple[str, Decimal]:
    """Sorts figures of one base unit by their amount, whatever scale or qualifier they bear; those
    of other units apart, for they do not compare.
    """
    unit = fmt.report.unit_of(row.indicator)
    return unit.base, amount(row.value, unit)


def figure_cell(row: Observation, fmt: Formatter) -> SheetCell:
    """A figure with its unit, in a column whose units may differ."""
    return SheetCell(fmt.observation(row), amount_key(row, fmt))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by the titles of its columns, and for each row the figures behind it by column.

    A figure under what is no title of a column stands behind the whole row. `figure_columns` are
    the titles of the columns that hold figures and nothing else, which stand right. The first
    `named_by` columns name a row.
    """

    columns: Mapping[str, Sequence[SheetCell]]
    figures: tuple[Mapping[str, Observation], ...] = ()
    figure_columns: frozenset[str] = frozenset()
    named_by: int = 1

    @property
    def table(self) -> pa.Table:
        """The texts alone, as an Arrow table of strings."""
        return pa.table(
            {
                title: pa.array([cell.text for cell in cells], pa.string())
                for title, cells in self.columns.items()
            }
        )

    @property
    def rows(self) -> list[tuple[SheetCell, ...]]:
        """The cells row by row."""
        return list(zip(*self.columns.values(), strict=True))

    def behind(self, row: int, column: str) -> tuple[Observation, ...]:
        """The figure of a cell; where the cell is none, all figures of its row."""
        figures = self.figures[row]
        return (figures[column],) if column in figures else tuple(figures.values())

    def ranks(self, column: str) -> list[int | None]:
        """Where each cell of a column stands among the others, from 0, equal ones alike.

        None for what is missing; an empty list where the column sorts by its texts.
        """
        keys = [cell.key for cell in self.columns[column]]
        order = {
            key: rank for rank, key in enumerate(sorted({key for key in keys if key is not None}))
        }
        return [None if key is None else order[key] for key in keys] if order else []


def titled_sheet(
    titles: Sequence[str],
    rows: Sequence[Sequence[SheetCell | str]],
    fmt: Formatter,
    *,
    figures: Sequence[Mapping[str, Observation]] = (),
    figure_columns: Sequence[str] = (),
) -> Sheet:
    """A sheet whose `titles` are keys of the interface words; each row has a cell for each.

    It keeps its columns where there is no row. KeyError for a title that is no word.
    """
    cells = [[SheetCell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    columns = {fmt.word(title): [row[n] for row in cells] for n, title in enumerate(titles)}
    right = frozenset(fmt.word(title) for title in figure_columns)
    return Sheet(columns, tuple(figures), right)

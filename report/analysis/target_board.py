"""All targets of the report on one board: a row for each area, a column for when they fall due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from report.analysis.progress import Assessment, assess_all, counted
from report.model import Area, Report

# Before the year that most targets are for, so many years stand together.
_YEARS_BEFORE = 4


@dataclass(frozen=True, slots=True)
class DueYears:
    """Years that share a column; `first` or `last` is None where it is open to that side."""

    first: int | None
    last: int | None

    def holds(self, year: int) -> bool:
        """Whether a year belongs here."""
        after = self.first is None or self.first <= year
        return after and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An area and its counted targets, a cell for each column of the board."""

    area: Area
    cells: tuple[tuple[Assessment, ...], ...]

    @property
    def targets(self) -> tuple[Assessment, ...]:
        """All targets of the row."""
        return tuple(row for cell in self.cells for row in cell)


@dataclass(frozen=True, slots=True)
class Board:
    """The columns that hold a target, the areas with targets, and the areas without."""

    columns: tuple[DueYears, ...]
    rows: tuple[BoardRow, ...]
    without: tuple[Area, ...]


def target_board(report: Report) -> Board:
    """The counted targets of all areas. The year that most of them are for is a column alone."""
    by_area = {area: counted(assess_all(report, area.id)) for area in report.areas}
    years = [row.target.period.year for rows in by_area.values() for row in rows]
    columns = _columns(years) if years else ()
    rows = tuple(_row(area, found, columns) for area, found in by_area.items() if found)
    return Board(columns, rows, tuple(area for area, found in by_area.items() if not found))


def _columns(years: Sequence[int]) -> tuple[DueYears, ...]:
    main, _ = max(Counter(years).items(), key=lambda entry: (entry[1], entry[0]))
    early = main - _YEARS_BEFORE
    every = (
        DueYears(None, early - 1),
        DueYears(early, main - 1),
        DueYears(main, main),
        DueYears(main + 1, None),
    )
    return tuple(column for column in every if any(map(column.holds, years)))


def _row(area: Area, found: Sequence[Assessment], columns: Sequence[DueYears]) -> BoardRow:
    cells = (
        tuple(row for row in found if column.holds(row.target.period.year)) for column in columns
    )
    return BoardRow(area, tuple(cells))

"""Two states of a data folder side by side: as written, and as readers see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from report.data import served
from report.data.build import build
from report.data.check.inputs import rows
from report.data.check.warnings.examined import Doubts
from report.data.raw import Raw, RawRow
from report.model import Report

ComparingRule = Callable[["ComparedStates"], Doubts]


@dataclass(frozen=True, slots=True)
class ReadState:
    """A sound state of a folder: its rows, and the report that they make."""

    raw: Raw
    report: Report

    @classmethod
    def of(cls, raw: Raw) -> ReadState:
        """The report of its newest edition. Raises DataError for rows that make none."""
        whole = build(raw)
        return cls(raw, served.report_at(whole, served.newest_edition(whole)))


@dataclass(frozen=True, slots=True)
class ComparedStates:
    """What readers see now, and what is to take its place."""

    before: ReadState
    after: ReadState

    def written(self, file: str, *columns: str) -> list[tuple[RawRow, RawRow | None]]:
        """The rows of a table that will be there, each with the one of before that has the same
        cells in these columns.
        """
        known = by_cells(self.before.raw, file, *columns)
        return [(row, known.get(cells(row, *columns))) for row in rows(self.after.raw, file)]


def by_cells(raw: Raw, file: str, *columns: str) -> dict[tuple[str, ...], RawRow]:
    """The rows of a table by their cells in these columns."""
    return {cells(row, *columns): row for row in rows(raw, file)}


def cells(row: RawRow, *columns: str) -> tuple[str, ...]:
    """The cells of a row in these columns."""
    return tuple(row[column] for column in columns)

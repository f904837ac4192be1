"""The tables of a selection, the main one first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from report.columns import downloads as columns
from report.columns.cells import Cell, TableColumn
from report.downloads.selection import Selection
from report.model import Report


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind. `key` tells them apart; `links` are columns, and where they point to."""

    name: str
    columns: tuple[TableColumn, ...]
    rows: tuple[Any, ...]
    key: tuple[str, ...] = ("id",)
    links: tuple[tuple[str, str], ...] = ()

    def cells(self, report: Report) -> Iterator[list[Cell]]:
        """Each row as a list of cells."""
        return ([column.of(row, report) for column in self.columns] for row in self.rows)

    def values(self, column: TableColumn, report: Report) -> list[Cell | None]:
        """The cells of a column, None where there is no value."""
        cells = (column.of(row, report) for row in self.rows)
        return [None if cell == "" else cell for cell in cells]


_SOURCED = (("source", "sources"),)
_MEASURED = (("indicator", "indicators"), *_SOURCED)


def content(selection: Selection) -> tuple[Table, ...]:
    """The tables of what was selected, without those that have no row; the main one first."""
    cell = ("indicator", "place", "period")
    every = (
        Table(
            "calculated",
            columns.CALCULATED,
            selection.calculated,
            cell,
            _MEASURED[:1],
        ),
        Table(
            "data",
            columns.FIGURES,
            selection.observations,
            (*cell, "source", "value"),
            _MEASURED,
        ),
        Table(
            "targets",
            columns.TARGETS,
            selection.targets,
            (*cell, "set_on", "policy_en"),
            _MEASURED,
        ),
        Table("events", columns.EVENTS, selection.events, links=_SOURCED),
        Table("practices", columns.PRACTICES, selection.practices, links=_SOURCED),
    )
    return tuple(table for table in every if table.rows) or every[1:2]


def reference(selection: Selection, report: Report) -> tuple[Table, ...]:
    """The tables that explain the others: indicators and sources."""
    indicators = tuple(report.indicators[name] for name in selection.indicators())
    every = (
        Table("indicators", columns.INDICATORS, indicators),
        Table("sources", columns.SOURCES, selection.sources(report)),
    )
    return tuple(table for table in every if table.rows)


def main(selection: Selection) -> Table:
    """The table of a format that has only one."""
    return content(selection)[0]

"""The tables of a selection, the main one first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from report.analysis.corrections import corrections_among
from report.columns import subsets
from report.columns.cells import Cell, TableColumn
from report.downloads.descriptor import Link
from report.downloads.selection import Selection
from report.model import Report


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind. `key` tells them apart; `links` are columns, and where they point to."""

    name: str
    columns: tuple[TableColumn, ...]
    rows: tuple[Any, ...]
    key: tuple[str, ...] = ("id",)
    links: tuple[Link, ...] = ()

    def cells(self, report: Report) -> Iterator[list[Cell]]:
        """Each row as a list of cells."""
        return ([column.cell(row, report) for column in self.columns] for row in self.rows)


_OF_INDICATOR = (Link("indicator", "indicators"),)
_SOURCED = (Link("source", "sources"),)
_PUBLISHED = (Link("publisher", "publishers"), Link("via", "publishers"))
_MEASURED = (*_OF_INDICATOR, *_SOURCED)


def content(selection: Selection) -> tuple[Table, ...]:
    """The tables of what was selected, without those that have no row; the main one first."""
    cell = ("indicator", "place", "period")
    tables = (
        Table("calculated", subsets.CALCULATED_FIGURES, selection.calculated, cell, _OF_INDICATOR),
        Table(
            "data",
            subsets.FIGURE_COLUMNS,
            selection.observations,
            (*cell, "source", "value"),
            _MEASURED,
        ),
        Table(
            "targets", subsets.TARGETS, selection.targets, (*cell, "set_on", "policy_en"), _MEASURED
        ),
        Table("events", subsets.EVENTS, selection.events, links=_SOURCED),
        Table("practices", subsets.PRACTICES, selection.practices, links=_SOURCED),
    )
    return tuple(table for table in tables if table.rows) or tables[1:2]


def reference(selection: Selection, report: Report) -> tuple[Table, ...]:
    """The tables that explain the others: corrections, indicators, sources and publishers."""
    indicators = tuple(report.indicators[name] for name in selection.indicators())
    tables = (
        Table(
            "corrections",
            subsets.CORRECTIONS,
            corrections_among(selection.figures(), report),
            ("date", "indicator", "place", "period", "source"),
            _MEASURED,
        ),
        Table("indicators", subsets.INDICATORS, indicators),
        Table("sources", subsets.SOURCES, selection.sources(report), links=_PUBLISHED),
        Table("publishers", subsets.PUBLISHERS, selection.publishers(report)),
    )
    return tuple(table for table in tables if table.rows)


def every(selection: Selection, report: Report) -> tuple[Table, ...]:
    """The tables of what was selected, then those that explain them."""
    return (*content(selection), *reference(selection, report))


def main(selection: Selection) -> Table:
    """The table of a format that has only one."""
    return content(selection)[0]

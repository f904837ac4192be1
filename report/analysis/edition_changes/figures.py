"""Figures that are new, revised, withdrawn, or stand beside the one that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.analysis.edition_changes.kinds import Revision
from report.model import ChangedCell, Observation, Report

Cells = Sequence[ChangedCell]


def shown(rows: Iterable[Observation]) -> Observation | None:
    """Of the figures of an indicator, place and period the one that is shown."""
    return next((row for row in rows if row.preferred), None)


def fresh_figures(cells: Cells, new: Report) -> tuple[Observation, ...]:
    """The figures of cells that showed none before."""
    found = (shown(cell.after) for cell in cells if shown(cell.before) is None)
    return in_chapters((row for row in found if row is not None), new)


def withdrawn_figures(cells: Cells, old: Report) -> tuple[Observation, ...]:
    """The figures of cells that show none any more."""
    found = (shown(cell.before) for cell in cells if shown(cell.after) is None)
    return in_chapters((row for row in found if row is not None), old)


def in_chapters(rows: Iterable[Observation], report: Report) -> tuple[Observation, ...]:
    """Figures in the order of the chapters, headline figures first, then by place and time."""
    chapters = (row for area in report.areas for row in report.in_area(area.id))
    ranks = {row.id: rank for rank, row in enumerate(chapters)}
    places = {place: rank for rank, place in enumerate(report.places)}
    return tuple(
        sorted(
            rows,
            key=lambda row: (ranks[row.indicator], places[row.place], row.period.order, row.source),
        )
    )


def revised_figures(cells: Cells, new: Report) -> tuple[Revision, ...]:
    """The cells of both reports whose shown figure has another value, qualifier or status.

    That a series breaks elsewhere now is no revision of a figure that stays the same.
    """
    before = {cell.key: shown(cell.before) for cell in cells}
    after = (row for cell in cells if (row := shown(cell.after)) is not None)
    pairs = ((before[row.key], row) for row in in_chapters(after, new))
    return tuple(
        Revision(earlier, row)
        for earlier, row in pairs
        if earlier is not None and _reading(earlier) != _reading(row)
    )


def _reading(row: Observation) -> tuple[object, ...]:
    return row.value, row.qualifier, "A" if row.status == "B" else row.status


def figures_beside(cells: Cells, new: Report) -> tuple[Observation, ...]:
    """New figures of further sources, for periods that are shown by another one."""
    known = {_published(row) for cell in cells for row in cell.before}
    rows = (row for cell in cells for row in cell.after if not row.preferred)
    return in_chapters((row for row in rows if _published(row) not in known), new)


def _published(row: Observation) -> tuple[object, ...]:
    return row.key, row.source, row.value

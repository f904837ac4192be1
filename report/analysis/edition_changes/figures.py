"""Figures that are new, revised, withdrawn, or stand beside the one that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from report.analysis.edition_changes.kinds import Revision
from report.model import Observation, Report


def shown_figures(report: Report) -> dict[str, Observation]:
    """The figure that is shown for each indicator, place and period."""
    return {row.key: row for row in report.observations if row.preferred}


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


def revised_figures(
    before: Mapping[str, Observation], after: Mapping[str, Observation], new: Report
) -> tuple[Revision, ...]:
    """The cells of both reports whose shown figure has another value, qualifier or status.

    That a series breaks elsewhere now is no revision of a figure that stays the same.
    """
    rows = (
        row
        for cell, row in after.items()
        if cell in before and _reading(before[cell]) != _reading(row)
    )
    return tuple(Revision(before[row.key], row) for row in in_chapters(rows, new))


def _reading(row: Observation) -> tuple[object, ...]:
    return row.value, row.qualifier, "A" if row.status == "B" else row.status


def figures_beside(old: Report, new: Report) -> tuple[Observation, ...]:
    """New figures of further sources, for periods that are shown by another one."""
    known = {_published(row) for row in old.observations}
    rows = (row for row in new.observations if not row.preferred and _published(row) not in known)
    return in_chapters(rows, new)


def _published(row: Observation) -> tuple[object, ...]:
    return row.key, row.source, row.value

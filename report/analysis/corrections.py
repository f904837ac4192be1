"""Corrections: which of them were made to a figure, or to any of several."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Correction, Observation, Report


def corrections_of(row: Observation, report: Report) -> tuple[Correction, ...]:
    """What was corrected of a figure of its source, the newest first."""
    return corrections_among((row,), report)


def corrections_among(rows: Iterable[object], report: Report) -> tuple[Correction, ...]:
    """What was corrected of the figures among these rows, each once, the newest first."""
    if not report.corrections:
        return ()
    figures = (row for row in rows if isinstance(row, Observation))
    cells = {(row.indicator, row.place, row.period, row.source) for row in figures}
    made = (
        one
        for one in report.corrections
        if (one.indicator, one.place, one.period, one.source) in cells
    )
    return tuple(sorted(made, key=lambda one: one.date, reverse=True))


def corrections_to(indicator: str, report: Report) -> tuple[Correction, ...]:
    """What was corrected of an indicator anywhere, the newest first."""
    made = (one for one in report.corrections if one.indicator == indicator)
    return tuple(sorted(made, key=lambda one: one.date, reverse=True))


def corrections_in(area: str, report: Report) -> tuple[Correction, ...]:
    """What was corrected of the indicators of an area, the newest first."""
    made = (row for one in report.in_area(area) for row in corrections_to(one.id, report))
    return tuple(sorted(made, key=lambda one: one.date, reverse=True))

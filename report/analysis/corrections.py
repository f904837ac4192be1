"""Corrections: which of them were made to a figure."""

from __future__ import annotations

from report.model import Correction, Observation, Report


def corrections_of(row: Observation, report: Report) -> tuple[Correction, ...]:
    """What was corrected of a figure of its source, the newest first."""
    cell = row.indicator, row.place, row.period, row.source
    made = (
        one
        for one in report.corrections
        if (one.indicator, one.place, one.period, one.source) == cell
    )
    return tuple(sorted(made, key=lambda one: one.date, reverse=True))

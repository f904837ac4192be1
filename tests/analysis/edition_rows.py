"""What an edition of a report holds."""

from __future__ import annotations

from dataclasses import replace

from report.model import (
    Report,
)


def rows(report: Report) -> set[object]:
    """All that an edition can hold, whatever figure it prefers."""
    figures = (replace(figure, preferred=False) for figure in report.observations)
    targets = (replace(one, superseded_by=None) for one in report.targets)
    return {*figures, *targets, *report.events, *report.practices, *report.sources.values()}

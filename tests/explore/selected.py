"""A selection and the series that it comes to."""

from __future__ import annotations

from typing import Any

from report.explore import (
    ExploreSelection,
    selection,
)
from report.explore.series import (
    SelectedSeries,
    find,
)
from report.model import Report


def shown(report: Report, **wishes: Any) -> tuple[ExploreSelection, SelectedSeries]:
    named = selection.resolved(report, ExploreSelection(**wishes))
    return named, find(report, named)

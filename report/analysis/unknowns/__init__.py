"""What the report does not know: lone figures, gaps, targets without a figure, disagreements."""

from __future__ import annotations

from report.analysis.unknowns.by_year import (
    STATES,
    Coverage,
    CoverageCell,
    CoverageRow,
    CoverageState,
    coverage,
)
from report.analysis.unknowns.disagreement import Disagreement
from report.analysis.unknowns.finding import unknowns_of
from report.analysis.unknowns.kinds import KINDS, Elsewhere, Gap, Shift, UnknownKind, Unknowns

__all__ = [
    "KINDS",
    "STATES",
    "Coverage",
    "CoverageCell",
    "CoverageRow",
    "CoverageState",
    "Disagreement",
    "Elsewhere",
    "Gap",
    "Shift",
    "UnknownKind",
    "Unknowns",
    "coverage",
    "unknowns_of",
]

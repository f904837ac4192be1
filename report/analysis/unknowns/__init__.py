"""What the report does not know: lone figures, gaps, targets without a figure, disagreements."""

from __future__ import annotations

from report.analysis.unknowns.by_year import STATES, Cell, Coverage, State, Track, coverage
from report.analysis.unknowns.disagreement import Disagreement
from report.analysis.unknowns.finding import of
from report.analysis.unknowns.kinds import KINDS, Elsewhere, Gap, Kind, Shift, Unknowns

__all__ = [
    "KINDS",
    "STATES",
    "Cell",
    "Coverage",
    "Disagreement",
    "Elsewhere",
    "Gap",
    "Kind",
    "Shift",
    "State",
    "Track",
    "Unknowns",
    "coverage",
    "of",
]

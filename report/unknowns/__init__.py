"""What the report does not know: lone figures, gaps, targets without a figure, disagreements."""

from __future__ import annotations

from report.unknowns.by_year import STATES, Cell, Coverage, State, Track, coverage
from report.unknowns.disagreement import Disagreement
from report.unknowns.finding import of
from report.unknowns.kinds import KINDS, Elsewhere, Gap, Kind, Shift, Unknowns

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

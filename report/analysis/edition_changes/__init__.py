"""What is other in one report than in an earlier one: figures, targets, events, chapters."""

from __future__ import annotations

from report.analysis.edition_changes.comparing import changes_between
from report.analysis.edition_changes.kinds import (
    Changes,
    ContentPart,
    NamedRow,
    Reassessment,
    Revision,
    Succession,
)
from report.analysis.edition_changes.targets import reassessments

__all__ = [
    "Changes",
    "ContentPart",
    "NamedRow",
    "Reassessment",
    "Revision",
    "Succession",
    "changes_between",
    "reassessments",
]

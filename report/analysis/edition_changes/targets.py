"""Targets that are new, replaced, or judged otherwise."""

from __future__ import annotations

from dataclasses import replace

from report.analysis.edition_changes.kinds import Reassessment, Succession
from report.analysis.progress import assess
from report.model import Report, Target


def new_targets(old: Report, new: Report) -> tuple[Target, ...]:
    """The targets that the old report did not have, in the order of the new one."""
    known = {row.key for row in old.targets}
    return tuple(row for row in new.targets if row.key not in known)


def superseded_targets(old: Report, new: Report) -> tuple[Succession, ...]:
    """The targets that stood in the old report and have been replaced since."""
    stood = {row.key for row in old.targets if row.superseded_by is None}
    replaced = (row for row in new.targets if row.superseded_by and row.key in stood)
    return tuple(Succession(row, new.successor(row)) for row in replaced)


def is_only_superseded(succession: Succession, old: Report) -> bool:
    """Whether nothing else about the target has changed since the old report."""
    return replace(succession.target, superseded_by=None) in old.targets


def reassessments(old: Report, new: Report, area: str | None = None) -> tuple[Reassessment, ...]:
    """The targets of both reports (or of one area of them) whose verdict is another one now.

    Of all places, in the order of the new report, without those that have been replaced. A target
    is the same one if its key is.
    """
    earlier = {target.key: target for target in old.targets}
    targets = new.targets if area is None else new.targets_in(area)
    pairs = (
        Reassessment(assess(old, earlier[target.key]), assess(new, target))
        for target in targets
        if target.key in earlier
    )
    return tuple(
        pair
        for pair in pairs
        if pair.before.verdict != pair.after.verdict and pair.after.successor is None
    )

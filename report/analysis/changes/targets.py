"""Targets that are new, replaced, or judged otherwise."""

from __future__ import annotations

from dataclasses import replace

from report.analysis.changes.kinds import Reassessment, Succession
from report.analysis.progress import assess
from report.model import Report, Target


def target_key(row: Target) -> str:
    """What a target is known by, as in its table."""
    return f"{row.indicator}/{row.place}@{row.period} ({row.set_on or '…'}, {row.policy.en})"


def new_targets(old: Report, new: Report) -> tuple[Target, ...]:
    known = {target_key(row) for row in old.targets}
    return tuple(row for row in new.targets if target_key(row) not in known)


def superseded_targets(old: Report, new: Report) -> tuple[Succession, ...]:
    """The targets that stood in the old report and have been replaced since."""
    stood = {target_key(row) for row in old.targets if row.superseded_by is None}
    replaced = (row for row in new.targets if row.superseded_by and target_key(row) in stood)
    return tuple(Succession(row, new.successor(row)) for row in replaced)


def else_same(one: Succession, old: Report) -> bool:
    """Whether nothing else about the target has changed."""
    return replace(one.target, superseded_by=None) in old.targets


def reassessments(old: Report, new: Report) -> tuple[Reassessment, ...]:
    earlier = {target_key(row): row for row in old.targets}
    pairs = (
        Reassessment(assess(old, earlier[target_key(row)]), assess(new, row))
        for row in new.targets
        if target_key(row) in earlier
    )
    return tuple(pair for pair in pairs if pair.before.verdict != pair.after.verdict)

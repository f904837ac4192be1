"""The path to a target that a chart draws: from which figure, and from when on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from report.analysis.progress import assess
from report.analysis.progress.case import TargetCase, case_of
from report.analysis.progress.pace import path
from report.model import Observation, Period, Report, Target

# A figure this much older than a target says little of where things stood when that was set.
_NEAR = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class TargetPath:
    """The path from the base of `case` to its target. The line begins at the figure of the base, or
    at `since` where that is given.
    """

    case: TargetCase
    base: Observation
    since: Period | None


def target_path(report: Report, target: Target) -> TargetPath | None:
    """The path to a target; None where no progress can be measured.

    While a target is open it is the path that its progress is measured by, from the base. One that
    was met, missed or replaced is measured no more: its path begins where things stood when it was
    set, at the last figure of that time, or at that time where the figure is over a year older.
    """
    found = _path(report, target)
    return found if found and path(found.case, [Decimal(0)]) else None


def _path(report: Report, target: Target) -> TargetPath | None:
    case = case_of(report, target, target.period.end)
    last = case.last_when_set
    if case.base is None:
        return None
    if last is None or target.set_on is None or _is_open(report, target):
        return TargetPath(case, case.base, None)
    if target.set_on.start - last.stands_at.end <= _NEAR:
        return TargetPath(replace(case, base=last), last, None)
    return TargetPath(case, case.base, target.set_on)


def _is_open(report: Report, target: Target) -> bool:
    decided = assess(report, target).verdict in {"met", "missed"}
    return target.superseded_by is None and not decided

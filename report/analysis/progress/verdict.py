"""How an assessment ends: with a verdict, or with a reason why there is none."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Literal, get_args

from report.analysis.progress.bounds import bounds, ends, is_reached, reaches
from report.analysis.progress.case import OF_A_PERIOD, TargetCase
from report.analysis.progress.pace import pace

# A target that is due without the figure of its period is `awaiting` it while an edition could
# still bring that, and later `never_reported`.
Verdict = Literal[
    "met",
    "missed",
    "on_track",
    "behind",
    "well_behind",
    "moving_away",
    "awaiting",
    "never_reported",
    "cannot",
]
# Why there is no verdict: `approximate` where it changes within what a figure may stand for.
Reason = Literal[
    "no_base",
    "one_observation",
    "definition",
    "vintage",
    "direction",
    "zero_or_sign",
    "approximate",
]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

# The least ratio of actual to needed change for each verdict, after the progress measure of
# Open SDG and Statistics Canada.
RATIO_THRESHOLDS: tuple[tuple[Decimal, Verdict], ...] = (
    (Decimal("0.95"), "on_track"),
    (Decimal("0.60"), "behind"),
    (Decimal(0), "well_behind"),
)


def decide_verdict(case: TargetCase) -> tuple[Verdict, Reason | None]:
    """The verdict, and the reason if it is that the target cannot be assessed."""
    reached = _decision(case)
    if reached:
        return "met", None
    if reached is False and case.at_due is not None:
        return "missed", None
    if case.is_due and case.at_due is None:
        return "awaiting" if case.may_come else "never_reported", None
    refused = refusal(case)
    return ("cannot", refused) if refused else _measured(case)


def _decision(case: TargetCase) -> bool | None:
    """Whether the target is reached as far as there are figures; None where that is open."""
    row = case.deciding
    if row is None or case.direction == "none" or not case.keeps_definition(row):
        return None
    return reaches(row, case)


def refusal(case: TargetCase) -> Reason | None:
    """Why a target that is not met or missed has no annual change to be judged by, if so."""
    if case.direction == "none":
        return "direction"
    if case.at_due is not None:
        return "approximate" if case.keeps_definition(case.at_due) else "definition"
    base, latest = case.base, case.latest
    if base is None or latest is None:
        return "no_base"
    if base.stands_at.end >= latest.stands_at.end:
        return "definition" if case.newer else "one_observation"
    if case.breaks(base.stands_at.end, latest) or "D" in {base.status, latest.status}:
        return "definition"
    return "vintage" if case.mixes_vintages(base.stands_at.end, latest) else None


def is_on_line(case: TargetCase) -> bool | None:
    """Whether the latest figure keeps the pace that the target needs; None where that is open."""
    if refusal(case) is not None:
        return None
    verdict, _ = _measured(case)
    return None if verdict == "cannot" else verdict in {"on_track", "met"}


def _measured(case: TargetCase) -> tuple[Verdict, Reason | None]:
    """The verdict by the ratio of actual to needed change, if every reading gives the same."""
    assert case.base is not None
    assert case.latest is not None
    readings = product(ends(case.base), ends(case.latest))
    given = {_judged(case, first, last) for first, last in readings}
    if given == {None}:
        return "cannot", "zero_or_sign"
    verdict = given.pop()
    if given or verdict is None or not _is_certain(case, verdict):
        return "cannot", "approximate"
    return verdict, None


def _judged(case: TargetCase, first: Decimal, last: Decimal) -> Verdict | None:
    """The verdict if base and latest figure were exactly these; None without a ratio."""
    if case.kind not in OF_A_PERIOD and is_reached(last, case):
        return "met"
    rates = pace(case, first, last)
    if rates is None:
        return None
    return next(
        (verdict for least, verdict in RATIO_THRESHOLDS if rates.ratio >= least), "moving_away"
    )


def _is_certain(case: TargetCase, verdict: Verdict) -> bool:
    """Whether a verdict at the bounds holds beyond them.

    A better latest figure, or a base further from the target, can only be better news than
    "on track"; the opposite of either can only be worse than "moving away".
    """
    assert case.base is not None
    assert case.latest is not None
    better, worse = bounds(case)
    brighter = case.latest.qualifier == better or case.base.qualifier == worse
    darker = case.latest.qualifier == worse or case.base.qualifier == better
    return not (brighter and verdict != "on_track") and not (darker and verdict != "moving_away")

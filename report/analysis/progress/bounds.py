"""What a published figure stands for, and whether it reaches a target for certain."""

from __future__ import annotations

from decimal import Decimal

from report.analysis.change import half_significant_step
from report.analysis.progress.case import TargetCase
from report.model import Observation, Qualifier


def reaches(row: Observation, case: TargetCase) -> bool | None:
    """Whether a figure reaches the target; None where what it may stand for leaves that open."""
    better, worse = bounds(case)
    beyond = mirrored(row.value, case) - _goal(case)
    # A figure beyond its bound is never at the bound itself, so the bound may be the target.
    if row.qualifier == better:
        return True if beyond >= 0 else None
    if row.qualifier == worse:
        return False if beyond <= 0 else None
    answers = {is_reached(value, case) for value in ends(row)}
    return answers.pop() if len(answers) == 1 else None


def is_reached(value: Decimal, case: TargetCase) -> bool:
    """Whether exactly this value reaches the target, by the words that the target is told in.

    "At least 30" is reached by 30; "below 30" is not.
    """
    beyond = mirrored(value, case) - _goal(case)
    is_strict = (case.target.qualifier, case.direction) == ("less_than", "down")
    return beyond > 0 if is_strict else beyond >= 0


def _goal(case: TargetCase) -> Decimal:
    """The target's value as if up were better; of "about 60" its nearer end."""
    goal = case.target.value
    slack = half_significant_step(goal) if case.target.qualifier == "about" else Decimal(0)
    return mirrored(goal, case) - slack


def mirrored(value: Decimal, case: TargetCase) -> Decimal:
    """A value or a change as if up were better."""
    return -value if case.direction == "down" else value


def bounds(case: TargetCase) -> tuple[Qualifier, Qualifier]:
    """The bound beyond which a figure is better, and the one beyond which it is worse."""
    if case.direction == "down":
        return "less_than", "more_than"
    return "more_than", "less_than"


def ends(row: Observation) -> tuple[Decimal, ...]:
    """What a figure stands for: itself, or both ends of what "about" leaves open."""
    if row.qualifier != "about":
        return (row.value,)
    slack = half_significant_step(row.value)
    return row.value - slack, row.value + slack

"""The annual change that a target needs, and the one there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

from report.analysis.change import Measure
from report.analysis.progress.bounds import mirrored
from report.analysis.progress.case import TargetCase
from report.model import Period

# More digits than are kept, so that a ratio of exactly 0.95 is that, and room for any exponent.
EXACT = Context(prec=40, Emax=MAX_EMAX, Emin=MIN_EMIN)
_KEPT = Context(prec=28, Emax=MAX_EMAX, Emin=MIN_EMIN)


@dataclass(frozen=True, slots=True)
class Pace:
    """Where the path from base to target stands by now; annual changes needed and actual; actual ÷
    needed. All of them in the case's one measure: steady growth, or equal steps.
    """

    expected: Decimal
    needed: Decimal
    actual: Decimal
    ratio: Decimal


def pace(case: TargetCase, first: Decimal, last: Decimal) -> Pace | None:
    """The sum from a value at the base to a value at the latest figure's time.

    None where there is none: of a rank, or where the target does not lie ahead of the base.
    """
    assert case.base is not None
    assert case.latest is not None
    measure, goal = case.measure, case.target.value
    begin = _moment(case.base.stands_at)
    whole, gone = _moment(case.target.period) - begin, _moment(case.latest.stands_at) - begin
    if measure is None or mirrored(goal - first, case) <= 0:
        return None
    needed = _annual(measure, first, goal, whole)
    actual = _annual(measure, first, last, gone)
    expected = _on_path(measure, first, goal, gone / whole)
    return Pace(*(_KEPT.plus(amount) for amount in (expected, needed, actual, actual / needed)))


def path(case: TargetCase, parts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Where the way from base to target stands after each of these parts of its time, from 0 to 1,
    by the measure that progress is judged by; nothing where no progress can be measured.
    """
    base, measure, goal = case.base, case.measure, case.target.value
    if base is None or measure is None or base.status == "D":
        return ()
    if mirrored(goal - base.value, case) <= 0:
        return ()
    return tuple(_on_path(measure, base.value, goal, part) for part in parts)


def _annual(measure: Measure, first: Decimal, last: Decimal, years: Decimal) -> Decimal:
    """The change a year: a steady rate of growth in per cent, or equal steps."""
    if measure != "percent":
        return (last - first) / years
    return (((last / first).ln() / years).exp() - 1) * 100


def _on_path(measure: Measure, first: Decimal, goal: Decimal, part: Decimal) -> Decimal:
    """Where the path from first to goal stands after a part of its time."""
    if measure != "percent":
        return first + (goal - first) * part
    return first * ((goal / first).ln() * part).exp()


def _moment(period: Period) -> Decimal:
    """The end of a period in years: exactly 2022 at the end of 2022."""
    days = Period(period.year).end.timetuple().tm_yday
    return period.year - 1 + Decimal(period.end.timetuple().tm_yday) / days

"""The annual change that a target needs, and the one there is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

from report.analysis.change import Measure, measure_of
from report.analysis.progress.bounds import mirrored
from report.analysis.progress.case import TargetCase
from report.model import Period

# More digits than are kept, so that a ratio of exactly 0.95 is that, and room for any exponent.
EXACT = Context(prec=40, Emax=MAX_EMAX, Emin=MIN_EMIN)
_KEPT = Context(prec=28, Emax=MAX_EMAX, Emin=MIN_EMIN)


@dataclass(frozen=True, slots=True)
class Pace:
    """Where the straight line stands by now; annual changes needed and actual; actual ÷ needed."""

    expected: Decimal
    needed: Decimal
    actual: Decimal
    ratio: Decimal


def pace(case: TargetCase, first: Decimal, last: Decimal) -> Pace | None:
    """The sum from a value at the base to a value at the latest figure's time.

    None where it cannot be done: the target does not lie ahead of the base, or what grows by a
    rate is zero or negative.
    """
    assert case.base is not None
    assert case.latest is not None
    measure, goal = measure_of(case.kind), case.target.value
    begin = _moment(case.base.stands_at)
    whole, gone = _moment(case.target.period) - begin, _moment(case.latest.stands_at) - begin
    needed = _annual(measure, first, goal, whole)
    actual = _annual(measure, first, last, gone)
    if needed is None or actual is None or mirrored(needed, case) <= 0:
        return None
    expected = first + (goal - first) * gone / whole
    return Pace(*(_KEPT.plus(amount) for amount in (expected, needed, actual, actual / needed)))


def _annual(
    measure: Measure | None, first: Decimal, last: Decimal, years: Decimal
) -> Decimal | None:
    """The change a year: a steady rate of growth in per cent, or equal steps."""
    if measure is None:
        return None
    if measure != "percent":
        return (last - first) / years
    if first <= 0 or last < 0:
        return None
    return Decimal(-100) if not last else (((last / first).ln() / years).exp() - 1) * 100


def _moment(period: Period) -> Decimal:
    """The end of a period in years: exactly 2022 at the end of 2022."""
    days = Period(period.year).end.timetuple().tm_yday
    return period.year - 1 + Decimal(period.end.timetuple().tm_yday) / days

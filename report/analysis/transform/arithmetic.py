"""One figure reckoned with another: whether they compare, and the digits that the result bears."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from report.analysis.measures import half_step, same_span
from report.analysis.transform.results import BOUNDS, TOTALS, Point, Series, TransformRefusal
from report.model import Observation, Status

_MOST_DIGITS = 4
_WORST_FIRST: tuple[Status, ...] = ("D", "B", "E", "P")


def flaw(row: Observation) -> TransformRefusal | None:
    """Why a figure cannot be reckoned with: a bound or approximation, or of other meaning."""
    if row.qualifier in BOUNDS:
        return "bound"
    return "definition" if row.status == "D" else None


def apart(one: Observation, other: Observation, series: Series) -> TransformRefusal | None:
    """Why two figures of a series do not compare, whichever comes first."""
    unfit = flaw(one) or flaw(other)
    if unfit:
        return unfit
    first, last = sorted((one.period.order, other.period.order))
    if any(row.status == "B" and first < row.period.order <= last for row in series.rows):
        return "break"
    unlike = series.kind == "flow" and not same_span(one.period, other.period)
    return "period" if unlike else None


def ratio(
    row: Observation, other: Observation, times: Decimal, of: tuple[Series, Series]
) -> Point | TransformRefusal:
    """One figure by another, in their base units, with the digits that both bear."""
    one, whole = of
    if row.value < 0 or other.value <= 0:
        return "zero"
    value = row.value * one.unit.factor * times / (other.value * whole.unit.factor)
    doubt = _doubt(row, one) + _doubt(other, whole)
    rounded = _rounded(value, doubt)
    return "coarse" if rounded is None else point(row, rounded, (row, other))


def _doubt(row: Observation, of: Series) -> Decimal:
    """How far rounding may have moved a figure, as a part of it; counts of things are exact."""
    counted = of.kind in TOTALS and not of.unit.is_scaled and row.value == int(row.value)
    return Decimal(0) if counted or not row.value else half_step(row.value) / abs(row.value)


def _rounded(value: Decimal, doubt: Decimal) -> Decimal | None:
    """To four digits, or as many as the doubt leaves; None where not one is left."""
    if not value:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - _MOST_DIGITS + 1)
    while step < abs(value) * doubt:
        step = step.scaleb(1)
    return None if step > abs(value) else (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def difference_of(one: Observation, other: Observation) -> Decimal:
    """To the digit that both are written with."""
    step = (2 * max(half_step(one.value), half_step(other.value))).normalize()
    return (one.value - other.value).quantize(step, ROUND_HALF_UP)


def point(row: Observation, value: Decimal, inputs: tuple[Observation, ...]) -> Point:
    """A result that bears the flags of all that it was made from."""
    letters = {one.status for one in inputs}
    status: Status = next((s for s in _WORST_FIRST if s in letters), "A")
    early = any(one.qualifier == "preliminary" for one in inputs)
    # One letter cannot say both: the break is the status, and that it is provisional the qualifier.
    early = early or (status in "BD" and any(one.is_provisional for one in inputs))
    return Point(
        replace(
            row,
            value=value,
            written=f"{value:f}",
            status=status,
            qualifier="preliminary" if early else "",
        ),
        inputs,
    )

"""Calculating with two figures: whether they compare, and how many digits the result has."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from report.analysis.change import half_step, same_span
from report.analysis.transform.results import BOUNDS, TOTALS, Point, Series, TransformRefusal
from report.model import FLOWS, Observation, Status

_MOST_DIGITS = 4
_WORST_FIRST: tuple[Status, ...] = ("D", "B", "E", "P")


def flaw(row: Observation) -> TransformRefusal | None:
    """Why a figure is not calculated with: a bound, an approximation, or another definition."""
    if row.qualifier in BOUNDS:
        return "bound"
    return "definition" if row.status == "D" else None


def apart(row: Observation, other: Observation, series: Series) -> TransformRefusal | None:
    """Why two figures of a series do not compare, whichever comes first."""
    unfit = flaw(row) or flaw(other)
    if unfit:
        return unfit
    first, last = sorted((row.stands_at.order, other.stands_at.order))
    between = [r for r in series.rows if first < r.stands_at.order <= last]
    if any(r.status == "B" for r in between):
        return "break"
    if any(r.new_vintage for r in between):
        return "vintage"
    unlike = series.kind in FLOWS and not same_span(row.period, other.period)
    return "period" if unlike else None


def ratio(
    row: Observation, other: Observation, times: Decimal, of: tuple[Series, Series]
) -> Point | TransformRefusal:
    """`times` a figure divided by another, in base units, with the digits that both bear.

    `of` are the series of the two. Refused where the divisor is not positive, or the figure is
    negative and no balance ("zero"), or where rounding leaves no digit ("coarse").
    """
    series, whole = of
    if other.value <= 0 or (row.value < 0 and series.kind != "balance"):
        return "zero"
    value = row.value * series.unit.factor * times / (other.value * whole.unit.factor)
    doubt = _doubt(row, series) + _doubt(other, whole)
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


def difference_of(row: Observation, other: Observation) -> Decimal:
    """A figure less another one, in the unit, to the digit that both are written with."""
    step = (2 * max(half_step(row.value), half_step(other.value))).normalize()
    return (row.value - other.value).quantize(step, ROUND_HALF_UP)


def point(row: Observation, value: Decimal, inputs: tuple[Observation, ...]) -> Point:
    """A result that bears the flags of all that it was made from."""
    letters = {source.status for source in inputs}
    status: Status = next((s for s in _WORST_FIRST if s in letters), "A")
    early = any(source.qualifier == "preliminary" for source in inputs)
    # One letter cannot say both: the break is the status, and that it is provisional the qualifier.
    early = early or (status in "BD" and any(source.is_provisional for source in inputs))
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

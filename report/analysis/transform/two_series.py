"""A series against another one: so much a person, a share of a larger place, a difference."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from report.analysis.series import figure_at
from report.analysis.transform.arithmetic import difference_of, flaw, point, ratio
from report.analysis.transform.results import (
    BOUNDS,
    HUNDRED,
    TOTALS,
    Point,
    Result,
    Series,
    TransformRefusal,
    collected,
)
from report.model import FLOWS, Observation


def per(series: Series, whole: Series, amount: Decimal) -> Result:
    """So much for each `amount` (in its base unit) of another total at the place in that year."""
    if series.kind not in TOTALS:
        return Result(refused="rank" if series.kind == "rank" else "rate")
    if series.rows and series.rows[0].indicator in {row.indicator for row in whole.rows}:
        return Result(refused="itself")
    units = (series.unit, whole.unit)
    if series.unit.base != whole.unit.base and all(unit.is_money for unit in units):
        return Result(refused="currency")
    return _shared(series, whole, amount, _of_year)


def share(series: Series, whole: Series) -> Result:
    """Per cent of the same figure of a larger place in the same period."""
    if series.kind not in TOTALS:
        return Result(refused="rank" if series.kind == "rank" else "rate")
    if series.rows and series.rows[0].place in {row.place for row in whole.rows}:
        return Result(refused="itself")
    return _shared(series, whole, HUNDRED, _of_period)


def difference(series: Series, other: Series) -> Result:
    """How much more than at another place in the same period, in the unit."""
    if series.kind == "rank":
        return Result(refused="rank")
    if series.rows and series.rows[0].place in {row.place for row in other.rows}:
        return Result(refused="itself")
    if not other.rows:
        return Result(refused="no_other")

    def less(row: Observation) -> Point | TransformRefusal:
        beside = _of_period(row, other)
        if isinstance(beside, str):
            return beside
        unfit = flaw(row) or flaw(beside)
        return unfit or point(row, difference_of(row, beside), (row, beside))

    return collected(series.rows, less, series.rows, other.rows)


_Beside = Callable[[Observation, Series], "Observation | TransformRefusal"]


def _shared(series: Series, whole: Series, amount: Decimal, beside: _Beside) -> Result:
    if not whole.rows:
        return Result(refused="no_other")

    def part(row: Observation) -> Point | TransformRefusal:
        if series.kind in FLOWS and not row.period.is_year:
            return "period"
        other = beside(row, whole)
        if isinstance(other, str):
            return other
        bound = next((r for r in (row, other) if r.qualifier in BOUNDS), None)
        return "bound" if bound else ratio(row, other, amount, (series, whole))

    return collected(series.rows, part, series.rows, whole.rows)


def _of_year(row: Observation, other: Series) -> Observation | TransformRefusal:
    """The other's figure for the whole of the year."""
    years = (one for one in other.rows if one.period.is_year)
    return next((one for one in years if one.period.year == row.period.year), "no_other")


def _of_period(row: Observation, other: Series) -> Observation | TransformRefusal:
    return figure_at(other.rows, row.period) or "no_other"

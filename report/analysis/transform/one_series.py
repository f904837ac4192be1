"""A series against itself: an index, the change from the figure before, the growth."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from report.analysis.change import Change, change_between, measure_of
from report.analysis.series import figure_at
from report.analysis.transform.arithmetic import apart, difference_of, flaw, point, ratio
from report.analysis.transform.results import (
    HUNDRED,
    Point,
    Result,
    Series,
    TransformRefusal,
    collected,
)
from report.model import IndicatorKind, Observation, Status

# What is itself a difference, or has no scale.
_UNSCALED: frozenset[IndicatorKind] = frozenset({"rank", "change"})


def index(series: Series, base_year: int) -> Result:
    """Per cent of the figure of a base year (= 100), as far as the definition stays the same.

    The base is the last figure of that year.
    """
    if series.kind in _UNSCALED:
        return Result(refused="rank" if series.kind == "rank" else "rate")
    bases = [row for row in series.rows if row.period.year == base_year]
    if not bases:
        return Result(refused="no_base")
    base = bases[-1]
    unfit = flaw(base)
    if unfit or base.value <= 0:
        return Result(refused=unfit or "zero")
    return collected(series.rows, lambda row: _of_base(row, base, series), series.rows)


def _of_base(row: Observation, base: Observation, series: Series) -> Point | TransformRefusal:
    if row is base:
        return point(row, HUNDRED, (row,))
    refusal = apart(base, row, series)
    if refusal is not None:
        return refusal
    return ratio(row, base, HUNDRED, (series, series))


def change(series: Series) -> Result:
    """The difference from the figure before, in the unit; from a month only to like months."""
    if series.kind == "rank":
        return Result(refused="rank")
    before = {id(later): earlier for earlier, later in pairwise(series.rows)}
    later = series.rows[1:]
    return collected(later, lambda row: _step(before[id(row)], row, series), series.rows)


def _step(earlier: Observation, row: Observation, series: Series) -> Point | TransformRefusal:
    refusal = apart(earlier, row, series)
    return refusal or point(row, difference_of(row, earlier), (row, earlier))


def growth(series: Series) -> Result:
    """Per cent on the year before, for what changes by a rate: amounts and intensities."""
    if measure_of(series.kind) != "percent":
        return Result(refused="rank" if series.kind == "rank" else "points")
    rest = [row for row in series.rows if row.period.year > series.rows[0].period.year]
    return collected(rest, lambda row: _growth(row, series), series.rows)


def _growth(row: Observation, series: Series) -> Point | TransformRefusal:
    """Counted as everywhere in the report; here a provisional figure counts, and stays flagged."""
    earlier = figure_at(series.rows, replace(row.period, year=row.period.year - 1))
    if earlier is None:
        return "gap"
    refusal = apart(earlier, row, series)
    if refusal is not None:
        return refusal
    pair = (_plain(earlier), _plain(row))
    result = change_between((), series.kind, *pair)
    if isinstance(result, Change):
        return point(row, result.amount, (row, earlier))
    return "zero" if result == "zero" else "coarse"


def _plain(row: Observation) -> Observation:
    """The figure without the flags that its result will carry."""
    status: Status = "A" if row.status in "PE" else row.status
    return replace(
        row, status=status, qualifier="" if row.qualifier == "preliminary" else row.qualifier
    )

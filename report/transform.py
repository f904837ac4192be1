"""Other ways to read a series: as an index, a change, a ratio, a difference; or why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Literal, get_args

from report import measures
from report.measures import half_step, same_span
from report.model import IndicatorKind, Observation, Status, Unit

Transform = Literal[
    "index", "change", "growth", "per_person", "per_gdp", "share_of_china", "difference"
]
TRANSFORMS: tuple[Transform, ...] = get_args(Transform)
# Why a whole series, or one figure of it, is not transformed.
Refusal = Literal[
    "rank",
    "rate",
    "points",
    "itself",
    "currency",
    "outside",
    "no_base",
    "no_other",
    "bound",
    "definition",
    "break",
    "period",
    "gap",
    "zero",
    "coarse",
]
REFUSALS: tuple[Refusal, ...] = get_args(Refusal)

# What can be divided among people, or be a part of a whole.
_TOTALS: frozenset[IndicatorKind] = frozenset({"stock", "flow", "count"})
# What is itself a difference, or has no scale.
_UNSCALED: frozenset[IndicatorKind] = frozenset({"rank", "change"})
_MONEY = frozenset({"CNY", "USD", "HKD"})
_BOUNDS = {"more_than", "less_than", "about"}
_MOST_DIGITS = 4
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Series:
    """Preferred figures of one indicator at one place in time order, and what they are."""

    rows: tuple[Observation, ...]
    kind: IndicatorKind
    unit: Unit


@dataclass(frozen=True, slots=True)
class Point:
    """A result: `row` is the figure it stands for with its new value, made from `inputs`."""

    row: Observation
    inputs: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a series: results in time order, and which figures gave none, and why.

    `refused` is why the whole series gave none.
    """

    points: tuple[Point, ...] = ()
    left_out: tuple[tuple[Observation, Refusal], ...] = ()
    refused: Refusal | None = None


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
    unfit = _unfit(base)
    if unfit or base.value <= 0:
        return Result(refused=unfit or "zero")
    return _collected(series.rows, lambda row: _of_base(row, base, series), series.rows)


def _of_base(row: Observation, base: Observation, series: Series) -> Point | Refusal:
    if row is base:
        return _point(row, _HUNDRED, (row,))
    refusal = _apart(base, row, series)
    if refusal is not None:
        return refusal
    return _ratio(row, base, _HUNDRED, (series, series))


def change(series: Series) -> Result:
    """The difference from the figure before, in the unit; from a month only to like months."""
    if series.kind == "rank":
        return Result(refused="rank")
    before = {id(later): earlier for earlier, later in pairwise(series.rows)}
    later = series.rows[1:]
    return _collected(later, lambda row: _step(before[id(row)], row, series), series.rows)


def _step(earlier: Observation, row: Observation, series: Series) -> Point | Refusal:
    refusal = _apart(earlier, row, series)
    return refusal or _point(row, _difference(row, earlier), (row, earlier))


def growth(series: Series) -> Result:
    """Per cent on the year before, for positive stocks, flows and intensities."""
    if series.kind not in {"stock", "flow", "intensity"}:
        return Result(refused="rank" if series.kind == "rank" else "points")
    rest = [row for row in series.rows if row.period.year > series.rows[0].period.year]
    return _collected(rest, lambda row: _growth(row, series), series.rows)


def _growth(row: Observation, series: Series) -> Point | Refusal:
    """Counted as everywhere in the report; here a provisional figure counts, and stays flagged."""
    earlier = measures.at(series.rows, replace(row.period, year=row.period.year - 1))
    if earlier is None:
        return "gap"
    refusal = _apart(earlier, row, series)
    if refusal is not None:
        return refusal
    pair = (_plain(earlier), _plain(row))
    found = measures.change((), series.kind, *pair)
    if isinstance(found, measures.Change):
        return _point(row, found.amount, (row, earlier))
    return "zero" if found == "zero" else "coarse"


def per(series: Series, whole: Series, amount: Decimal) -> Result:
    """So much for each `amount` (in its base unit) of another total at the place in that year."""
    if series.kind not in _TOTALS:
        return Result(refused="rank" if series.kind == "rank" else "rate")
    if series.rows and series.rows[0].indicator in {row.indicator for row in whole.rows}:
        return Result(refused="itself")
    money = {series.unit.base, whole.unit.base}
    if len(money) == 2 and money <= _MONEY:
        return Result(refused="currency")
    return _shared(series, whole, amount, _of_year)


def share(series: Series, whole: Series) -> Result:
    """Per cent of the same figure of a larger place in the same period."""
    if series.kind not in _TOTALS:
        return Result(refused="rank" if series.kind == "rank" else "rate")
    if series.rows and series.rows[0].place in {row.place for row in whole.rows}:
        return Result(refused="itself")
    return _shared(series, whole, _HUNDRED, _of_period)


def difference(series: Series, other: Series) -> Result:
    """How much more than at another place in the same period, in the unit."""
    if series.kind == "rank":
        return Result(refused="rank")
    if series.rows and series.rows[0].place in {row.place for row in other.rows}:
        return Result(refused="itself")
    if not other.rows:
        return Result(refused="no_other")

    def less(row: Observation) -> Point | Refusal:
        beside = _of_period(row, other)
        if isinstance(beside, str):
            return beside
        unfit = _unfit(row) or _unfit(beside)
        return unfit or _point(row, _difference(row, beside), (row, beside))

    return _collected(series.rows, less, series.rows, other.rows)


_Beside = Callable[[Observation, Series], "Observation | Refusal"]


def _shared(series: Series, whole: Series, amount: Decimal, beside: _Beside) -> Result:
    if not whole.rows:
        return Result(refused="no_other")

    def part(row: Observation) -> Point | Refusal:
        if series.kind == "flow" and not row.period.is_year:
            return "period"
        other = beside(row, whole)
        if isinstance(other, str):
            return other
        bound = next((r for r in (row, other) if r.qualifier in _BOUNDS), None)
        return "bound" if bound else _ratio(row, other, amount, (series, whole))

    return _collected(series.rows, part, series.rows, whole.rows)


def _of_year(row: Observation, other: Series) -> Observation | Refusal:
    """The other's figure for the whole of the year."""
    own = (one for one in other.rows if one.period.is_year and one.period.year == row.period.year)
    return next(own, "no_other")


def _of_period(row: Observation, other: Series) -> Observation | Refusal:
    return measures.at(other.rows, row.period) or "no_other"


def _unfit(row: Observation) -> Refusal | None:
    """Why a figure cannot be reckoned with: a bound or approximation, or of other meaning."""
    if row.qualifier in _BOUNDS:
        return "bound"
    return "definition" if row.status == "D" else None


def _apart(one: Observation, other: Observation, series: Series) -> Refusal | None:
    """Why two figures of a series do not compare, whichever comes first."""
    unfit = _unfit(one) or _unfit(other)
    if unfit:
        return unfit
    first, last = sorted((one.period.order, other.period.order))
    if any(row.status == "B" and first < row.period.order <= last for row in series.rows):
        return "break"
    unlike = series.kind == "flow" and not same_span(one.period, other.period)
    return "period" if unlike else None


def _plain(row: Observation) -> Observation:
    """The figure without the flags that its result will carry."""
    status: Status = "A" if row.status in "PE" else row.status
    return replace(
        row, status=status, qualifier="" if row.qualifier == "preliminary" else row.qualifier
    )


def _ratio(
    row: Observation, other: Observation, times: Decimal, of: tuple[Series, Series]
) -> Point | Refusal:
    """One figure by another, in their base units, with the digits that both bear."""
    one, whole = of
    if row.value < 0 or other.value <= 0:
        return "zero"
    value = row.value * one.unit.factor * times / (other.value * whole.unit.factor)
    doubt = _doubt(row, one) + _doubt(other, whole)
    rounded = _rounded(value, doubt)
    return "coarse" if rounded is None else _point(row, rounded, (row, other))


def _doubt(row: Observation, of: Series) -> Decimal:
    """How far rounding may have moved a figure, as a part of it; counts of things are exact."""
    counted = of.kind in _TOTALS and not of.unit.is_scaled and row.value == int(row.value)
    return Decimal(0) if counted or not row.value else half_step(row.value) / abs(row.value)


def _rounded(value: Decimal, doubt: Decimal) -> Decimal | None:
    """To four digits, or as many as the doubt leaves; None where not one is left."""
    if not value:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - _MOST_DIGITS + 1)
    while step < abs(value) * doubt:
        step = step.scaleb(1)
    return None if step > abs(value) else (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _difference(one: Observation, other: Observation) -> Decimal:
    """To the digit that both are written with."""
    step = (2 * max(half_step(one.value), half_step(other.value))).normalize()
    return (one.value - other.value).quantize(step, ROUND_HALF_UP)


def _point(row: Observation, value: Decimal, inputs: tuple[Observation, ...]) -> Point:
    """A result that bears the flags of all that it was made from."""
    letters = {one.status for one in inputs}
    status: Status = next((s for s in _WORST_FIRST if s in letters), "A")
    early = any(one.qualifier == "preliminary" for one in inputs)
    # One letter cannot say both: the break is the status, and that it is provisional the qualifier.
    early = early or (status in "BD" and bool(letters & {"P", "E"}))
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


_WORST_FIRST: tuple[Status, ...] = ("D", "B", "E", "P")


def _collected(
    rows: Iterable[Observation],
    made: Callable[[Observation], Point | Refusal],
    *series: Sequence[Observation],
) -> Result:
    """All results; the first after a break in any of the series that they rest on tells of it."""
    points: list[Point] = []
    left_out: list[tuple[Observation, Refusal]] = []
    for row in rows:
        found = made(row)
        if isinstance(found, Point):
            points.append(found)
        else:
            left_out.append((row, found))
    return Result(tuple(broken(points, *series)), tuple(left_out))


def broken(points: Sequence[Point], *series: Sequence[Observation]) -> list[Point]:
    """The points, each that follows a break of one of the series with the status that says so."""
    if not points:
        return []
    breaks = [row.period.order for rows in series for row in rows if row.status == "B"]
    marked = [points[0]]
    for earlier, later in pairwise(points):
        first, last = earlier.row.period.order, later.row.period.order
        told = any(first < order <= last for order in breaks)
        marked.append(_after_break(later) if told and later.row.status != "D" else later)
    return marked


def _after_break(point: Point) -> Point:
    row = point.row
    early = row.status in "PE" or row.qualifier == "preliminary"
    qualifier = "preliminary" if early else row.qualifier
    return replace(point, row=replace(row, status="B", qualifier=qualifier))

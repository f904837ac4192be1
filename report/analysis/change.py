"""The change between two figures, in per cent, percentage points or units; or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Literal

from report.analysis.latest import up_to_latest
from report.model import FLOWS, IndicatorKind, Observation, Period

Measure = Literal["percent", "points", "absolute"]
# Why a change between two figures is not calculated.
ChangeRefusal = Literal[
    "single",
    "bound",
    "provisional",
    "break",
    "vintage",
    "definition",
    "period",
    "coarse",
    "rank",
    "zero",
]

# What is positive by nature grows by a rate. What is itself a share, a rate or an index, a
# concentration, or a balance, which may pass zero, changes by a difference. A rank changes by
# neither.
_MEASURES: Mapping[IndicatorKind, Measure] = MappingProxyType(
    {
        "stock": "percent",
        "flow": "percent",
        "count": "percent",
        "intensity": "percent",
        "balance": "absolute",
        "share": "points",
        "change": "points",
        "concentration": "absolute",
        "index": "absolute",
    }
)
_INFINITY = Decimal("Infinity")
_LEAST_MULTIPLE = Decimal(2)
# To what a rate of growth is rounded, in per cent: the finest that its figures bear.
_STEPS = (Decimal("0.1"), Decimal(1), Decimal(10), Decimal(100))


@dataclass(frozen=True, slots=True)
class Change:
    """`amount` (signed, in per cent, percentage points or the unit) from `since` to `until`.

    `ratio` is the later figure over the earlier one, unrounded; None where the measure is no rate.
    """

    measure: Measure
    amount: Decimal
    since: Period
    until: Period
    ratio: Decimal | None = None

    @property
    def multiple(self) -> Decimal | None:
        """How many times the earlier figure the later one is, with two digits that count.

        None below twice, where the rate itself says more: the one rule for cards, sentences,
        headlines, documents and slides.
        """
        if self.ratio is None or self.ratio < _LEAST_MULTIPLE:
            return None
        return two_digits(self.ratio)


def measure_of(kind: IndicatorKind) -> Measure | None:
    """What a change of such an indicator is counted in; None for a rank, which has no change.

    The one table for cards, sentences, transformations and the pace of targets.
    """
    return _MEASURES.get(kind)


def last_change(series: Sequence[Observation], kind: IndicatorKind) -> Change | ChangeRefusal:
    """The change to the latest figure from the last comparable one, or why there is none.

    A year is compared with a year before a month is; the reason is that of the figure before.
    """
    rows = up_to_latest(series)
    if len(rows) < 2:
        return "single"
    last = rows[-1]
    earlier = sorted(
        rows[:-1], key=lambda row: (same_span(row.period, last.period), row.stands_at.order)
    )
    changes = (change_between(rows, kind, row, last) for row in reversed(earlier))
    refused = change_between(rows, kind, rows[-2], last)
    return next((change for change in changes if isinstance(change, Change)), refused)


def change_between(
    series: Sequence[Observation], kind: IndicatorKind, earlier: Observation, later: Observation
) -> Change | ChangeRefusal:
    """The change between two figures of one series, or why it cannot be calculated.

    Bounds and approximations, provisional figures, a break between the two, a first release beside
    a revised figure, another definition, and figures too coarse for the difference are refused.
    """
    refusal = _refusal(series, kind, earlier, later)
    if refusal is not None:
        return refusal
    measure = _MEASURES[kind]
    is_rate = measure == "percent"
    amount = _percent(kind, earlier, later) if is_rate else _difference(earlier, later)
    if amount is None:
        return "coarse"
    ratio = later.value / earlier.value if is_rate else None
    return Change(measure, amount, earlier.period, later.period, ratio)


def two_digits(ratio: Decimal) -> Decimal:
    """A ratio as it is told: 2.5 times, 12 times, 0.41 of it."""
    places = Decimal(1) if ratio >= 10 else Decimal("0.1") if ratio >= 1 else Decimal("0.01")
    return ratio.quantize(places, ROUND_HALF_UP)


def _refusal(
    series: Sequence[Observation], kind: IndicatorKind, earlier: Observation, later: Observation
) -> ChangeRefusal | None:
    pair = (earlier, later)
    since, until = earlier.stands_at.order, later.stands_at.order
    after = [row for row in series if since < row.stands_at.order <= until]
    refusals: dict[ChangeRefusal, bool] = {
        "rank": measure_of(kind) is None,
        "zero": measure_of(kind) == "percent" and min(row.value for row in pair) <= 0,
        "provisional": any(row.is_provisional for row in pair),
        "bound": any(row.qualifier for row in pair),
        "break": any(row.status == "B" for row in after),
        "vintage": any(row.new_vintage for row in after),
        "definition": any(row.status == "D" for row in pair),
        "period": kind in FLOWS and not same_span(earlier.period, later.period),
    }
    return next((name for name, refused in refusals.items() if refused), None)


def same_span(first: Period, second: Period) -> bool:
    """Whether two periods are alike: both years, or the same month or day of their years."""
    return (first.month, first.day) == (second.month, second.day)


def half_step(value: Decimal) -> Decimal:
    """Half of the last digit that a figure is written with: how far rounding may have moved it."""
    return Decimal(5).scaleb(_last_digit(value) - 1)


def half_significant_step(value: Decimal) -> Decimal:
    """Half of the last digit that counts, as far as "about" leaves a value open.

    Zeros at the end of a whole number are no digits: 0.5 of 55, 500 of 24,000, 0.005 of 1.40.
    """
    if not value or _exponent(value) < 0:
        return half_step(value)
    return Decimal(5).scaleb(_exponent(value.normalize()) - 1)


def possible_values(row: Observation) -> tuple[Decimal, Decimal]:
    """The lowest and the highest amount that a figure, as it is written, can stand for.

    In its indicator's unit; infinite on the open side of a bound.
    """
    if row.qualifier == "more_than":
        return row.value, _INFINITY
    if row.qualifier == "less_than":
        return -_INFINITY, row.value
    is_rounded = row.qualifier == "about"
    slack = half_significant_step(row.value) if is_rounded else half_step(row.value)
    return row.value - slack, row.value + slack


def _percent(kind: IndicatorKind, earlier: Observation, later: Observation) -> Decimal | None:
    """Growth in per cent, with no more digits than the rounding of both figures allows."""
    growth = (later.value / earlier.value - 1) * 100
    doubt = 100 * (_rounding(kind, later) + _rounding(kind, earlier)) / earlier.value
    for step in _STEPS:
        enough = step <= 1 or abs(growth) >= 10 * step
        if doubt <= step / 2 and enough:
            return (growth / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return None


def _rounding(kind: IndicatorKind, row: Observation) -> Decimal:
    """How far rounding may have moved a figure, in the unit; what is counted by ones is exact."""
    is_counted = kind == "count" and row.value == row.value.to_integral_value()
    return Decimal(0) if is_counted else half_step(row.value)


def _difference(earlier: Observation, later: Observation) -> Decimal:
    """Later minus earlier, to the last digit of the finer one: 71 and 77.5 are 6.5 apart.

    A reader who subtracts the two figures finds the same.
    """
    return later.value - earlier.value


def _last_digit(value: Decimal) -> int:
    """The power of ten of the last digit after the point; 0 for a whole number."""
    return min(_exponent(value), 0)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent

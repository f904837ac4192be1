"""Where an axis of values begins, and its round values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from report.model import IndicatorKind, Observation, Report, Unit

# What has no natural zero, or is far from it: all else is told by its height above zero, and an
# axis that begins elsewhere would exaggerate.
_CUTTABLE: frozenset[IndicatorKind] = frozenset({"index", "change", "rank", "concentration"})
# A lowest value below this share of the highest one is near zero.
_NEAR = 0.35
_STEPS = (1, 2, 2.5, 5, 10)


def height(value: Decimal, unit: Unit) -> Decimal:
    """How high a value stands on the axis of its unit: at 1/n where a value n says 1/n."""
    return 1 / value if unit.is_part else value


def may_be_cut(series: Sequence[Sequence[Observation]], report: Report) -> bool:
    """Whether the axis of these figures need not begin at zero.

    Only that of indices, rates of change, ranks and concentrations, but not where a value n says
    1/n, which is a part of one; and of none with a figure that does not compare with the others: a
    near scale would invite to compare them.
    """
    indicators = {row.indicator for rows in series for row in rows}
    kinds = {report.indicators[name].kind for name in indicators}
    has_parts = any(report.unit_of(name).is_part for name in indicators)
    return kinds <= _CUTTABLE and not has_parts and compare(series)


def compare(series: Sequence[Sequence[Observation]]) -> bool:
    """Whether all figures of each series compare: no other definition, no break, one vintage."""
    return not any(
        row.status == "D" or (number and row.begins_run)
        for rows in series
        for number, row in enumerate(rows)
    )


def have_other_definitions(series: Sequence[Sequence[Observation]]) -> bool:
    """Whether some figures are of another definition (status D) than the others.

    Those stand off the scale, which is for the others; figures that all differ have it for
    themselves.
    """
    differ = {row.status == "D" for rows in series for row in rows}
    return len(differ) > 1


def off_scale(rows: Sequence[Observation]) -> tuple[bool, ...]:
    """Which of the figures side by side are off the scale that the others share."""
    differ = have_other_definitions([rows])
    return tuple(differ and row.status == "D" for row in rows)


def is_cut(values: Sequence[float]) -> bool:
    """Whether an axis that need not begin at zero is cut for these values: zero is far."""
    ticks = nice_ticks(min(values), max(values), from_zero=False)
    return not ticks[0] <= 0 <= ticks[-1]


def nice_ticks(low: float, high: float, *, from_zero: bool) -> list[Decimal]:
    """Four to six round values that span low to high; from zero where that is asked or near."""
    if low > 0 and (from_zero or low < high * _NEAR):
        low = 0
    if high < 0 and from_zero:
        high = 0
    if high == low:
        low, high = (low - abs(low) * 0.1 or -1, high + abs(high) * 0.1 or 1)
    step = _round_step((high - low) / 4)
    start = math.floor(low / float(step) + 1e-9)
    end = math.ceil(high / float(step) - 1e-9)
    return [step * n for n in range(start, end + 1)]


def _round_step(rough: float) -> Decimal:
    size = Decimal(10) ** math.floor(math.log10(rough))
    return next(Decimal(str(n)) * size for n in _STEPS if n * float(size) >= rough * (1 - 1e-9))

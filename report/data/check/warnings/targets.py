"""Warnings of targets that nobody would set."""

from __future__ import annotations

from report.data.check.inputs import number, period, rows
from report.data.check.warnings.examined import Doubts, Examined, WarningRule, of_row
from report.data.check.warnings.series import latest_values, shown_series
from report.data.raw import RawRow

# A target is more than what there is, or less; this much is another unit.
_FAR_OFF = 1000


def target_due_before_set(examined: Examined) -> Doubts:
    """A target was to be met before it was set."""
    for row in rows(examined.raw, "targets.csv"):
        due, set_on = period(row["period"]), period(row["set_on"])
        if due is not None and set_on is not None and due.end < set_on.start:
            wrong = f"the target for {due} was set after that, on {set_on}"
            yield of_row(row, "period", wrong, "Correct one of the two dates")


def target_far_from_its_base(examined: Examined) -> Doubts:
    """A target is a thousand times, or a thousandth, of what it is counted from.

    That is the figure of its base, and where it has none the last one there is.
    """
    figures = {
        (one.row["indicator"], one.row["place"], str(one.period)): one
        for series in shown_series(examined.raw)
        for one in series.figures
    }
    latest = latest_values(examined.raw)
    for row in rows(examined.raw, "targets.csv"):
        cell = row["indicator"], row["place"]
        base = figures.get((*cell, row["base"])) or latest.get(cell)
        if base is not None and _is_far(_value(row), base.value):
            stands = f"{base.row['value']} for {base.row['period']}"
            wrong = f"the target is {_FAR_OFF} times or more off {stands}"
            yield of_row(row, "value", wrong, "Compare it, and its unit, with the plan")


def _value(row: RawRow) -> float:
    return float(number(row["value"]) or 0)


def _is_far(target: float, base: float) -> bool:
    """Whether one is so many times the other; zero, and the other side of it, may be aimed at."""
    if target * base <= 0:
        return False
    return not 1 / _FAR_OFF < target / base < _FAR_OFF


RULES: tuple[WarningRule, ...] = (target_due_before_set, target_far_from_its_base)

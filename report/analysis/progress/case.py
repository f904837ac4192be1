"""A target with the figures that may speak for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from report.analysis.change import Measure, measure_of, same_span
from report.analysis.latest import newer_figure, up_to_latest
from report.analysis.series import figure_at
from report.model import FLOWS, Direction, IndicatorKind, Observation, Period, Report, Target

# A state at a moment: its figure for the last day of a year is the figure of that year.
_STATES: frozenset[IndicatorKind] = frozenset({"stock", "count"})
# What is counted over a period reaches a target in the target's own period or not at all.
OF_A_PERIOD: frozenset[IndicatorKind] = frozenset({"change", *FLOWS})
_YEAR = dt.timedelta(days=365)
# For how many calendar years before that of the report's day a figure may still be published.
YEARS_OF_WAITING = 2


@dataclass(frozen=True, slots=True)
class TargetCase:
    """`rows` are the comparable figures up to the due period in time order, `newer` the newest one
    of another definition that does not count, `after` the first one later than that period, `base`
    the figure that progress is counted from. `measure` is what the pace is counted in, and
    `may_come` says whether an edition could still bring the figure of the due period.
    """

    target: Target
    kind: IndicatorKind
    direction: Direction
    measure: Measure | None
    is_due: bool
    may_come: bool
    rows: tuple[Observation, ...]
    newer: Observation | None
    after: Observation | None
    base: Observation | None

    @property
    def latest(self) -> Observation | None:
        """The last comparable figure up to the due period."""
        return self.rows[-1] if self.rows else None

    @property
    def at_due(self) -> Observation | None:
        """The figure of the due period, once that period is over."""
        row = self.latest
        if row is None or not self.is_due:
            return None
        return row if _is_of_due_period(row, self.target, self.kind) else None

    @property
    def deciding(self) -> Observation | None:
        """The figure that the target is met by, if it is."""
        return self.at_due if self.kind in OF_A_PERIOD else self.latest

    @property
    def last_when_set(self) -> Observation | None:
        """The last figure there was when the target was set; None where that is not known."""
        known = _known_when_set(self.rows, self.target)
        return known[-1] if known else None

    def keeps_definition(self, row: Observation) -> bool:
        """Whether a figure counts what the target was set for, as far as is known."""
        if row.status == "D":
            return False
        if self.target.base is not None and self.base is not None:
            return not self.breaks(self.base.stands_at.end, row)
        return self.target.set_on is None or not self.breaks(_month_end(self.target.set_on), row)

    def breaks(self, since: dt.date, until: Observation) -> bool:
        """Whether the series breaks after a day and no later than with a figure."""
        return any(row.status == "B" for row in self._between(since, until))

    def mixes_vintages(self, since: dt.date, until: Observation) -> bool:
        """Whether figures of another vintage begin after a day and no later than with a figure."""
        return any(row.new_vintage for row in self._between(since, until))

    def _between(self, since: dt.date, until: Observation) -> list[Observation]:
        return [
            row
            for row in self.rows
            if since < row.stands_at.end and row.stands_at.order <= until.stands_at.order
        ]


def case_of(report: Report, target: Target, day: dt.date) -> TargetCase:
    """The figures for a target as of a day, by the rules above and below."""
    indicator = report.indicators[target.indicator]
    series = report.series(target.indicator, target.place)
    fitting = [row for row in series if _fits(row.period, target.period, indicator.kind)]
    in_time = tuple(row for row in fitting if row.stands_at.end <= target.period.end)
    after = (row for row in fitting[len(in_time) :] if row.status != "D")
    # One of the due period itself leaves the target open, whatever was known before.
    decides_nothing = in_time and _is_of_due_period(in_time[-1], target, indicator.kind)
    rows = in_time if decides_nothing else up_to_latest(in_time)
    return TargetCase(
        target,
        indicator.kind,
        indicator.direction,
        _measure(report, target, indicator.kind),
        target.period.end <= day,
        target.period.year >= day.year - YEARS_OF_WAITING,
        rows,
        newer_figure(in_time) if rows != in_time else None,
        next(after, None),
        None if indicator.kind == "change" else _base(rows, target),
    )


def _measure(report: Report, target: Target, kind: IndicatorKind) -> Measure | None:
    """Rates of growth only for what stays above zero in every figure and every target.

    No rate of growth reaches zero or passes it, so what may do that goes in equal steps.
    """
    figures = report.series(target.indicator, target.place)
    values = [target.value, *(row.value for row in figures)]
    values += [
        row.value
        for row in report.targets
        if (row.indicator, row.place) == (target.indicator, target.place)
    ]
    measure = measure_of(kind)
    return "absolute" if measure == "percent" and min(values) <= 0 else measure


def _is_of_due_period(row: Observation, target: Target, kind: IndicatorKind) -> bool:
    """Whether a figure is that of the period that a target is set for."""
    if kind in _STATES:
        return row.stands_at.end == target.period.end
    return row.period == target.period


def _fits(period: Period, due: Period, kind: IndicatorKind) -> bool:
    """Whether figures of two periods may be compared: a year's flow is none of a month's, and a
    published change stands for its own period alone.
    """
    if kind == "change":
        return period == due
    return kind not in FLOWS or same_span(period, due)


def _base(rows: Sequence[Observation], target: Target) -> Observation | None:
    """The figure that an editor names, else the last one there was when the target was set.

    Of that time counts what ends with the month in which the target was set. A figure of the
    target's own span (a year's for a year's) goes before one that is less than a year newer.
    """
    if target.base is not None:
        return figure_at(rows, target.base)
    known = _known_when_set(rows, target)
    alike = [row for row in known if same_span(row.period, target.period)]
    if alike and known[-1].stands_at.end - alike[-1].stands_at.end < _YEAR:
        return alike[-1]
    return known[-1] if known else None


def _known_when_set(rows: Sequence[Observation], target: Target) -> list[Observation]:
    """The figures up to the month in which a target was set; none where that is not known."""
    if target.set_on is None:
        return []
    return [row for row in rows if row.stands_at.end <= _month_end(target.set_on)]


def _month_end(period: Period) -> dt.date:
    return Period(period.year, period.month).end

"""What a figure's headline can say of it, by fixed rules; the first that applies.

1. a target for the figure's year or a later one has been met, early or in time, or missed;
2. the first fall after years of growth, or the first growth after years of falling;
3. a multiple of what it was at the beginning of its run;
4. the highest or lowest of ten years or more, or of all of them that have figures;
5. a multiple, or a small part, of a comparator's figure for the same period;
6. the highest or lowest of a shorter time;
7. above or below the comparator.

Rules 2 to 7 look at plainly published figures alone: a bound or a provisional figure bears none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from report.analysis.change import Change, change_between, measure_of, two_digits
from report.analysis.latest import latest_figure, newer_figure
from report.analysis.progress import Assessment, assess
from report.analysis.records import comparable_run, every_year, is_plain_year, record
from report.analysis.series import figure_at
from report.model import FLOWS, Indicator, Observation, Period, Report

_FEWEST_YEARS = 5
_FEWEST_FIGURES = 4
_LONG_RUN = 10
_FEWEST_TURNS = 3
# From this ratio on a comparator is the better story than a record.
_FAR_ABOVE, _FAR_BELOW = Decimal("1.5"), Decimal("0.67")
_TOTALS = frozenset({"stock", "count", *FLOWS})


@dataclass(frozen=True, slots=True)
class TargetReached:
    """The target that the figure decides; `early` where it was met before its period."""

    assessment: Assessment
    early: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """The first change of its direction after `years` years of the other one."""

    years: int
    falls: bool


@dataclass(frozen=True, slots=True)
class Multiple:
    """The figure is twice or more of that of the first year of its run."""

    change: Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figure is `factor` times that of another place for the same period."""

    factor: Decimal
    other: Observation

    @property
    def is_far(self) -> bool:
        """Whether the two are so far apart that the ratio says more than the direction."""
        return self.factor >= _FAR_ABOVE or self.factor <= _FAR_BELOW


@dataclass(frozen=True, slots=True)
class Extreme:
    """The figure stands alone above or below every figure from `since` on.

    `complete` says that each year has one.
    """

    since: Period
    highest: bool
    complete: bool = True


Finding = TargetReached | Turn | Multiple | Comparison | Extreme


def finding(indicator: Indicator, report: Report, places: Sequence[str] = ()) -> Finding | None:
    """What the latest figure at the report's own place shows; None where no rule applies.

    `places` are the comparators, the weightiest first. Where a newer figure of another definition
    stands beside it, it is told alone, or as a record: two figures at most.
    """
    series = report.series(indicator.id)
    last = latest_figure(series)
    if last is None:
        return None
    extreme = _extreme(indicator, report)
    if newer_figure(series) is not None:
        return extreme
    long = extreme if extreme is not None and _is_long(extreme, last) else None
    comparison = _comparison(indicator, last, report, places)
    far = comparison if comparison is not None and comparison.is_far else None
    return (
        target_reached(indicator, last, report)
        or _turn(indicator, every_year(series))
        or _multiple(indicator, comparable_run(series))
        or long
        or far
        or extreme
        or comparison
    )


def target_reached(indicator: Indicator, last: Observation, report: Report) -> TargetReached | None:
    """The earliest due of the targets, for the figure's year or later, that the figure decides."""
    home = report.settings.place
    targets = (
        target
        for target in report.targets
        if (target.indicator, target.place) == (indicator.id, home)
        and target.period.year >= last.period.year
    )
    for target in sorted(targets, key=lambda target: target.period.order):
        assessment = assess(report, target)
        decides = (assessment.at_due or assessment.latest) == last
        if decides and assessment.is_counted and assessment.verdict in {"met", "missed"}:
            return TargetReached(assessment, last.period.year < target.period.year)
    return None


def _turn(indicator: Indicator, run: Sequence[Observation]) -> Turn | None:
    """A change against at least three changes before it, each of the other direction."""
    changes = [change_between(run, indicator.kind, *pair) for pair in pairwise(run)]
    if indicator.kind == "change" or len(changes) <= _FEWEST_TURNS:
        return None
    amounts = [change.amount if isinstance(change, Change) else Decimal(0) for change in changes]
    *before, last = amounts
    years = 0
    for amount in reversed(before):
        if amount * last >= 0:
            break
        years += 1
    return Turn(years, last < 0) if years >= _FEWEST_TURNS else None


def _multiple(indicator: Indicator, rows: Sequence[Observation]) -> Multiple | None:
    """Twice or more of the first plain year of figures that compare, five years or more back."""
    if not rows or not is_plain_year(rows[-1]) or measure_of(indicator.kind) != "percent":
        return None
    years = [row for row in rows if is_plain_year(row)]
    first, last = years[0], years[-1]
    if len(years) < _FEWEST_FIGURES or last.period.year - first.period.year < _FEWEST_YEARS - 1:
        return None
    change = change_between(rows, indicator.kind, first, last)
    if not isinstance(change, Change):
        return None
    return None if change.multiple is None else Multiple(change)


def _comparison(
    indicator: Indicator, last: Observation, report: Report, places: Sequence[str]
) -> Comparison | None:
    """The first comparator with a plain figure for the same period.

    A total is not compared with that of a place that holds the report's own, and nothing with a
    part of it.
    """
    home = report.settings.place
    holding = _holding(home, report) if indicator.kind in _TOTALS else set()
    unfit = indicator.kind in {"rank", "change"} or report.unit_of(indicator.id).is_part
    if unfit or not _is_plain(last):
        return None
    for place in places:
        if place == home or place in holding or home in _holding(place, report):
            continue
        other = figure_at(report.series(indicator.id, place), last.period)
        if other is not None and _is_plain(other) and other.value != last.value:
            return Comparison(two_digits(last.value / other.value), other)
    return None


def _holding(place: str, report: Report) -> set[str]:
    """The places that this one is a part of."""
    parent = report.places[place].parent
    return {parent} | _holding(parent, report) if parent else set()


def _is_plain(row: Observation) -> bool:
    return not row.qualifier and row.status in "AB" and row.value > 0


def _extreme(indicator: Indicator, report: Report) -> Extreme | None:
    value = record(indicator, report)
    return None if value is None else Extreme(value.since, value.highest, value.complete)


def _is_long(extreme: Extreme, last: Observation) -> bool:
    return last.period.year - extreme.since.year >= _LONG_RUN - 1

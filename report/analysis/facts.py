"""What is worth saying about an area, by fixed rules on its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report.analysis.age import is_dated
from report.analysis.change import Change, change_between
from report.analysis.edition_changes import Reassessment, reassessments
from report.analysis.latest import latest_figure, newer_figure, up_to_latest
from report.analysis.progress import Assessment, as_of, assess, assess_all
from report.analysis.series import segments
from report.model import Event, Indicator, Observation, Period, Report

_MOST = 6
_MOST_OF_CITY = 3
_MOST_TARGETS = 2
_FEWEST_POINTS = 4
_FEWEST_YEARS = 5


@dataclass(frozen=True, slots=True)
class TargetDecided:
    """A target that has been met or missed, of a headline indicator or another."""

    assessment: Assessment
    is_headline: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """The largest change of an area, relative to where it began, between comparable figures.

    `newer`, here and below, is a newer figure of another definition, named beside `last`.
    """

    indicator: Indicator
    first: Observation
    last: Observation
    change: Change
    newer: Observation | None = None


@dataclass(frozen=True, slots=True)
class RecordValue:
    """A latest figure above (or below) every figure since `since`, with no year missing."""

    indicator: Indicator
    last: Observation
    since: Period
    highest: bool
    newer: Observation | None = None


@dataclass(frozen=True, slots=True)
class NewestEvent:
    """The newest event of an area."""

    event: Event


@dataclass(frozen=True, slots=True)
class Ageing:
    """The headline figure of an area whose latest period lies furthest back."""

    indicator: Indicator
    last: Observation
    newer: Observation | None = None


Fact = Reassessment | TargetDecided | Trend | RecordValue | NewestEvent | Ageing


def area_facts(report: Report, area: str, earlier: Report | None = None) -> tuple[Fact, ...]:
    """At most six facts of an area, the weightiest kind first; KeyError for an unknown area.

    `earlier` is the edition that verdicts are compared with.
    """
    changed = verdicts_changed(report, area, earlier)[:1]
    known = {fact.after.target for fact in changed}
    decided = [f for f in targets_decided(report, area) if f.assessment.target not in known]
    facts: list[Fact] = [*changed, *decided[:_MOST_TARGETS]]
    facts += _of_series(trends(report, area), records(report, area), report)
    facts += newest_events(report, area)[:1]
    facts += ageing(report, area)[:1]
    return tuple(facts[:_MOST])


def _of_series(
    ranked: Sequence[Trend], highs_and_lows: Sequence[RecordValue], report: Report
) -> list[Fact]:
    """The first trend, and the first record of another indicator; those of late come first."""

    def is_old(fact: Trend | RecordValue) -> bool:
        return is_dated(fact.last, report)

    leading = sorted(ranked, key=is_old)[:1]
    known = {trend.indicator.id for trend in leading}
    others = [record for record in highs_and_lows if record.indicator.id not in known]
    return [*leading, *sorted(others, key=is_old)[:1]]


def city_facts(report: Report, earlier: Report | None = None) -> tuple[Fact, ...]:
    """Three facts of the whole report: one each of the weightiest kinds that it has."""
    areas = [area.id for area in report.areas]
    decided = [fact for area in areas for fact in targets_decided(report, area)]
    leading: list[Fact] = [
        *(fact for area in areas for fact in verdicts_changed(report, area, earlier)),
        *sorted(decided, key=_latest_due_headline, reverse=True),
    ]
    series = _of_series(
        _by_size(fact for area in areas for fact in trends(report, area)),
        _by_length(fact for area in areas for fact in records(report, area)),
        report,
    )
    facts = [*leading[:1], *series]
    return tuple(facts[:_MOST_OF_CITY])


def _latest_due_headline(fact: TargetDecided) -> tuple[object, bool]:
    return fact.assessment.target.period.order, fact.is_headline


def observations_of(fact: Fact) -> tuple[Observation, ...]:
    """The figures that a fact rests on."""
    if isinstance(fact, Reassessment):
        return _of_assessment(fact.after)
    if isinstance(fact, TargetDecided):
        return _of_assessment(fact.assessment)
    if isinstance(fact, NewestEvent):
        return ()
    named = () if fact.newer is None else (fact.newer,)
    return (fact.first, fact.last, *named) if isinstance(fact, Trend) else (fact.last, *named)


def _of_assessment(assessment: Assessment) -> tuple[Observation, ...]:
    rows = (assessment.base, assessment.decided_by, assessment.latest)
    return tuple(dict.fromkeys(row for row in rows if row is not None))


def verdicts_changed(report: Report, area: str, earlier: Report | None) -> tuple[Reassessment, ...]:
    """Counted targets of an area that this edition has figures to judge otherwise by than before.

    That a target has come due without a figure is no finding about the city.
    """
    if earlier is None:
        return ()
    pairs = reassessments(earlier, report, area)
    return tuple(
        pair
        for pair in pairs
        if pair.after.is_counted and pair.before.is_judged and pair.after.is_judged
    )


def targets_decided(report: Report, area: str) -> tuple[TargetDecided, ...]:
    """The city's targets that were met or missed, the latest due first."""
    headlines = {indicator.id for indicator in report.headlines(area)}
    facts = (
        TargetDecided(assessment, assessment.target.indicator in headlines)
        for assessment in assess_all(report, area)
        if _is_decided(assessment) and _is_told_alone(assessment, report)
    )
    return tuple(sorted(facts, key=_latest_due_headline, reverse=True))


def _is_decided(assessment: Assessment) -> bool:
    return assessment.verdict in {"met", "missed"}


def _is_told_alone(assessment: Assessment, report: Report) -> bool:
    """Whether a target of the city has a verdict of its own to tell.

    One that was replaced before its date and its successor are one target: there is no missing the
    first, and no meeting it once it is decided whether the other one is met.
    """
    if not assessment.is_own or assessment.same_as is not None:
        return False
    successor, due = assessment.successor, assessment.target.period
    if successor is None or successor.set_on is None or successor.set_on.start > due.end:
        return True
    return assessment.verdict == "met" and not _is_decided(assess(report, successor))


def trends(report: Report, area: str) -> tuple[Trend, ...]:
    """Comparable changes over five years and four figures or more, the largest a year first."""
    every = (_trend(indicator, report) for indicator in report.in_area(area))
    return tuple(_by_size(trend for trend in every if trend is not None))


def _trend(indicator: Indicator, report: Report) -> Trend | None:
    """From the first to the last figure of the latest run without a break.

    A rate of growth that moved, or a quantity with no good direction, is no finding by itself.
    """
    if indicator.kind == "change" or indicator.direction == "none":
        return None
    series = report.series(indicator.id)
    runs = segments(up_to_latest(series))
    run = [row for row in runs[-1] if row.period.is_year] if runs else []
    if len(run) < _FEWEST_POINTS or run[-1].period.year - run[0].period.year < _FEWEST_YEARS:
        return None
    amount = change_between(run, indicator.kind, run[0], run[-1])
    if not isinstance(amount, Change) or not amount.amount:
        return None
    return Trend(indicator, run[0], run[-1], amount, newer_figure(series))


def _by_size(changes: Iterable[Trend]) -> list[Trend]:
    return sorted(changes, key=_pace, reverse=True)


def _pace(trend: Trend) -> float:
    """Change a year, relative to the larger end: the same for a doubling and for a halving."""
    ends = abs(float(trend.first.value)), abs(float(trend.last.value))
    years = trend.last.period.year - trend.first.period.year
    return abs(ends[1] - ends[0]) / max(*ends, 1e-9) / years


def records(report: Report, area: str) -> tuple[RecordValue, ...]:
    """Latest figures beyond all others of a run of five years or more, the longest run first."""
    every = (record(indicator, report) for indicator in report.in_area(area))
    return tuple(_by_length(value for value in every if value is not None))


def record(indicator: Indicator, report: Report) -> RecordValue | None:
    """Whether the latest figure stands alone above or below every year of its unbroken run.

    That a stock with no good direction is the largest or smallest of all is no finding.
    """
    series = report.series(indicator.id)
    run = every_year(up_to_latest(series))
    if len(run) < _FEWEST_YEARS or (indicator.kind, indicator.direction) == ("stock", "none"):
        return None
    *others, last = run
    is_highest = all(last.value > row.value for row in others)
    if is_highest or all(last.value < row.value for row in others):
        return RecordValue(indicator, last, run[0].period, is_highest, newer_figure(series))
    return None


def every_year(series: Sequence[Observation]) -> list[Observation]:
    """The longest run that ends with the latest figure: every year there, all plainly published."""
    run: list[Observation] = []
    for row in reversed(segments(series)[-1] if series else ()):
        follows = not run or run[-1].period.year - row.period.year == 1
        if not (follows and _is_plain(row)):
            break
        run.append(row)
    return run[::-1]


def _is_plain(row: Observation) -> bool:
    return row.period.is_year and not row.qualifier and row.status in "AB"


def _by_length(values: Iterable[RecordValue]) -> list[RecordValue]:
    return sorted(values, key=_years_of_run, reverse=True)


def _years_of_run(value: RecordValue) -> int:
    return value.last.period.year - value.since.year


def newest_events(report: Report, area: str) -> tuple[NewestEvent, ...]:
    """All events of an area, newest first."""
    return tuple(NewestEvent(event) for event in report.events_in(area))


def ageing(report: Report, area: str) -> tuple[Ageing, ...]:
    """Headline figures more than a year behind the report, the longest behind first."""
    newest = as_of(report).year - 1
    headlines = [(row, report.series(row.id)) for row in report.headlines(area)]
    behind = [
        Ageing(indicator, last, newer_figure(series))
        for indicator, series in headlines
        if (last := latest_figure(series)) is not None and last.period.year < newest
    ]
    return tuple(sorted(behind, key=lambda fact: fact.last.period.order))

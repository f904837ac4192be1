"""What can be said about an area, by fixed rules on its rows: each kind, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report.analysis.change import Change, change_between, last_change
from report.analysis.edition_changes import Reassessment, reassessments
from report.analysis.latest import latest_figure, newer_figure, up_to_latest
from report.analysis.progress import Assessment, as_of, assess, assess_all, counted
from report.analysis.records import RecordValue, comparable_run, counts_years, record
from report.analysis.series import figure_at
from report.model import Event, Indicator, Observation, Report

_FEWEST_POINTS = 4
_FEWEST_YEARS = 5


@dataclass(frozen=True, slots=True)
class TargetDecided:
    """A target that has been met or missed, of a headline indicator or another."""

    assessment: Assessment
    is_headline: bool


@dataclass(frozen=True, slots=True)
class TargetPending:
    """A target that is not decided, with how far the latest figure has come on the way to it."""

    assessment: Assessment
    is_headline: bool


@dataclass(frozen=True, slots=True)
class TargetsOpen:
    """The counted targets of an area none of which its figures can judge yet."""

    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A change between two comparable figures: over years, or from the figure before.

    `newer`, here and below, is a newer figure of another definition, named beside `last`.
    """

    indicator: Indicator
    first: Observation
    last: Observation
    change: Change
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


FigureFact = Reassessment | TargetDecided | TargetPending | Trend | RecordValue | Ageing
Fact = FigureFact | TargetsOpen | NewestEvent


def by_due(facts: Iterable[TargetDecided]) -> list[TargetDecided]:
    """The latest due first; of those due together, that of a headline indicator."""

    def rank(fact: TargetDecided) -> tuple[object, bool]:
        return fact.assessment.target.period.order, fact.is_headline

    return sorted(facts, key=rank, reverse=True)


def observations_of(fact: Fact) -> tuple[Observation, ...]:
    """The figures that a fact rests on."""
    if isinstance(fact, Reassessment):
        return _of_assessment(fact.after)
    if isinstance(fact, TargetDecided | TargetPending):
        return _of_assessment(fact.assessment)
    if isinstance(fact, TargetsOpen | NewestEvent):
        return ()
    named = () if fact.newer is None else (fact.newer,)
    return (fact.first, fact.last, *named) if isinstance(fact, Trend) else (fact.last, *named)


def indicator_of(fact: FigureFact) -> str:
    """The id of the indicator that a fact is about."""
    if isinstance(fact, Reassessment):
        return fact.after.target.indicator
    if isinstance(fact, TargetDecided | TargetPending):
        return fact.assessment.target.indicator
    return fact.indicator.id


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


def targets_pending(report: Report, area: str) -> tuple[TargetPending, ...]:
    """The city's targets with a figure on the way to them, those due first before the others."""
    headlines = {indicator.id for indicator in report.headlines(area)}
    facts = [
        TargetPending(assessment, assessment.target.indicator in headlines)
        for assessment in assess_all(report, area)
        if assessment.is_counted and _is_on_the_way(assessment)
    ]
    return tuple(sorted(facts, key=lambda f: (not f.is_headline, f.assessment.target.period.order)))


def _is_on_the_way(assessment: Assessment) -> bool:
    """Whether the latest figure can be compared with where it should be by then."""
    return assessment.has_finding and not _is_decided(assessment)


def targets_decided(report: Report, area: str) -> tuple[TargetDecided, ...]:
    """The city's targets that were met or missed, the latest due first."""
    headlines = {indicator.id for indicator in report.headlines(area)}
    facts = (
        TargetDecided(assessment, assessment.target.indicator in headlines)
        for assessment in assess_all(report, area)
        if _is_decided(assessment) and _is_told_alone(assessment, report)
    )
    return tuple(by_due(facts))


def targets_open(report: Report, area: str) -> tuple[TargetsOpen, ...]:
    """That the area has counted targets, and no figure to judge any of them by."""
    assessments = counted(assess_all(report, area))
    has_finding = any(assessment.has_finding for assessment in assessments)
    return () if has_finding or not assessments else (TargetsOpen(assessments),)


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
    """Comparable changes over five years and four figures or more: of headline indicators first,
    the largest a year first.
    """
    every = (_trend(indicator, report) for indicator in report.in_area(area))
    return tuple(by_size(trend for trend in every if trend is not None))


def _trend(indicator: Indicator, report: Report) -> Trend | None:
    """From the first to the last year of the figures that compare with the latest.

    A rate of growth that moved, a count of years in a row that went on, or a quantity with no good
    direction, is no finding by itself.
    """
    is_finding = indicator.kind != "change" and indicator.direction != "none"
    if not is_finding or counts_years(indicator, report):
        return None
    series = report.series(indicator.id)
    run = [row for row in comparable_run(series) if row.period.is_year]
    if len(run) < _FEWEST_POINTS or run[-1].period.year - run[0].period.year < _FEWEST_YEARS:
        return None
    return _between(indicator, run, run[0], report)


def _between(
    indicator: Indicator, rows: Sequence[Observation], first: Observation, report: Report
) -> Trend | None:
    """The change from a figure to the last of these; None where it is none or is refused."""
    change = change_between(rows, indicator.kind, first, rows[-1])
    if not isinstance(change, Change) or not change.amount:
        return None
    return Trend(indicator, first, rows[-1], change, newer_figure(report.series(indicator.id)))


def by_size(changes: Iterable[Trend]) -> list[Trend]:
    """Those of headline indicators first, the largest a year first."""
    return sorted(changes, key=lambda trend: (trend.indicator.headline is None, -_pace(trend)))


def _pace(trend: Trend) -> float:
    """Change a year, relative to the larger end: the same for a doubling and for a halving."""
    ends = abs(float(trend.first.value)), abs(float(trend.last.value))
    years = trend.last.period.year - trend.first.period.year
    return abs(ends[1] - ends[0]) / max(*ends, 1e-9) / years


def latest_changes(report: Report, area: str) -> tuple[Trend, ...]:
    """The changes of the area's headline indicators from the last comparable figure, in the order
    of their cards.
    """
    changes = (_latest_change(indicator, report) for indicator in report.headlines(area))
    return tuple(change for change in changes if change is not None)


def _latest_change(indicator: Indicator, report: Report) -> Trend | None:
    rows = up_to_latest(report.series(indicator.id))
    change = last_change(rows, indicator.kind)
    if indicator.kind == "change" or not isinstance(change, Change):
        return None
    first = figure_at(rows, change.since)
    return None if first is None else _between(indicator, rows, first, report)


def records(report: Report, area: str) -> tuple[RecordValue, ...]:
    """Latest figures beyond all others: of headline indicators first, the longest run first."""
    every = (record(indicator, report) for indicator in report.in_area(area))
    return tuple(by_length(value for value in every if value is not None))


def by_length(values: Iterable[RecordValue]) -> list[RecordValue]:
    """Those of headline indicators first, the longest run first."""
    return sorted(values, key=lambda value: (value.indicator.headline is None, -value.years))


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

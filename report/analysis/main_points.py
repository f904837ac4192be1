"""The main points of an area and of the report: different findings, those of late first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from report.analysis.age import is_dated, is_long_past
from report.analysis.facts import (
    Ageing,
    Fact,
    FigureFact,
    NewestEvent,
    TargetDecided,
    TargetPending,
    Trend,
    ageing,
    by_due,
    by_length,
    by_size,
    indicator_of,
    latest_changes,
    newest_events,
    observations_of,
    records,
    targets_decided,
    targets_open,
    targets_pending,
    trends,
    verdicts_changed,
)
from report.analysis.latest import latest_figure
from report.analysis.progress import Assessment
from report.analysis.records import RecordValue
from report.model import Event, Observation, Report
from report.model.report_cache import report_cache

# Each kind of finding, the weightiest first, with how many of it are told.
Ranked = Sequence[tuple[Sequence[FigureFact], int]]

_Kind = TypeVar("_Kind", bound=FigureFact)

_MOST_FIGURES = 4
_MOST_OF_CITY = 5
# After so many years a target that was met or missed is no news, even where no figure followed.
_HISTORY = 10


@report_cache(64)
def area_points(report: Report, area: str, earlier: Report | None = None) -> tuple[Fact, ...]:
    """At most six points of an area, none on a subject of another; KeyError for an unknown area.

    Findings of late, weightiest kind first; that no target can be judged yet; the newest event;
    findings that are not of late, the newest first; and the headline figure that lies furthest
    back. `earlier` is the edition that verdicts are compared with.
    """
    ranked: Ranked = (
        (verdicts_changed(report, area, earlier), 1),
        (_decided_of_late(report, area), 2),
        (targets_pending(report, area), 1),
        (trends(report, area), 1),
        (records(report, area), 1),
        (latest_changes(report, area), 3),
    )
    of_late, of_old = _chosen(ranked, report, indicator_of)
    targets = targets_open(report, area)
    of_late = of_late[: _MOST_FIGURES - len(targets)]
    of_old = of_old[: _MOST_FIGURES - len(targets) - len(of_late)]
    events = _untold_events(newest_events(report, area), of_late)
    told = {indicator_of(fact) for fact in (*of_late, *of_old)}
    behind = [fact for fact in ageing(report, area) if indicator_of(fact) not in told]
    return (*of_late, *targets, *events[:1], *of_old, *behind[:1])


@lru_cache(8)
def city_points(report: Report, earlier: Report | None = None) -> tuple[Fact, ...]:
    """At most five findings of the whole report, each of another area, ranked as in an area."""
    changed = [f for area in report.areas for f in verdicts_changed(report, area.id, earlier)]
    ranked: Ranked = (
        (changed, 1),
        (by_due(_in_every_area(_decided_of_late, report)), 2),
        (_in_every_area(targets_pending, report), 1),
        (by_size(_in_every_area(trends, report)), 1),
        (by_length(_in_every_area(records, report)), 1),
    )
    of_late, of_old = _chosen(ranked, report, lambda fact: _area_of(fact, report))
    return (*of_late, *of_old)[:_MOST_OF_CITY]


def _in_every_area(kind: Callable[[Report, str], Iterable[_Kind]], report: Report) -> list[_Kind]:
    return [fact for area in report.areas for fact in kind(report, area.id)]


def _decided_of_late(report: Report, area: str) -> list[TargetDecided]:
    """Targets met or missed, but for those due over ten years ago, or long before the latest figure
    of their indicator: results of 2015 beside a figure of 2022.
    """
    decided = targets_decided(report, area)
    return [fact for fact in decided if not _is_history(fact.assessment, report)]


def _is_history(assessment: Assessment, report: Report) -> bool:
    due = assessment.target.period
    latest = latest_figure(report.series(assessment.target.indicator))
    has_newer = latest is not None and latest.period.year > due.year
    return is_long_past(due, report) if has_newer else is_long_past(due, report, _HISTORY)


def _area_of(fact: FigureFact, report: Report) -> str:
    return report.indicators[indicator_of(fact)].area


def _chosen(
    ranked: Ranked, report: Report, subject_of: Callable[[FigureFact], str]
) -> tuple[list[FigureFact], list[FigureFact]]:
    """The findings of late, and those that are not, the newest first: one of each subject."""
    told: set[str] = set()
    of_late = _one_of_each(_only(ranked, report, old=False), subject_of, told)
    of_old = _one_of_each(_only(ranked, report, old=True), subject_of, told)
    return of_late, sorted(of_old, key=_newest_year, reverse=True)


def _only(ranked: Ranked, report: Report, *, old: bool) -> Ranked:
    return [([f for f in facts if _is_old(f, report) is old], most) for facts, most in ranked]


def _one_of_each(
    ranked: Ranked, subject_of: Callable[[FigureFact], str], told: set[str]
) -> list[FigureFact]:
    """As many of each kind as are told, without the subjects of `told`, which it adds to."""
    chosen: list[FigureFact] = []
    for facts, most in ranked:
        taken = 0
        for fact in facts:
            if taken < most and subject_of(fact) not in told:
                told.add(subject_of(fact))
                chosen.append(fact)
                taken += 1
    return chosen


def _is_old(fact: FigureFact, report: Report) -> bool:
    """Whether a finding is not of late: by the due period of a target that has been decided, else
    by the newest figure that it names.
    """
    if isinstance(fact, TargetDecided):
        return is_long_past(fact.assessment.target.period, report)
    if isinstance(fact, TargetPending):
        latest = fact.assessment.latest
        return latest is not None and is_dated(latest, report)
    return all(is_dated(row, report) for row in _rows_behind(fact))


def _newest_year(fact: FigureFact) -> int:
    return max(row.period.year for row in _rows_behind(fact))


def _rows_behind(fact: FigureFact) -> tuple[Observation, ...]:
    """The figures that a finding is about, without one of another definition beside them."""
    if isinstance(fact, Trend | RecordValue | Ageing):
        return (fact.last,)
    return observations_of(fact)


def _untold_events(events: Sequence[NewestEvent], told: Sequence[FigureFact]) -> list[NewestEvent]:
    """The events that no finding tells already, with the same figure of the same publication."""
    rows = [row for fact in told for row in observations_of(fact)]
    return [fact for fact in events if not any(_tells(fact.event, row) for row in rows)]


def _tells(event: Event, row: Observation) -> bool:
    texts = (event.title.en, event.title.zh, event.summary.en, event.summary.zh)
    return event.source == row.source and any(row.written in text for text in texts)

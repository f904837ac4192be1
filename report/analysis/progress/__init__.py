"""Verdicts on targets: the figures they rest on, the sum, and why there may be no verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from report.analysis.change import Measure
from report.analysis.progress.bounds import reaches
from report.analysis.progress.case import OF_A_PERIOD, YEARS_OF_WAITING, TargetCase, case_of
from report.analysis.progress.pace import EXACT, Pace, pace
from report.analysis.progress.verdict import (
    RATIO_THRESHOLDS,
    VERDICTS,
    Reason,
    Verdict,
    decide_verdict,
    is_on_line,
    refusal,
)
from report.model import Indicator, Observation, Report, Target
from report.model.report_cache import report_cache

__all__ = [
    "RATIO_THRESHOLDS",
    "VERDICTS",
    "YEARS_OF_WAITING",
    "Assessment",
    "Reason",
    "Verdict",
    "as_of",
    "assess",
    "assess_all",
    "assess_indicator",
    "counted",
    "of_other_places",
    "of_own_place",
    "tally",
]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the figures say of a target.

    `base` and `latest` are the figures that progress is measured between, `at_due` the figure of
    the due period itself, `later` the first one after it where that is missing, `reached` the
    figure that first met the target, `newer` a figure of another definition that is newer than
    `latest` and does not count. `gap` is latest minus target, in the indicator's unit:
    negative below the target, whatever the direction. `needed` and `actual` are annual changes in
    `measure` from base to target and from base to latest, `ratio` is actual ÷ needed, and
    `expected` is where the path at the needed pace stands at the latest figure's time: none of
    them is rounded. They are None where they cannot be calculated or the due period's own figure
    decides. `on_line` says of a target that awaits its figure whether the latest one keeps that
    pace. `approximate` says that a figure beside the verdict is a bound, rounded or provisional.
    `is_due` says that the due period is over.

    `successor` is the target that replaced this one, `replaced` are the assessments of those that
    this one replaced, and `same_as` is the target of another indicator that this one is counted and
    judged as. `is_own` says that it is the report's own place that set it.
    """

    target: Target
    verdict: Verdict
    reason: Reason | None = None
    base: Observation | None = None
    latest: Observation | None = None
    at_due: Observation | None = None
    later: Observation | None = None
    reached: Observation | None = None
    newer: Observation | None = None
    measure: Measure | None = None
    expected: Decimal | None = None
    gap: Decimal | None = None
    needed: Decimal | None = None
    actual: Decimal | None = None
    ratio: Decimal | None = None
    on_line: bool | None = None
    approximate: bool = False
    is_due: bool = False
    successor: Target | None = None
    replaced: tuple[Assessment, ...] = ()
    same_as: Target | None = None
    is_own: bool = True

    @property
    def is_judged(self) -> bool:
        """Whether the verdict says how the target stands, rather than what is missing."""
        return self.verdict not in {"awaiting", "never_reported", "cannot"}

    @property
    def has_finding(self) -> bool:
        """Whether there is more to say of the target than what is missing: how it stands, or how
        the latest figure does where the one that decides is awaited.
        """
        return self.is_judged or self.on_line is not None

    @property
    def decided_by(self) -> Observation | None:
        """The figure that dates its verdict: the first that met it, else the last there is."""
        return self.reached or self.at_due or self.latest

    @property
    def figures(self) -> tuple[Observation, ...]:
        """The figures that its sum names, each once."""
        rows = (self.base, self.reached, self.latest, self.at_due, self.newer, self.later)
        original = (earlier.reached for earlier in self.replaced)
        return tuple(dict.fromkeys(row for row in (*rows, *original) if row is not None))

    @property
    def is_counted(self) -> bool:
        """Whether the report counts it: in force, of its own place, and each target once."""
        return self.successor is None and self.same_as is None and self.is_own


def as_of(report: Report, today: dt.date | None = None) -> dt.date:
    """The day that the report speaks of: `today` if given, else its edition's cut-off, else the day
    that its settings state. Neither a figure nor the clock decides it.

    Raises ValueError for a report that states none, which the check refuses.
    """
    edition = report.editions.get(report.edition)
    day = today or (edition.cutoff if edition else None) or report.settings.as_of
    if day is None:
        raise ValueError("the report does not say of which day it is")
    return day


def assess(report: Report, target: Target, today: dt.date | None = None) -> Assessment:
    """The verdict on a target as of a day (see `as_of`), with the sum that it comes from."""
    same = report.same_target(target)
    return replace(
        _assess(report, same or target, as_of(report, today)),
        target=target,
        successor=report.successor(target),
        replaced=tuple(assess(report, row, today) for row in report.replaced_by(target)),
        same_as=same,
        is_own=target.place == report.settings.place,
    )


@report_cache(64)
def assess_all(report: Report, area: str | None = None) -> tuple[Assessment, ...]:
    """The verdicts on all targets of a report, or of one of its areas, in the table's order."""
    targets = report.targets if area is None else report.targets_in(area)
    return tuple(assess(report, target) for target in targets)


def assess_indicator(report: Report, indicator: Indicator) -> tuple[Assessment, ...]:
    """The verdicts on an indicator's targets in force, those of the report's own place first, the
    latest due first. A target that was replaced is told with the one in its stead.
    """
    rows = [row for row in report.targets if row.indicator == indicator.id]
    in_force = [row for row in rows if report.successor(row) is None]
    latest_first = sorted(in_force, key=lambda row: row.period.order, reverse=True)
    home = report.settings.place
    own_first = sorted(latest_first, key=lambda row: row.place != home)
    return tuple(assess(report, target) for target in own_first)


def _assess(report: Report, target: Target, day: dt.date) -> Assessment:
    """What the figures of a target's own indicator say of it."""
    case = case_of(report, target, day)
    with localcontext(EXACT):
        verdict, reason = decide_verdict(case)
        rates = _pace(case, verdict)
        return Assessment(
            target,
            verdict,
            reason,
            base=case.base,
            latest=case.latest,
            at_due=case.at_due,
            later=case.after if verdict in {"awaiting", "never_reported"} else None,
            reached=_first_to_reach(case) if verdict == "met" else None,
            newer=case.newer,
            measure=case.measure if rates else None,
            expected=rates.expected if rates else None,
            gap=_gap(case),
            needed=rates.needed if rates else None,
            actual=rates.actual if rates else None,
            ratio=rates.ratio if rates else None,
            on_line=is_on_line(case) if verdict == "awaiting" else None,
            approximate=_is_approximate(case, verdict),
            is_due=case.is_due,
        )


def counted(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Those that the report counts: the targets in force of its own place, each once."""
    return tuple(row for row in assessments if row.is_counted)


def of_own_place(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Those of the targets in force of the report's own place, under every indicator."""
    return tuple(row for row in assessments if row.is_own and row.successor is None)


def of_other_places(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Those of the targets in force of other places, which the report does not count."""
    return tuple(row for row in assessments if not row.is_own and row.successor is None)


def tally(assessments: Iterable[Assessment]) -> dict[Verdict, int]:
    """How many counted targets have each verdict that occurs, in the order of `VERDICTS`."""
    given = [assessment.verdict for assessment in counted(assessments)]
    return {verdict: given.count(verdict) for verdict in VERDICTS if verdict in given}


def _pace(case: TargetCase, verdict: Verdict) -> Pace | None:
    """The sum of a verdict that does not rest on one figure alone."""
    if verdict in {"met", "missed"} or refusal(case) is not None:
        return None
    assert case.base is not None
    assert case.latest is not None
    return pace(case, case.base.value, case.latest.value)


def _gap(case: TargetCase) -> Decimal | None:
    """Latest minus target, of figures that may be compared."""
    row = case.latest
    if row is None or not case.keeps_definition(row):
        return None
    return row.value - case.target.value


def _first_to_reach(case: TargetCase) -> Observation | None:
    """The figure since which all reach the target, none from before the target was set.

    One for the total of a period is reached in that period alone.
    """
    if case.kind in OF_A_PERIOD:
        return case.deciding
    first = case.latest
    for row in reversed(case.rows):
        early = case.target.set_on is not None and row.stands_at.end < case.target.set_on.start
        if early or not reaches(row, case):
            break
        first = row
    return first


def _is_approximate(case: TargetCase, verdict: Verdict) -> bool:
    rows = (case.deciding,) if verdict in {"met", "missed"} else (case.base, case.latest)
    loose = any(row and (row.qualifier or row.is_provisional) for row in rows)
    return loose or case.target.qualifier == "about"

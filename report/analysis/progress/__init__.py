"""Verdicts on targets: the figures they rest on, the sum, and why there may be no verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache
from itertools import chain

from report.analysis.change import Measure, measure_of
from report.analysis.progress.bounds import reaches
from report.analysis.progress.case import TargetCase, case_of
from report.analysis.progress.pace import EXACT, Pace, pace
from report.analysis.progress.verdict import (
    RATIO_THRESHOLDS,
    VERDICTS,
    Reason,
    Verdict,
    decide_verdict,
    refusal,
)
from report.model import Observation, Report, Target

__all__ = [
    "RATIO_THRESHOLDS",
    "VERDICTS",
    "Assessment",
    "Reason",
    "Verdict",
    "as_of",
    "assess",
    "in_force",
    "tally",
]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the figures say of a target.

    `base` and `latest` are the figures that progress is measured between, `at_due` the figure of
    the due period itself, `later` the first one after it where that is missing, `reached` the
    figure that first met the target, `newer` a figure of another definition that is newer than
    `latest` and does not count. `gap` is latest minus target, in the indicator's unit:
    negative below the target, whatever the direction. `expected` is where the straight line from
    base to target stands at the latest figure's time. `needed` and `actual` are annual changes in
    `measure` from base to target and from base to latest, and `ratio` is actual ÷ needed: none of
    them is rounded. They are None where they cannot be calculated or the due period's own figure
    decides. `approximate` says that a figure beside the verdict is a bound, rounded or
    provisional. `successor` is the target that replaced this one; `is_due` says that the due period
    is over.
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
    approximate: bool = False
    successor: Target | None = None
    is_due: bool = False

    @property
    def is_judged(self) -> bool:
        """Whether the verdict says how the target stands, rather than what is missing."""
        return self.verdict not in {"due_no_figure", "cannot"}


def as_of(report: Report, today: dt.date | None = None) -> dt.date:
    """The day that the report speaks of: `today` if given, else its edition's cut-off, else the
    latest day that its own rows prove to have come. The content decides, never the clock.
    """
    edition = report.editions.get(report.edition)
    return today or (edition.cutoff if edition else None) or _newest(report)


@lru_cache(maxsize=8)
def _newest(report: Report) -> dt.date:
    """The latest end of a figure's period, or the first day that a publication may be of."""
    published = (s.published.start for s in report.sources.values() if s.published)
    ended = (row.stands_at.end for row in report.observations)
    return max(chain(published, ended), default=dt.date.min)


def assess(report: Report, target: Target, today: dt.date | None = None) -> Assessment:
    """The verdict on a target as of a day (see `as_of`), with the sum that it comes from."""
    case = case_of(report, target, as_of(report, today))
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
            later=case.after if verdict == "due_no_figure" else None,
            reached=_first_to_reach(case) if verdict == "met" else None,
            newer=case.newer,
            measure=measure_of(case.kind) if rates else None,
            expected=rates.expected if rates else None,
            gap=_gap(case),
            needed=rates.needed if rates else None,
            actual=rates.actual if rates else None,
            ratio=rates.ratio if rates else None,
            approximate=_is_approximate(case, verdict),
            successor=report.successor(target),
            is_due=case.is_due,
        )


def in_force(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Those of the targets in force: no other target has replaced them."""
    return tuple(row for row in assessments if row.successor is None)


def tally(assessments: Iterable[Assessment]) -> dict[Verdict, int]:
    """How many targets in force have each verdict that occurs, in the order of `VERDICTS`."""
    given = [assessment.verdict for assessment in in_force(assessments)]
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
    """The figure since which all reach the target, none from before the target was set."""
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

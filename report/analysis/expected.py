"""When the next figure of an indicator is to be expected: the month that editors name, else what
the dates of its publications tell.

Only of the report's own place, and only in the newest edition: an earlier one, or a state that is
kept, tells what was known then.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Literal

from report.analysis.progress import as_of
from report.model import Indicator, Observation, Period, Report

ExpectedState = Literal["late", "due", "ahead"]
# In the order of urgency.
STATES: tuple[ExpectedState, ...] = ("late", "due", "ahead")

_YEAR = 12
# What tells a rhythm: at least two publications, the newest three, of figures of five years at
# most, with no more than three months between the earliest in the year and the latest.
FEWEST, MOST = 2, 3
YEARS = 5
WIDEST = 3
# A figure that came later than this many months after its year tells nothing of when it came first.
LATEST = 24
# Of a series whose last figure is of longer ago than so many years nobody knows whether it goes on.
GOING_ON = 3


@dataclass(frozen=True, slots=True)
class Expected:
    """The next figure of an indicator: it is usually published between the months `first` and
    `last`, which mostly are one.

    `period` is the year that it will be of; None for figures of months, of which one publication
    may bring several. `counted` says how many publications the months are derived from, 0 where an
    editor has named them. `publisher` and `source` are ids: who publishes it, as an editor has said
    or else who published the last figure, and where that was read.
    """

    indicator: Indicator
    period: Period | None
    first: Period
    last: Period
    publisher: str
    source: str
    counted: int = 0

    @property
    def is_derived(self) -> bool:
        """Whether the months follow from the dates of publications, and are no editor's word."""
        return self.counted > 0

    def state(self, day: dt.date) -> ExpectedState:
        """Seen from a day: `late` once its last month has passed, `due` from its first one on."""
        if self.last.end < day:
            return "late"
        return "due" if self.first.start <= day else "ahead"


def expected(report: Report) -> tuple[Expected, ...]:
    """All figures that are expected, in the order of their months, then of their indicators."""
    rows = _by_indicator(report).values()
    return tuple(sorted(rows, key=lambda row: (row.last.order, row.first.order)))


def expected_of(indicator: str, report: Report) -> Expected | None:
    """The next figure of an indicator, where it is known when to expect it."""
    return _by_indicator(report).get(indicator)


@lru_cache(maxsize=8)
def _by_indicator(report: Report) -> Mapping[str, Expected]:
    """Calculated once for a report, which nobody can change."""
    if report.kept or report.edition != list(report.editions)[-1]:
        return MappingProxyType({})
    found = (_next_figure(row, report) for row in report.indicators.values())
    return MappingProxyType({row.indicator.id: row for row in found if row is not None})


def _next_figure(indicator: Indicator, report: Report) -> Expected | None:
    series = report.series(indicator.id)
    if not series:
        return None
    years = [row for row in series if row.period.is_year]
    last = years[-1] if years else series[-1]
    period = Period(last.period.year + 1) if years else None
    publisher = indicator.publisher or report.sources[last.source].publisher
    if indicator.usual_months:
        month = _named(indicator, period, last.period)
        return Expected(indicator, period, month, month, publisher, last.source)
    months = _usual_distance(indicator, report) if years else None
    if period is None or months is None or not _goes_on(last, report):
        return None
    first, latest, count = months
    start, end = (_months_after(period, months) for months in (first, latest))
    return Expected(indicator, period, start, end, publisher, last.source, count)


def _named(indicator: Indicator, period: Period | None, last: Period) -> Period:
    """The month that an editor has named: of a yearly figure the first of the year after it.

    Of several months in a year the first one after the last figure has brought that figure.
    """
    if period is not None:
        return Period(period.year + 1, indicator.usual_months[0])
    return next(islice(_months_from(indicator, last), 1, None))


def _months_from(indicator: Indicator, last: Period) -> Iterator[Period]:
    """The usual months after the end of a period, without end."""
    year = last.year
    while True:
        for month in indicator.usual_months:
            if Period(year, month).start > last.end:
                yield Period(year, month)
        year += 1


def _goes_on(last: Observation, report: Report) -> bool:
    day = as_of(report)
    return last.period.year >= day.year - GOING_ON


def _usual_distance(indicator: Indicator, report: Report) -> tuple[int, int, int] | None:
    """How many months after the end of its year a figure usually came, at the least and at the
    most, and from how many publications that is known; None where it is not.
    """
    came = _distances(report.published(indicator.id, report.settings.place), report)
    if not came:
        return None
    newest = sorted((year for year in came if year > max(came) - YEARS), reverse=True)[:MOST]
    months = [came[year] for year in newest]
    if len(months) < FEWEST or max(months) - min(months) > WIDEST:
        return None
    return min(months), max(months), len(months)


def _distances(rows: Iterable[Observation], report: Report) -> Mapping[int, int]:
    """How many months after a year its figure came first, by the year.

    A publication counts for the newest year that it has a figure of: the others had come before.
    """
    brought: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.period.is_year:
            brought[row.source] = max(brought[row.source], row.period.year)
    came: dict[int, int] = {}
    for source, year in brought.items():
        published = report.sources[source].published
        if published is None or published.month is None:
            continue
        months = (published.year - year - 1) * _YEAR + published.month
        if 0 < months <= LATEST:
            came[year] = min(months, came.get(year, months))
    return came


def _months_after(year: Period, months: int) -> Period:
    """The month that is so many months after a year: 1 is its following January."""
    years, month = divmod(months - 1, _YEAR)
    return Period(year.year + 1 + years, month + 1)

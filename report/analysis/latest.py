"""Which figure of a series is its latest: the one that cards, sentences and verdicts speak of.

A newer figure of another definition (status D) does not displace the last comparable one. It is
named beside it. Where the last comparable figure is more than five years older, it says nothing of
the present any more, and the figure of another definition is shown with its mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from report.model import Observation

_MOST_YEARS_BACK = 5


def latest_figure(series: Sequence[Observation]) -> Observation | None:
    """The figure of a series, in time order, that is shown where one is; None where it is empty."""
    return next(reversed(up_to_latest(series)), None)


def up_to_latest(series: Sequence[Observation]) -> tuple[Observation, ...]:
    """A series in time order up to its latest figure, which changes and trends end with."""
    newer = list(takewhile(lambda row: row.status == "D", reversed(series)))
    until = len(series) - len(newer)
    if until and newer and newer[0].period.year - series[until - 1].period.year <= _MOST_YEARS_BACK:
        return tuple(series[:until])
    return tuple(series)


def newer_figure(series: Sequence[Observation]) -> Observation | None:
    """The newest figure of another definition that is newer than the latest figure, if any."""
    return series[-1] if len(up_to_latest(series)) < len(series) else None

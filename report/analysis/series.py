"""A series in time: its stretches without a gap, its missing years, its index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from report.model import Observation, Period


def segments(series: Iterable[Observation]) -> tuple[tuple[Observation, ...], ...]:
    """The runs of a series within which figures are comparable: a break begins a new run, and so
    does a figure of another vintage. One of another definition (status D) is a run of its own.
    """
    runs: list[list[Observation]] = []
    for row in series:
        fresh = not runs or row.begins_run or "D" in {row.status, runs[-1][-1].status}
        if fresh:
            runs.append([row])
        else:
            runs[-1].append(row)
    return tuple(tuple(run) for run in runs)


def is_gap(earlier: Period, later: Period) -> bool:
    """Whether at least one whole year between two periods has no figure."""
    return later.year - earlier.year > 1


def indexed(series: Iterable[Observation], base: Period) -> tuple[tuple[Observation, Decimal], ...]:
    """Each figure from `base` on as a share of that of `base` × 100, up to the first break or the
    first figure of another vintage: what does not compare has no index. Nothing where the base has
    no figure.
    """
    run = next((run for run in segments(series) if figure_at(run, base) is not None), ())
    rows = [row for row in run if row.stands_at.order >= base.order]
    anchor = rows[0].value if rows else None
    return tuple((row, row.value / anchor * 100) for row in rows) if anchor else ()


def figure_at(series: Iterable[Observation], period: Period) -> Observation | None:
    """The figure of a period, if there is one."""
    return next((row for row in series if row.period == period), None)


def missing_years(series: Sequence[Observation]) -> tuple[int, ...]:
    """The years between the first and the last figure for which there is none."""
    years = {row.period.year for row in series}
    return tuple(y for y in range(min(years), max(years)) if y not in years) if years else ()


def year_runs(years: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Neighbouring years together: the first and the last of each run."""
    grouped = groupby(enumerate(years), key=lambda pair: pair[1] - pair[0])
    together = ([year for _, year in group] for _, group in grouped)
    return tuple((run[0], run[-1]) for run in together)

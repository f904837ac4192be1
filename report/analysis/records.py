"""Which latest figures are the highest or lowest of their series, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.analysis.change import possible_values
from report.analysis.latest import newer_figure, up_to_latest
from report.analysis.series import segments
from report.model import FLOWS, Indicator, Observation, Period, Report

_FEWEST_FIGURES = 5
# What leaves open where exactly a figure lies.
_OPEN = frozenset({"more_than", "less_than", "about"})


@dataclass(frozen=True, slots=True)
class RecordValue:
    """A latest figure above (or below) every comparable figure since `since`.

    `complete` says that no year between is missing, so that it is the highest since then; else it
    is the highest of the years with figures. `newer` is a newer figure of another definition.
    """

    indicator: Indicator
    last: Observation
    since: Period
    highest: bool
    complete: bool = True
    newer: Observation | None = None

    @property
    def years(self) -> int:
        """How many years the record goes back."""
        return self.last.period.year - self.since.year


def record(indicator: Indicator, report: Report) -> RecordValue | None:
    """Whether the latest figure stands alone above or below all comparable ones before it.

    An older bound that may lie beyond it ends the claim there. That a stock with no good direction
    is the largest or smallest of all is no finding, nor that a count of years in a row has grown.
    """
    series = report.series(indicator.id)
    in_a_year = indicator.kind in FLOWS
    run = [row for row in comparable_run(series) if row.period.is_year or not in_a_year]
    if not run or not is_plain_year(run[-1]) or not _may_have_record(indicator, report):
        return None
    last = run[-1]
    for highest in (True, False):
        beaten = _beaten(run, highest)
        if len(beaten) + 1 >= _FEWEST_FIGURES:
            since = beaten[0].period
            complete = every_year(series)[0].period.year <= since.year
            return RecordValue(indicator, last, since, highest, complete, newer_figure(series))
    return None


def _may_have_record(indicator: Indicator, report: Report) -> bool:
    is_stock = (indicator.kind, indicator.direction) == ("stock", "none")
    return not is_stock and not counts_years(indicator, report)


def counts_years(indicator: Indicator, report: Report) -> bool:
    """Whether it counts years in a row, which grow by one a year as long as they last."""
    return report.unit_of(indicator.id).base == "years"


def _beaten(run: Sequence[Observation], highest: bool) -> list[Observation]:
    """The figures before the last one that lie below (above) it, from a year's on.

    Up to a bound or an approximation that may lie beyond it; none where a figure does.
    """
    *others, last = run
    beaten: list[Observation] = []
    for row in reversed(others):
        low, high = possible_values(row) if row.qualifier in _OPEN else (row.value, row.value)
        if not (high < last.value if highest else low > last.value):
            if row.qualifier in _OPEN:
                break
            return []
        beaten.append(row)
    return _from_a_year(beaten[::-1])


def _from_a_year(rows: list[Observation]) -> list[Observation]:
    """The rows from the first one of a whole year on."""
    years = [index for index, row in enumerate(rows) if row.period.is_year]
    return rows[years[0] :] if years else []


def comparable_run(series: Sequence[Observation]) -> tuple[Observation, ...]:
    """The figures that compare with the latest one, up to it: those since the last break."""
    runs = segments(up_to_latest(series))
    return runs[-1] if runs else ()


def every_year(series: Sequence[Observation]) -> list[Observation]:
    """The longest run that ends with the latest figure: every year there, all plainly published."""
    run: list[Observation] = []
    for row in reversed(comparable_run(series)):
        follows = not run or run[-1].period.year - row.period.year == 1
        if not (follows and is_plain_year(row)):
            break
        run.append(row)
    return run[::-1]


def is_plain_year(row: Observation) -> bool:
    """Whether a figure of a year is published without a qualifier and for good."""
    return row.period.is_year and not row.qualifier and row.status in "AB"

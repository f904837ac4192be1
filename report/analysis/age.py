"""How old a figure is beside the day that the report speaks of."""

from __future__ import annotations

from report.analysis.progress import as_of
from report.model import Observation, Period, Report

_MOST_YEARS = 2


def is_dated(row: Observation, report: Report) -> bool:
    """Whether a figure's period was over two years before the date of the data.

    Such a figure says its year with a mark and leads no sentence as if it were of today.
    """
    return is_long_past(row.period, report)


def is_long_past(period: Period, report: Report, years: int = _MOST_YEARS) -> bool:
    """Whether a period was over so many years, two, before the date of the data."""
    day = as_of(report)
    # As numbers, since a 29 February has no counterpart in most years before.
    limit = (day.year - years, day.month, day.day)
    end = period.end
    return (end.year, end.month, end.day) < limit

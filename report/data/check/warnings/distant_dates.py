"""Warnings of dates that are far from the day of the report, and of an edition that has nothing."""

from __future__ import annotations

from types import MappingProxyType

from report.data.check.inputs import period, rows
from report.data.check.warnings.examined import Doubts, Examined, WarningRule, of_row
from report.data.raw import SETTINGS, SOURCES, Raw
from report.model import Period

# In years: plans of our time reach to 2060 and 2070, and what a report tells of has been seen.
_AHEAD, _BACK = 50, 100
# What may have been long ago. What is after the day of the report is an error, but for targets.
_DATED = MappingProxyType(
    {
        "observations.csv": "period",
        SOURCES: "published",
        "events.csv": "date",
        "practices.csv": "start_year",
        "targets.csv": "set_on",
        "editions.csv": "cutoff",
    }
)


def date_far_ahead(examined: Examined) -> Doubts:
    """A target is for a year that is more than fifty years after the day of the report."""
    last = _year(examined.raw) + _AHEAD
    for row in rows(examined.raw, "targets.csv"):
        due = period(row["period"])
        if due is not None and due.year > last:
            wrong = f"{due} is more than {_AHEAD} years after the day of the report"
            yield of_row(row, "period", wrong, "Correct the year")


def date_far_back(examined: Examined) -> Doubts:
    """A figure, a publication, an event, … is of more than a hundred years before the report."""
    first = _year(examined.raw) - _BACK
    for row in rows(examined.raw, *_DATED):
        column = _DATED[row.file]
        date = period(row[column])
        if date is not None and date.year < first:
            wrong = f"{date} is more than {_BACK} years before the day of the report"
            yield of_row(row, column, wrong, "Correct the year")


def cutoff_before_any_source(examined: Examined) -> Doubts:
    """An edition ends before the first publication: it would show nothing."""
    dates = [period(row["published"]) for row in rows(examined.raw, SOURCES)]
    first = min((date.start for date in dates if date is not None), default=None)
    for row in rows(examined.raw, "editions.csv"):
        cutoff: Period | None = period(row["cutoff"])
        if cutoff is not None and first is not None and cutoff.end < first:
            wrong = f"no publication is as old as {cutoff}; the first one is of {first}"
            yield of_row(row, "cutoff", wrong, "Correct the day, or remove the edition")


def _year(raw: Raw) -> int:
    """The year of the day that the report is of."""
    return int(raw.documents[SETTINGS]["as_of"].year)


RULES: tuple[WarningRule, ...] = (date_far_ahead, date_far_back, cutoff_before_any_source)

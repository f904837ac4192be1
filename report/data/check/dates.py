"""Rules on what cannot be told yet: by a publication of its time, and by the day of the report.

Targets may lie ahead; nothing else does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from report.data.check.inputs import Problems, Rule, needs, period, quoted, rows
from report.data.raw import SETTINGS, Problem, Raw, RawRow
from report.model import Period

# What a row tells of, and how long before it may be published: a quota is fixed in the weeks
# before its year, a law or a forum is announced in the year before it.
_TOLD = MappingProxyType(
    {
        "observations.csv": ("period", dt.timedelta(days=31)),
        "targets.csv": ("set_on", dt.timedelta()),
        "events.csv": ("date", dt.timedelta(days=366)),
        "practices.csv": ("start_year", dt.timedelta()),
    }
)
# A report of our time has no figure, and no target, of an earlier year.
_FIRST_YEAR = 1900
# What is over by the day of the report.
_PAST = MappingProxyType(
    {file: column for file, (column, _) in _TOLD.items()}
    | {"sources.csv": "published", "editions.csv": "cutoff"}
)


@needs("sources.csv")
def told_before_it_began(raw: Raw) -> Problems:
    """A publication tells of what began after it was published."""
    published = {row["id"]: period(row["published"]) for row in rows(raw, "sources.csv")}
    for row, date, ahead in _told(raw):
        source = published.get(row["source"])
        if source is not None and date.start > _later(source.end, ahead):
            column, _ = _TOLD[row.file]
            wrong = f"{date} is after {source}, when {quoted(row['source'])} was published"
            yield row.problem(column, wrong, "Correct the date, or the source")


@needs(SETTINGS)
def after_the_day_of_the_report(raw: Raw) -> Problems:
    """A figure, an event, a publication, … is of after the day that the report speaks of.

    What is told of too early by its publication is one problem, not two.
    """
    day = _as_of(raw)
    early = {(problem.file, problem.row) for problem in told_before_it_began(raw)}
    if day is None:
        return
    for row in rows(raw, *_PAST):
        column = _PAST[row.file]
        date = period(row[column])
        if date is not None and date.start > day and (row.file, row.number) not in early:
            wrong = f"{date} is after {day}, the day of the report (as_of in {SETTINGS})"
            remedy = "Correct the date, or write the newer day there (or `import … --as-of DAY`)"
            yield row.problem(column, wrong, remedy)


def year_too_early(raw: Raw) -> Problems:
    """A figure or a target is of a year in which nobody counted it, such as 0202."""
    for row in rows(raw, "observations.csv", "targets.csv"):
        date = period(row["period"])
        if date is not None and date.start.year < _FIRST_YEAR:
            wrong = f"{quoted(row['period'])} is before {_FIRST_YEAR}"
            yield row.problem("period", wrong, "Correct the year")


def date_to_come(raw: Raw) -> Problems:
    """The day of the report, or of a correction, has come nowhere yet.

    The only rule that looks at the clock; what it lets pass once it will always let pass.
    """
    farthest_east = dt.timezone(dt.timedelta(hours=14))
    today = dt.datetime.now(farthest_east).date()
    remedy = "Correct the date, or the clock of this computer"
    for row in rows(raw, "corrections.csv"):
        date = period(row["date"])
        if date is not None and date.start > today:
            yield row.problem("date", f"{quoted(row['date'])} has not come yet", remedy)
    day = _as_of(raw)
    if day is not None and day > today:
        yield Problem(SETTINGS, None, "as_of", f"{day} has not come yet", remedy)


def _told(raw: Raw) -> Iterator[tuple[RawRow, Period, dt.timedelta]]:
    """Each row with the date of what it tells, and how far ahead it may be told."""
    for file, (column, ahead) in _TOLD.items():
        for row in rows(raw, file):
            date = period(row[column])
            if date is not None:
                yield row, date, ahead


def _later(day: dt.date, ahead: dt.timedelta) -> dt.date:
    """A day so much later; the last of the calendar where there is none."""
    return day + min(ahead, dt.date.max - day)


def _as_of(raw: Raw) -> dt.date | None:
    """The day of the report, where its settings state one."""
    settings: Mapping[str, object] = raw.documents.get(SETTINGS, {})
    day = settings.get("as_of")
    # A time of the day is a date to Python.
    return day if type(day) is dt.date else None


RULES: tuple[Rule, ...] = (
    told_before_it_began,
    after_the_day_of_the_report,
    year_too_early,
    date_to_come,
)

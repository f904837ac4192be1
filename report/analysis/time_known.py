"""When the figure of a year stands, if that is before the year's end.

A stock's figure for a year is that of the year's end. What was published before then cannot be: it
stands at its publication, at the latest. Where the source bears no date, or only a year, the year's
end is kept, unless the note says "month not stated". That figure may be of any month, so it goes
before those figures of the year whose date is known.

All figures of one indicator, place and period stand where the one that is shown does.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from report.model import Indicator, Observation, Period, Source

_NO_MONTH = re.compile(r"\bmonth not stated\b", re.IGNORECASE)
_DAY = dt.timedelta(days=1)


def with_time_known(
    rows: Iterable[Observation], indicators: Mapping[str, Indicator], sources: Mapping[str, Source]
) -> tuple[Observation, ...]:
    """The same figures in their order, those of a year that stand before its end with that day.

    A figure whose indicator or source is not there is left as it is: the check reports it.
    """
    kept = tuple(rows)
    of_stocks = {key for key, row in indicators.items() if row.kind == "stock"}
    known = (row for row in kept if row.indicator in of_stocks and row.source in sources)
    stocks = [row for row in known if row.preferred]
    years = [row for row in stocks if row.period.is_year]
    open_years = {_year_of(row) for row in years if _may_be_of_any_month(row, sources[row.source])}
    first_of_year = _first_of_year(row for row in stocks if _year_of(row) in open_years)
    days = {
        row.key: _known_by(row, sources[row.source], first_of_year.get(_year_of(row)))
        for row in years
    }
    return tuple(
        _with_day(row, days.get(row.key) if row.indicator in of_stocks else None) for row in kept
    )


def newest_first(rows: Iterable[Observation]) -> list[Period]:
    """The periods of figures, those first whose figures stand last."""
    orders: dict[Period, tuple[dt.date, int]] = {}
    for row in rows:
        order = row.stands_at.order
        orders[row.period] = max(order, orders.get(row.period, order))
    return sorted(orders, key=lambda period: orders[period], reverse=True)


def _first_of_year(rows: Iterable[Observation]) -> Mapping[tuple[str, str, int], dt.date]:
    """The end of the first period within a year, for each series and year that has one."""
    dated = [row for row in rows if not row.period.is_year]
    latest_first = sorted(dated, key=lambda row: row.period.order, reverse=True)
    return {_year_of(row): row.period.end for row in latest_first}


def _year_of(row: Observation) -> tuple[str, str, int]:
    return row.indicator, row.place, row.period.year


def _known_by(row: Observation, source: Source, first: dt.date | None) -> dt.date | None:
    """The day that the figure of a year stands at, if it is not the year's end."""
    published = source.published
    if published is not None and row.period.start <= published.end < row.period.end:
        return published.end
    if first is None or not _may_be_of_any_month(row, source):
        return None
    return max(first - _DAY, row.period.start)


def _may_be_of_any_month(row: Observation, source: Source) -> bool:
    """Whether neither the source nor the note tells of which month the figure of a year is."""
    is_dated = source.published is not None and not source.published.is_year
    return not is_dated and bool(_NO_MONTH.search(row.note.en))


def _with_day(row: Observation, day: dt.date | None) -> Observation:
    known_by = None if day is None else Period(day.year, day.month, day.day)
    return row if row.known_by == known_by else replace(row, known_by=known_by)

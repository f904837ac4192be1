"""Which events stand close together, and which few stand apart before them."""

from __future__ import annotations

import pytest

from report.analysis.events import dense_events
from report.model import Event, Period, Text


def events(*years: int) -> list[Event]:
    """One a year, newest first."""
    empty = Text("", "")
    rows = [
        Event(f"e{n}", "power", Period(year), empty, empty, "policy", "")
        for n, year in enumerate(years)
    ]
    return rows[::-1]


@pytest.mark.parametrize(
    ("years", "first"),
    [
        ((2004, 2009, 2014, 2017, 2018, 2019, 2020, 2020, 2021, 2021, 2022, 2023), 2017),
        # More than a quarter of all stands before the gap.
        ((2010, 2011, 2015, 2016, 2017), 2010),
        ((2019, 2020, 2021, 2022), 2019),
        ((2022,), 2022),
    ],
)
def test_line_begins_where_events_stand_close(years: tuple[int, ...], first: int) -> None:
    drawn = dense_events(events(*years))
    assert [row.date.year for row in drawn] == [y for y in reversed(years) if y >= first]


def test_no_events_are_none() -> None:
    assert dense_events([]) == ()

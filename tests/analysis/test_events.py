"""The events of the overview: the opening by its programme, and the newest of all areas."""

from __future__ import annotations

from dataclasses import replace

from report.analysis.events import latest_events, opening_events
from report.model import Event, Period, Report
from tests.build import example


def _telling(*events: Event, opening: tuple[str, ...] = ()) -> Report:
    report = example()
    return replace(report, events=events, settings=replace(report.settings, opening=opening))


def _event(name: str, date: str) -> Event:
    return replace(example().events[0], id=name, date=Period.parse(date))


def test_opening_is_in_the_order_of_its_programme() -> None:
    first, second = _event("first", "2023-11-26"), _event("second", "2023-11-25")
    report = _telling(first, second, opening=("second", "first"))
    assert opening_events(report) == (second, first)


def test_event_that_an_edition_does_not_have_is_left_out_of_its_opening() -> None:
    event = _event("told", "2023-11-26")
    assert opening_events(_telling(event, opening=("untold", "told"))) == (event,)


def test_newest_five_events_come_first() -> None:
    events = [_event(f"of_{month}", f"2023-{month:02d}") for month in range(1, 11)]
    found = latest_events(_telling(*events[5:], *events[:5]))
    assert found == tuple(reversed(events[5:]))

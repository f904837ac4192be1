"""Which events are told of: those of the opening, the newest ones, those that stand close."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from report.model import Event, Report

_NEWEST = 5
# Years without an event that part the earlier ones from the others, and their share at most.
_EMPTY_YEARS = 1.9
_MOST_EARLIER = 0.25


def opening_events(report: Report) -> tuple[Event, ...]:
    """What was released when the edition's forum opened, in the order of the programme.

    Events that this edition does not have are left out.
    """
    by_id = {event.id: event for event in report.events}
    return tuple(by_id[event] for event in report.settings.opening if event in by_id)


def latest_events(report: Report) -> tuple[Event, ...]:
    """The newest events of all areas, newest first."""
    events = sorted(report.events, key=lambda event: event.date.order, reverse=True)
    return tuple(events[:_NEWEST])


def dense_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, newest first, without the few that stand apart before the others.

    What parts them is the last of about two years without an event before which at most a quarter
    of all stands.
    """
    ordered = events[::-1]
    begin = 0
    for number, (before, after) in enumerate(pairwise(ordered), start=1):
        is_apart = after.date.middle - before.date.middle >= _EMPTY_YEARS
        if is_apart and number <= len(ordered) * _MOST_EARLIER:
            begin = number
    return tuple(events[: len(events) - begin])

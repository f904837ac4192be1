"""Which events the overview tells of: those of the opening, and the newest ones."""

from __future__ import annotations

from report.model import Event, Report

_NEWEST = 5


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

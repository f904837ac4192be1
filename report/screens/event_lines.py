"""Events in one line each: when, and what, in the colour of their area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.charts.nodes import Node
from report.model import Event
from report.screens import parameters
from report.screens.context import ScreenContext


def event_lines(events: Sequence[Event], ctx: ScreenContext) -> Iterator[Node]:
    """A list; each line leads to the event on the page of its area, with its source.

    The dates are left out where all are the same.
    """
    dated = len({event.date for event in events}) > 1
    items = tuple(Node("li", children=(_line(event, ctx, dated=dated),)) for event in events)
    yield Node("ul", {"class": "event-lines"}, children=items)


def _line(event: Event, ctx: ScreenContext, *, dated: bool) -> Node:
    area = ctx.report.area(event.area)
    address = ctx.link(event.area, **{parameters.EVENT: event.id})
    date = (Node("span", {"class": "date"}, ctx.fmt.period(event.date)),) if dated else ()
    sign = {"class": "area-dot", "--area": ctx.colour(area), "aria-hidden": "true"}
    title = Node("span", text=ctx.fmt.say(event.title))
    return Node("a", {"href": address}, children=(*date, Node("span", sign), title))

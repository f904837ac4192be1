"""The calendar of publications: what is late, what is due, and what comes in which month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from report.analysis.expected import STATES, Expected
from report.charts.nodes import Node
from report.model import Period
from report.screens import parameters
from report.screens.context import ScreenContext
from report.text import expected as told


def calendar_rows(rows: Iterable[Expected], day: dt.date, ctx: ScreenContext) -> Iterator[Node]:
    """Under a heading each the late ones, those of these months, then month by month."""
    for title, listed in _by_heading(rows, day, ctx).items():
        items = tuple(_row(row, ctx) for row in listed)
        yield Node("h2", text=title)
        yield Node("ul", {"class": "calendar"}, children=items)


def _by_heading(
    rows: Iterable[Expected], day: dt.date, ctx: ScreenContext
) -> Mapping[str, list[Expected]]:
    found: dict[str, list[Expected]] = {}
    for row in sorted(rows, key=lambda row: (STATES.index(row.state(day)), row.first.order)):
        state = row.state(day)
        title = ctx.fmt.period(row.first) if state == "ahead" else ctx.word(f"calendar.{state}")
        found.setdefault(title, []).append(row)
    return found


def as_of_line(day: dt.date, ctx: ScreenContext) -> str:
    """The day that the rows are judged by."""
    return ctx.word("calendar.as_of", date=ctx.fmt.period(Period(day.year, day.month, day.day)))


def _row(row: Expected, ctx: ScreenContext) -> Node:
    """The indicator in the colour of its area; when, from whom, and where the last one was read."""
    area = ctx.report.area(row.indicator.area)
    look = {"id": f"expected_{row.indicator.id}", "--area": ctx.colour(area)}
    parts = (_subject(row, ctx), _when(row, ctx), _whence(row, ctx))
    return Node("li", look, children=parts)


def _subject(row: Expected, ctx: ScreenContext) -> Node:
    address = ctx.link("indicator", id=row.indicator.id)
    link = Node("a", {"href": address}, told.subject_in_words(row, ctx.fmt))
    area = ctx.fmt.say(ctx.report.area(row.indicator.area).name)
    return Node("div", children=(link, Node("span", {"class": "note"}, area)))


def _when(row: Expected, ctx: ScreenContext) -> Node:
    months = ctx.word("calendar.about", months=told.months_in_words(row, ctx.fmt))
    basis = Node("span", {"class": "note"}, told.basis_in_words(row, ctx.fmt))
    return Node("div", children=(Node("strong", text=months), basis))


def _whence(row: Expected, ctx: ScreenContext) -> Node:
    """Who publishes it, where an editor has said so; and the publication of the last figure."""
    address = ctx.link("sources", **{parameters.SOURCE: row.source})
    link = Node("a", {"href": address}, told.last_in_words(row, ctx.fmt))
    last = Node("span", text=ctx.word("calendar.last", source=""), children=(link,))
    return Node("div", children=(*_publisher(row, ctx), last))


def _publisher(row: Expected, ctx: ScreenContext) -> Iterator[Node]:
    if row.indicator.publisher:
        name = ctx.fmt.say(ctx.report.publishers[row.publisher].name)
        yield Node("span", text=ctx.word("calendar.publisher", name=name))

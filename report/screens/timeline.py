"""The events of an area on a line of time, each a link to what is told of it in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.events import dense_events
from report.charts.event_line import EventLine, EventSpot, event_line
from report.charts.event_marks import event_mark
from report.charts.geometry import Box
from report.charts.nodes import Node, NodeAttributes
from report.model import Area, Event, EventKind
from report.screens.context import ScreenContext

# In pixels, for screens that have that much room; the style sheet shows one of them.
_WIDTHS = (("large", 1280), ("middle", 704), ("small", 328))


def timeline(area: Area, ctx: ScreenContext) -> Iterator[Node]:
    """The line begins where events stand close together; how many are earlier is said."""
    every = ctx.report.events_in(area.id)
    drawn = dense_events(every)
    for name, width in _WIDTHS:
        yield _picture(event_line(drawn, width, ctx.fmt, ctx.palette), name, area, ctx)
    yield _key(drawn, len(every) - len(drawn), area, ctx)


def _picture(line: EventLine, name: str, area: Area, ctx: ScreenContext) -> Node:
    items = tuple(_event(spot, area, ctx) for spot in line.spots)
    look: NodeAttributes = {"class": f"event-line {name}", "--w": line.width, "--h": line.height}
    return Node("div", look, children=(line.axis, Node("ol", children=items)))


def _event(spot: EventSpot, area: Area, ctx: ScreenContext) -> Node:
    event, fmt = spot.event, ctx.fmt
    text = ctx.word(
        "events.named",
        date=fmt.period(event.date),
        title=fmt.say(event.title),
        kind=ctx.word(f"event.{event.kind}"),
    )
    about: NodeAttributes = {"href": f"#event_{event.id}", "aria-label": text, "title": text}
    place: NodeAttributes = {"class": "event-mark", "--x": spot.x, "--y": spot.y}
    mark = Node("span", place, children=(_mark(event.kind, area, ctx),))
    title = (_title(spot, ctx),) if spot.title is not None else ()
    return Node("li", children=(Node("a", about, children=(mark, *title)),))


def _title(spot: EventSpot, ctx: ScreenContext) -> Node:
    box = spot.title
    assert box is not None
    place: NodeAttributes = {"--x": box.left, "--y": box.top, "--w": box.right - box.left}
    look: NodeAttributes = {"class": f"event-title {_side(spot.x, box)}", "aria-hidden": "true"}
    return Node("span", look | place, ctx.fmt.say(spot.event.title))


def _side(x: float, box: Box) -> str:
    """Which part of a title stands at its mark."""
    before, behind = x - box.left, box.right - x
    return "middle" if abs(before - behind) < 1 else "start" if before < behind else "end"


def _mark(kind: EventKind, area: Area, ctx: ScreenContext) -> Node:
    return event_mark(kind, ctx.colour(area), ctx.palette.background)


def _key(drawn: Sequence[Event], earlier: int, area: Area, ctx: ScreenContext) -> Node:
    """The shapes that occur, and how many events stand in the list alone."""
    kinds = dict.fromkeys(event.kind for event in drawn)
    items = [
        Node("li", children=(_mark(kind, area, ctx), Node("span", text=ctx.word(f"event.{kind}"))))
        for kind in kinds
    ]
    if earlier:
        text = ctx.fmt.counted("events.earlier", earlier)
        items.append(Node("li", children=(Node("span", text=text),)))
    return Node("ul", {"class": "event-key"}, children=tuple(items))

"""The way from the end of an area's page to the next one."""

from __future__ import annotations

from report.charts.nodes import Node
from report.model import Area
from report.screens.context import ScreenContext


def next_area(area: Area, ctx: ScreenContext) -> Node:
    """A link in the colour of the area that comes next; after the last one comes the first."""
    areas = ctx.report.areas
    following = areas[(areas.index(area) + 1) % len(areas)]
    text = ctx.word("area.next", name=ctx.fmt.say(following.name))
    look = {"href": ctx.link(following.id), "--area": ctx.colour(following)}
    return Node("a", look | {"class": "next-area"}, text)

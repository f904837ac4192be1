"""The way from the end of an area's page to the next one."""

from __future__ import annotations

from pages.parts import sections
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.charts.nodes import Node
from report.model import Area


def show(area: Area, ctx: PageContext) -> None:
    """A link in the colour of the area that comes next; after the last one comes the first."""
    areas = ctx.report.areas
    following = areas[(areas.index(area) + 1) % len(areas)]
    text = ctx.word("area.next", name=ctx.fmt.say(following.name))
    look = {"href": url.link(following.id, ctx), "--area": ctx.colour(following)}
    with sections.band("next_area"):
        element.show([Node("a", look | {"class": "next-area"}, text)], "next_area")

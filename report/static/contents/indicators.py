"""The list of all indicators."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.nodes import Node
from report.static.contents.page import SiteContext
from report.static.parts import indicator_links
from report.text.edition import counts_in_words


def content(ctx: SiteContext) -> Iterator[Node]:
    """By area and subject, each a link to its page."""
    yield Node("h1", text=ctx.word("nav.indicator"))
    yield Node("p", {"class": "front-note"}, counts_in_words(ctx.fmt))
    for area in ctx.report.areas:
        look = {"class": "of-area", "--area": ctx.colour(area), "id": f"area_{area.id}"}
        yield Node("h2", look, ctx.fmt.say(area.name))
        for group in area.groups:
            yield Node("h3", {"class": "group"}, ctx.fmt.say(group.name))
            yield indicator_links([ctx.report.indicators[name] for name in group.indicators], ctx)

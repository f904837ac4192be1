"""When the next figure of an indicator is expected, as a line of cards and heads."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.nodes import Node
from report.model import Indicator
from report.screens import parameters
from report.screens.context import ScreenContext
from report.text.expected import line_of


def next_note(indicator: Indicator, ctx: ScreenContext, tag: str = "p") -> Iterator[Node]:
    """The line as plain text; nothing where it is not known."""
    if said := line_of(indicator, ctx.fmt):
        yield Node(tag, {"class": " ".join(("note", "upcoming"))}, said)


def next_link(indicator: Indicator, ctx: ScreenContext) -> Iterator[Node]:
    """The line, which leads to the calendar of the indicator's area; nothing where not known."""
    if said := line_of(indicator, ctx.fmt):
        address = ctx.link("calendar", **{parameters.AREA: indicator.area})
        yield Node("p", {"class": "note"}, children=(Node("a", {"href": address}, said),))

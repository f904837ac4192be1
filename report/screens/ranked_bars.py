"""The districts of a map as ranked bars, the largest first."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.districts import Layer, shares
from report.charts.nodes import Node
from report.model import Observation
from report.screens.context import ScreenContext
from report.text.narrative import map_subtitle


def ranked_bars(layer: Layer, ctx: ScreenContext) -> Iterator[Node]:
    """How many districts have a figure, a bar for each, and those without one by name."""
    unit = ctx.fmt.say(ctx.report.unit_of(layer.indicator).label)
    known = map_subtitle(len(layer.rows), ctx.fmt)
    yield Node("p", {"class": "note"}, ctx.word("map.known", known=known, unit=unit))
    bars = zip(layer.rows, shares(layer), strict=True)
    items = tuple(_bar(row, part, ctx) for row, part in bars)
    yield Node("ol", {"class": "ranked", "--area": ctx.palette.product}, children=items)
    places = {row.place for row in layer.rows}
    missing = [o.place for o in ctx.report.outlines if o.place not in places]
    if missing:
        names = ctx.fmt.list(map(ctx.fmt.place, missing))
        yield Node("p", {"class": "note"}, ctx.word("map.without", places=names))


def _bar(row: Observation, part: float, ctx: ScreenContext) -> Node:
    name = Node("span", {"class": "ranked-name"}, ctx.fmt.place(row.place))
    bar = Node("span", {"class": "ranked-bar", "--share": part, "aria-hidden": "true"})
    number = ctx.fmt.number(row.value, ctx.report.unit_of(row.indicator), row.qualifier)
    figure = Node("span", {"class": "ranked-figure"}, number)
    address = ctx.link("indicator", id=row.indicator)
    return Node("li", children=(Node("a", {"href": address}, "", (name, bar, figure)),))

"""The areas side by side: the figure that leads each, how it came about, and its targets."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.leading import leading_indicator
from report.analysis.progress import assess_all
from report.charts.nodes import Node
from report.charts.spark import SparkSize, spark, spark_plot
from report.charts.verdict_marks import in_order
from report.model import Area, Indicator
from report.screens import target_marks
from report.screens.context import ScreenContext
from report.screens.next_figure import next_note
from report.text import verdicts
from report.text.cards import figure_card

_WIDE = SparkSize(290, 96)
_NARROW = SparkSize(140, 74, is_labelled=False)


def area_cards(ctx: ScreenContext) -> Iterator[Node]:
    """A list of all areas; each leads to its page."""
    items = tuple(_card(area, ctx) for area in ctx.report.areas)
    yield Node("ul", {"class": "areas"}, children=items)


def _card(area: Area, ctx: ScreenContext) -> Node:
    leading = leading_indicator(area, ctx.report)
    children = [_name(area, ctx)]
    if leading is not None:
        children += [_figure(leading, ctx), _spark(leading, area, ctx)]
    children.append(_targets(area, ctx))
    look = {"class": "area", "--area": ctx.colour(area)}
    return Node("li", look, children=tuple(children))


def _name(area: Area, ctx: ScreenContext) -> Node:
    icon = Node("span", {"class": "icon", "aria-hidden": "true"}, area.icon)
    name = Node("span", text=ctx.fmt.say(area.name))
    link = Node("a", {"href": ctx.link(area.id)}, children=(icon, name))
    return Node("h2", children=(link,))


def _figure(indicator: Indicator, ctx: ScreenContext) -> Node:
    """Name, figure with its unit behind it, period and change; the name leads to its sources."""
    card = figure_card(indicator, ctx.fmt)
    address = ctx.link("indicator", id=indicator.id)
    name = Node("a", {"href": address}, card.name)
    number, unit = card.parts
    figure = (Node("strong", text=number), Node("span", text=unit))
    return Node(
        "div",
        {"class": "area-figure"},
        children=(
            Node("p", {"class": "area-indicator"}, children=(name,)),
            Node("p", {"class": "figure"}, children=figure),
            Node("p", {"class": "note"}, card.when_and_change),
            *next_note(indicator, ctx),
        ),
    )


def _spark(indicator: Indicator, area: Area, ctx: ScreenContext) -> Node:
    plot = spark_plot(indicator, area, ctx.fmt, ctx.palette)
    sizes = (("wide", _WIDE), ("narrow", _NARROW))
    drawn = (
        ()
        if plot is None
        else tuple(
            Node("div", {"class": name}, children=(spark(plot, size),)) for name, size in sizes
        )
    )
    return Node("div", {"class": "area-spark"}, children=drawn)


def _targets(area: Area, ctx: ScreenContext) -> Node:
    rows = in_order(assess_all(ctx.report, area.id))
    said = Node("p", {"class": "note"}, verdicts.met_in_words(rows, ctx.fmt))
    marks = target_marks.small_marks(rows, ctx)
    return Node("div", {"class": "area-targets"}, children=(marks, said))

"""The headline figures of an area as rows, each of which leads to its indicator and its sources."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.nodes import Node
from report.charts.spark import SparkSize, spark, spark_plot, without_others
from report.model import Area, Indicator
from report.screens.context import ScreenContext
from report.screens.next_figure import next_note
from report.text.cards import FigureCard, figure_card

# Shown at two thirds of this size.
_SPARK = SparkSize(108, 50, is_labelled=False, has_years=False)


def key_figures(area: Area, ctx: ScreenContext) -> Iterator[Node]:
    """Under a heading a row for each: name, period and change, the way there, the figure."""
    rows = tuple(_row(indicator, area, ctx) for indicator in ctx.report.headlines(area.id))
    yield Node("h3", text=ctx.word("section.key_figures"))
    yield Node("ul", {"class": "key-figures"}, children=rows)


def _row(indicator: Indicator, area: Area, ctx: ScreenContext) -> Node:
    """The reason why no change is told stands in the tooltip alone."""
    card = figure_card(indicator, ctx.fmt)
    look = {"href": ctx.link("indicator", id=indicator.id)}
    if card.refusal:
        look["title"] = card.refusal
    children = (_name(card, indicator, ctx), _spark(indicator, area, ctx), *_figure(card))
    return Node("li", children=(Node("a", look, children=children),))


def _name(card: FigureCard, indicator: Indicator, ctx: ScreenContext) -> Node:
    """The name, and under it when the figure is of, how it changed, and when the next is due."""
    name = Node("span", {"class": "name"}, card.name)
    upcoming = tuple(next_note(indicator, ctx, "span"))
    return Node("div", children=(name, _note(card), *upcoming))


def _note(card: FigureCard) -> Node:
    if not card.badge:
        return Node("span", {"class": "note"}, card.note)
    badge = Node("span", {"class": "badge"}, card.badge)
    rest = Node("span", text=card.note.removeprefix(card.badge))
    return Node("span", {"class": "note"}, children=(badge, rest))


def _spark(indicator: Indicator, area: Area, ctx: ScreenContext) -> Node:
    """Its own figures alone: nothing beside them could be named in so little room."""
    plot = spark_plot(indicator, area, ctx.fmt, ctx.palette)
    if plot is None:
        return Node("div")
    return Node("div", children=(spark(without_others(plot), _SPARK),))


def _figure(card: FigureCard) -> Iterator[Node]:
    if card.row is None:
        yield Node("div", {"class": "note"}, card.missing)
        return
    number, unit = card.parts
    figure = (Node("strong", text=number), Node("span", text=unit))
    yield Node("div", {"class": "figure"}, children=figure)

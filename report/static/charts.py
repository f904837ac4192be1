"""A chart of a page: drawn as SVG in two widths, its figures as a table, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from report.charts.captioned import CaptionedChart, captioned_chart
from report.charts.nodes import Node
from report.charts.svg_picture import svg_picture
from report.model import Area, Chart
from report.screens.chart_about import chart_about
from report.screens.chart_texts import chart_foot, chart_head
from report.screens.context import ScreenContext
from report.static.tables import sheet_table

# In pixels: across a third of the page, half of it, two thirds, all of it, and on a small screen.
THIRD, HALF, LARGE, WHOLE, NARROW = 410, 628, 837, 1280, 358
# In pixels, of the large one beside the key figures.
LARGE_HEIGHT = 400


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """Where a chart stands: the width that it has on a wide screen, the height that it has there if
    not its own, and the level of its headline.
    """

    width: int = HALF
    height: int | None = None
    level: int = 3


def chart_block(
    chart: CaptionedChart, at: ChartPlace, ctx: ScreenContext, about: Iterable[Node] = ()
) -> Node:
    """Headline, subtitle, pictures, marks, sources; folded the table and what is said `about` it.

    The table stands open where there is no picture.
    """
    pictures = tuple(_pictures(chart, at, ctx))
    told = tuple(about)
    children = (
        *chart_head(chart, at.level),
        *pictures,
        *chart_foot(chart),
        folded(
            ctx.word("tab.table"),
            (sheet_table(chart.sheet, chart.headline, ctx),),
            is_open=not pictures,
        ),
        *((folded(ctx.word("tab.about"), told),) if told else ()),
    )
    return Node("section", {"class": "plain-chart"}, children=children)


def _pictures(chart: CaptionedChart, at: ChartPlace, ctx: ScreenContext) -> Iterator[Node]:
    """For a wide screen and a small one, of which the style sheet shows one."""
    drawing = chart.draw(ctx.palette)
    for name, width, height in (("wide", at.width, at.height), ("narrow", NARROW, None)):
        drawn = svg_picture(drawing, width, height)
        if drawn is not None:
            told = replace(drawn, attributes={**drawn.attributes, "aria-label": chart.alt})
            yield Node("div", {"class": f"front-chart {name}"}, children=(told,))


def folded(title: str, inside: Iterable[Node], *, is_open: bool = False, anchor: str = "") -> Node:
    """What opens under its title. The anchor stands inside: a link to it opens it."""
    named = {"id": anchor} if anchor else {}
    opened = {"open": ""} if is_open else {}
    summary = Node("summary", text=title)
    body = Node("div", named, children=tuple(inside))
    return Node("details", {"class": "folded"} | opened, children=(summary, body))


def placed_chart(chart: Chart, area: Area | None, at: ChartPlace, ctx: ScreenContext) -> Node:
    """A chart of the report. ValueError where this edition has no figure for it."""
    captioned = captioned_chart(chart, area, ctx.fmt)
    return chart_block(captioned, at, ctx, chart_about(chart, captioned, ctx))

"""A chart of a front screen: drawn as SVG, for a wide screen and for a small one."""

from __future__ import annotations

from report.charts.captioned import CaptionedChart
from report.charts.nodes import Node
from report.charts.palette import Palette
from report.charts.svg_page import page_picture
from report.screens.chart_texts import chart_foot, chart_head

# Width and height in pixels, each for the screen that its name is shown on; None is a chart's own
# height.
Sizes = tuple[tuple[str, int, int | None], ...]
_NARROW = ("narrow", 358, None)
_LEVEL = 3
# Across two thirds of the page, and across all of it.
LARGE: Sizes = (("wide", 837, 400), _NARROW)
WHOLE: Sizes = (("wide", 1280, None), _NARROW)


def front_chart(chart: CaptionedChart, palette: Palette, sizes: Sizes) -> Node:
    """Headline, subtitle, the picture in each size, what its marks mean, and its sources."""
    pictures = (_plot(chart, palette, *size) for size in sizes)
    # Between title and picture the page has tabs.
    tabs = Node("div", {"class": "front-tabs"})
    inside = (*chart_head(chart, _LEVEL), tabs, *pictures, *chart_foot(chart))
    return Node("div", {"class": "st-key-block_front"}, children=inside)


def _plot(
    chart: CaptionedChart, palette: Palette, name: str, width: int, height: int | None
) -> Node:
    """As the page will show it; bars that lie have the height that they need."""
    drawing = chart.draw(palette)
    drawn = page_picture(drawing, width, None if drawing.lies else height)
    return Node("div", {"class": f"front-chart {name}"}, children=(drawn,))

"""A chart of a front screen: drawn as SVG, for a wide screen and for a small one."""

from __future__ import annotations

from report.charts.captioned import CaptionedChart
from report.charts.nodes import Node
from report.charts.palette import Palette
from report.charts.svg_page import has_page_picture, page_picture
from report.screens.chart_texts import chart_foot, chart_head

# In pixels, each for the screen that its name is shown on.
Sizes = tuple[tuple[str, int, int], ...]
_NARROW = ("narrow", 358, 340)
_LEVEL = 3
# Across two thirds of the page, and across all of it.
LARGE: Sizes = (("wide", 837, 400), _NARROW)
WHOLE: Sizes = (("wide", 1280, 340), _NARROW)


def front_chart(chart: CaptionedChart, palette: Palette, sizes: Sizes) -> Node:
    """Headline, subtitle, the picture in each size, what its marks mean, and its sources."""
    pictures = (_plot(chart, palette, *size) for size in sizes)
    # Between title and picture the page has tabs.
    tabs = Node("div", {"class": "front-tabs"})
    inside = (*chart_head(chart, _LEVEL), tabs, *pictures, *chart_foot(chart))
    return Node("div", {"class": "st-key-block_front"}, children=inside)


def _plot(chart: CaptionedChart, palette: Palette, name: str, width: int, height: int) -> Node:
    """As the page will show it; empty where that is drawn on the page alone."""
    drawing = chart.draw(palette)
    drawn = (page_picture(drawing, width, height),) if has_page_picture(drawing) else ()
    return Node("div", {"class": f"front-chart {name}"}, children=drawn)

"""A chart of a front screen: drawn as SVG, for a wide screen and for a small one."""

from __future__ import annotations

from report.charts.captioned import CaptionedChart
from report.charts.nodes import Node, from_svg
from report.charts.palette import Palette
from report.charts.svg import svg
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
    """Empty where the chart is no single plot of bars or lines: it is drawn on the page alone."""
    spec = chart.draw(palette).unfitted
    kinds = {trace["type"] for trace in spec["data"]}
    is_single = kinds <= {"bar", "scatter"} and "xaxis2" not in spec["layout"]
    drawn = (from_svg(svg(spec, width, height)),) if is_single else ()
    return Node("div", {"class": f"front-chart {name}"}, children=drawn)

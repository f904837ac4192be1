"""Any chart of the report as an SVG that needs no script, where there is one of its kind."""

from __future__ import annotations

from report.charts.drawing import Drawing
from report.charts.nodes import Node, from_svg
from report.charts.svg import svg
from report.charts.svg_map import map_svg
from report.charts.svg_matrix import matrix_svg


def svg_picture(drawing: Drawing, width: int, height: int | None = None) -> Node | None:
    """The chart in this width; of this height where one is given and the chart has no own.

    None for several panels above each other.
    """
    if "heatmap" in drawing.kinds:
        return matrix_svg(drawing.unfitted, width)
    if drawing.is_map:
        return map_svg(drawing.unfitted, width)
    if drawing.has_panels:
        return None
    return from_svg(svg(drawing.unfitted, width, height or drawing.height_in(width)))

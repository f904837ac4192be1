"""A chart as SVG for a page: each mark and each text stands where the chart library draws it."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.canvas import Spec
from report.charts.drawing import Drawing
from report.charts.fitting import SMALL_SCREEN, frames_of
from report.charts.geometry import Frame
from report.charts.nodes import Node, from_svg
from report.charts.svg_marks import SIZE
from report.charts.svg_page_axes import axes
from report.charts.svg_page_bars import lying_bars
from report.charts.svg_page_key import key, set_foot
from report.charts.svg_page_map import outlines, true_to_shape
from report.charts.svg_page_matrix import cells
from report.charts.svg_page_texts import label_block, placing
from report.charts.svg_panels import in_panel
from report.charts.svg_traces import grounds, traces


def page_picture(drawing: Drawing, width: int, height: int | None = None) -> Node:
    """The chart in this width, of a height that is given on a screen that is not small."""
    spec = drawing.on_page(width, None if width <= SMALL_SCREEN else height)
    high = spec["layout"]["height"]
    parts = "".join(_parts(spec, width))
    size = f'viewBox="0 0 {width} {high}" width="{width}" height="{high}" font-size="{SIZE}"'
    # A place that is some pixels wider has all of it so much further to the right.
    size += ' preserveAspectRatio="none"'
    return from_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{parts}</svg>')


def _parts(spec: Spec, width: int) -> Iterator[str]:
    layout = spec["layout"]
    set_foot(spec, width)
    frames = frames_of(layout, width)
    for names, frame in frames.items():
        panel = in_panel(spec, *names)
        if panel["layout"].get("legend"):
            yield from key(panel, frame)
        ratio = panel["layout"]["yaxis"].get("scaleratio")
        if ratio:
            frames[names] = true_to_shape(frame, ratio)
            yield from outlines(panel["data"], frames[names])
        else:
            yield from _panel(panel, frame)
    place = placing(layout, frames, width)
    for label in layout["annotations"]:
        if label.get("visible", True):
            yield label_block(label, place)


def _panel(panel: Spec, frame: Frame) -> Iterator[str]:
    """What stands on two axes."""
    yield from grounds(panel["layout"], frame)
    for trace in panel["data"]:
        if trace["type"] == "heatmap":
            yield from cells(trace, frame)
    yield from axes(panel["layout"], frame)
    for trace in panel["data"]:
        if trace.get("orientation") == "h":
            yield from lying_bars(trace, frame)
    yield from traces(panel, frame)

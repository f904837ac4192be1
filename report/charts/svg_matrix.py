"""The matrix of what is known as SVG, from the figure as Plotly has it."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.canvas import Spec
from report.charts.fitting import name_years
from report.charts.geometry import Frame
from report.charts.nodes import Node, NodeAttributes, from_svg
from report.charts.svg_marks import plain, symbols, text_width

_NAME, _YEAR = 12, 13
# In pixels: what is left free around a cell, and between the years and the first row.
_GAP, _HEAD = 2, 10


def matrix_svg(spec: Spec, width: int) -> Node:
    """A row an indicator, its name above its cells, in a picture of this width and its own height.

    KeyError for a figure that has no matrix.
    """
    layout = dict(spec["layout"])
    height, margin = layout["height"], layout["margin"]
    frame = Frame(
        1,
        margin["t"],
        width - 2,
        height - margin["t"] - margin["b"],
        tuple(layout["xaxis"]["range"]),
        tuple(layout["yaxis"]["range"]),
    )
    name_years(layout, layout.get("meta", {}), {"x": frame})
    cells, marks = spec["data"]
    children = (
        *_years(layout["xaxis"], frame),
        *_cells(cells, frame),
        *(_name(note, frame) for note in layout["annotations"]),
        _marks(marks, frame),
    )
    look: NodeAttributes = {"viewBox": f"0 0 {width} {height}", "font-size": _YEAR, "role": "img"}
    return Node("svg", look, children=children)


def _years(axis: Spec, frame: Frame) -> Iterator[Node]:
    """In the middle of their cells, but within the picture, where these are narrow."""
    look: NodeAttributes = {"fill": axis["tickfont"]["color"], "text-anchor": "middle"}
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        half = text_width(text) / 2
        x = min(max(frame.x(value), half), frame.left + frame.width - half)
        yield Node("text", look | {"x": round(x, 1), "y": frame.top - _HEAD}, text)


def _cells(matrix: Spec, frame: Frame) -> Iterator[Node]:
    """The cells with a level; a line without any has the names."""
    colours = [colour for _, colour in matrix["colorscale"]][::2]
    width = frame.width / len(matrix["x"])
    for line, levels in enumerate(matrix["z"]):
        top, end = frame.y(matrix["y"][line]), frame.y(matrix["y"][line + 1])
        size: NodeAttributes = {
            "width": round(width - _GAP, 1),
            "height": round(end - top - _GAP, 1),
        }
        for x, level in zip(matrix["x"], levels, strict=True):
            if level is not None:
                left = round(frame.x(x) - width / 2 + _GAP / 2, 1)
                place: NodeAttributes = {"x": left, "y": round(top + _GAP / 2, 1)}
                yield Node("rect", place | size | {"fill": colours[level]})


def _name(note: Spec, frame: Frame) -> Node:
    place: NodeAttributes = {"x": frame.left, "y": round(frame.y(note["y"]) - 5, 1)}
    weight: NodeAttributes = {"font-weight": 700} if note["text"].startswith("<b>") else {}
    look: NodeAttributes = {"fill": note["font"]["color"], "font-size": _NAME}
    return Node("text", place | look | weight, plain(note["text"]))


def _marks(trace: Spec, frame: Frame) -> Node:
    points = [(frame.x(x), frame.y(y)) for x, y in zip(trace["x"], trace["y"], strict=True)]
    return from_svg(f"<g>{''.join(symbols(trace['marker'], points))}</g>")

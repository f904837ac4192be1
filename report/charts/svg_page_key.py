"""The key of a chart as the chart library sets it: names in one row as they come, in several in
columns; over the plot, or under it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from report.charts.canvas import LABEL, Spec
from report.charts.geometry import Frame
from report.charts.svg_page_texts import PITCH, block_width, lines_of, text_block
from report.charts.svg_traces import sign

# In pixels, as Plotly sets a key: before a sign and between parts, of a sign, before a name.
_GAP, _SIGN, _NAME = 5, 30, 40
# A row; what its letters stand on, below its middle; all that is free above and below the rows.
_ROW, _FOOT, _AIR = PITCH * LABEL + 3, 5.1, 10
# What is free below a key under a plot, where margins are not smaller.
_APART = 12
# A title over the rows has larger letters.
_TITLE, _BEFORE_TITLE = 16, 3


def entries(data: Sequence[Spec]) -> list[Spec]:
    """The traces that a key names."""
    return [trace for trace in data if trace.get("name") and trace.get("showlegend", True)]


def rows_of(names: Sequence[str], width: float) -> list[list[float]]:
    """Where the entries of each row begin."""
    rooms = [_NAME + block_width(lines_of(name), LABEL) for name in names]
    if sum(rooms) + _GAP * (len(rooms) - 1) < width:
        return [[sum(rooms[:n]) + _GAP * n for n in range(len(rooms))]]
    column = max(rooms) + _GAP
    columns = max(1, math.ceil((width + _GAP) / column) - 1)
    places = [column * n for n in range(columns)]
    return [places[: len(rooms) - at] for at in range(0, len(rooms), columns)]


def key_height(data: Sequence[Spec], legend: Spec, width: float) -> int:
    """What a key of this width needs, its title included."""
    rows = rows_of([trace["name"] for trace in entries(data)], width)
    return math.ceil(len(rows) * _ROW + _AIR + _title_height(legend))


def _title_height(legend: Spec) -> float:
    return PITCH * _TITLE if "title" in legend else 0.0


def set_foot(spec: Spec, width: int) -> None:
    """Room for a key that stands under the plot, as Plotly would make it, but known beforehand."""
    layout, legend = spec["layout"], spec["layout"].get("legend", {})
    if layout.get("showlegend") and legend.get("yanchor") == "top":
        margin, down = layout["margin"], legend["y"]
        high = key_height(spec["data"], legend, width - margin["l"] - margin["r"])
        high += min(_APART, *margin.values())
        needed = (high + (margin["t"] - layout["height"]) * down) / (1 - down)
        margin["b"] = max(margin["b"], math.floor(needed + 0.5))


def key(spec: Spec, frame: Frame) -> Iterator[str]:
    """The key of the traces on a frame."""
    layout, legend = spec["layout"], spec["layout"]["legend"]
    edge = frame.top + (1 - legend["y"]) * frame.height
    above = key_height(spec["data"], legend, frame.width) if legend["yanchor"] == "bottom" else 0
    top = math.floor(edge - above + 0.5)
    ink = layout["font"]
    if "title" in legend:
        font = ink | {"size": _TITLE}
        foot = top + PITCH * _TITLE
        yield text_block(frame.left + _BEFORE_TITLE, foot, legend["title"]["text"], font)
    named = entries(spec["data"])
    rows = rows_of([trace["name"] for trace in named], frame.width)
    first = top + _title_height(legend) + _GAP + _ROW / 2
    for number, places in enumerate(rows):
        middle = first + number * _ROW
        for trace, x in zip(named[number * len(rows[0]) :], places, strict=False):
            left = frame.left + x
            yield sign(trace, left + _GAP, middle, _SIGN)
            yield text_block(left + _NAME, middle + _FOOT, trace["name"], ink)

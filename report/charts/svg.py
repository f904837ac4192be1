"""A figure as SVG, in as many units as its place has: drawn once, shown without any script.

It draws what the charts over years and of single figures consist of, and nothing else of Plotly's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from report.charts.canvas import Spec, label_width
from report.charts.fitting import name_years, readable_values
from report.charts.geometry import Frame
from report.charts.obstacles import text_size
from report.charts.placement import placed
from report.charts.svg_marks import (
    SIZE,
    lying_bars,
    text_line,
    text_width,
)
from report.charts.svg_traces import grounds, sign, straight_line, traces

# In pixels: below an axis and above its texts, and between an axis and the texts beside it.
_TICK, _BESIDE = 6, 3
_ROW = 22
# Of a key, what is left free around the name of an entry.
_KEY_GAP = 26
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def svg(spec: Spec, width: int, height: int) -> str:
    """A figure as Plotly has it → SVG of this size, whose letters are 13 units high.

    ValueError for a trace that is neither bars nor points and lines.
    """
    others = {trace["type"] for trace in spec["data"]} - {"bar", "scatter"}
    if others:
        raise ValueError(f"no SVG of {', '.join(sorted(others))}")
    lie = any(trace.get("orientation") == "h" for trace in spec["data"])
    parts = lying_bars(spec, width, height) if lie else _standing(spec, width, height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' font-size="{SIZE}" role="img">{"".join(parts)}</svg>'
    )


def _standing(spec: Spec, width: int, height: int) -> Iterator[str]:
    """Texts and names of years find their places in this size."""
    layout, meta = dict(spec["layout"]), spec["layout"].get("meta", {})
    keys = _keys(spec, width)
    frame = _frame(spec, width, height, len(keys))
    ink = layout["font"]["color"]
    name_years(layout, meta, {"x": frame})
    yield from _legend(keys, ink)
    written = readable_values(layout["yaxis"], frame, SIZE)
    yield from _inside({"data": spec["data"], "layout": layout}, frame, written)
    labels = [*meta.get("names", ()), *meta.get("labels", ())]
    for label in placed(labels, spec, {("x", "y"): frame}, width):
        yield note(label, frame)


def _inside(spec: Spec, frame: Frame, written: Collection[float]) -> Iterator[str]:
    """Grounds, axes with the texts of the values that are `written`, and what stands on them."""
    yield from grounds(spec["layout"], frame)
    yield from _axes(spec["layout"], frame, written)
    yield from traces(spec, frame)


def _frame(spec: Spec, width: int, height: int, rows: int) -> Frame:
    layout = spec["layout"]
    down, margin = layout["yaxis"], layout["margin"]
    lines = [line for text in down.get("ticktext", ()) for line in text.split("<br>")]
    left = label_width(lines) - 6
    right = margin["r"] + 8
    top = 20 + rows * _ROW
    return Frame(
        left,
        top,
        width - left - right,
        height - top - SIZE - 2 * _TICK,
        tuple(layout["xaxis"]["range"]),
        tuple(down["range"]),
    )


def _axes(layout: Spec, frame: Frame, written: Collection[float]) -> Iterator[str]:
    across, down = layout["xaxis"], layout["yaxis"]
    right, floor = frame.left + frame.width, frame.top + frame.height
    for value, text in zip(down["tickvals"], down["ticktext"], strict=True):
        y = frame.y(value)
        yield straight_line(frame.left, y, right, y, {"color": down["gridcolor"], "width": 1})
        lines = text.split("<br>") if value in written else []
        for number, line in enumerate(lines):
            middle = y + (number - (len(lines) - 1) / 2) * (SIZE + 3)
            yield text_line(
                frame.left - _BESIDE, middle + 4.5, line, down["tickfont"]["color"], "end"
            )
    yield straight_line(frame.left, floor, right, floor, {"color": across["linecolor"], "width": 1})
    for boundary in across["minor"]["tickvals"]:
        x = frame.x(boundary)
        yield straight_line(
            x, floor, x, floor + 4, {"color": across["minor"]["tickcolor"], "width": 1}
        )
    for value, text in zip(across["tickvals"], across["ticktext"], strict=True):
        colour = across["tickfont"]["color"]
        yield text_line(frame.x(value), floor + _TICK + SIZE + 2, text, colour, "middle")


def note(label: Spec, frame: Frame) -> str:
    """A text at the place that it has found, with the line that leads to its point."""
    x, y = frame.x(label["x"]), frame.y(label["y"])
    if not label["showarrow"]:
        return _text(label, x + label.get("xshift", 0), y - label.get("yshift", 0))
    foot = y + label["ay"]
    if "axref" in label:
        tail = frame.x(label["ax"])
        look = {"color": label["font"]["color"], "width": 1}
        leader = straight_line(tail - 2, foot, x + label["standoff"], y, look)
        return leader + _text(label, tail, foot)
    up = label["yanchor"] == "bottom"
    standoff = -label["standoff"] if up else label["standoff"]
    look = {"color": label["font"]["color"], "width": 1}
    leader = straight_line(x + label["ax"], foot, x, y + standoff, look)
    return leader + _text(
        label, x + label["ax"], foot + (-1 if up else 1) * text_size(label)[1] / 2
    )


def _text(note: Spec, x: float, middle: float) -> str:
    size = note["font"]["size"]
    colour, anchor = note["font"]["color"], _ANCHORS[note["xanchor"]]
    lines = note["text"].split("<br>")
    first = middle + 4.5 - (len(lines) - 1) / 2 * (SIZE + 4)
    line = "".join(
        text_line(x, first + number * (SIZE + 4), text, colour, anchor)
        for number, text in enumerate(lines)
    )
    return line if size == SIZE else f'<g font-size="{size}">{line}</g>'


def _keys(spec: Spec, width: int) -> list[list[tuple[float, Spec]]]:
    """The rows of a key over the picture: where each name begins, and its trace."""
    if not spec["layout"].get("showlegend"):
        return []
    named = [t for t in spec["data"] if t.get("name") and t.get("showlegend", True)]
    rows: list[list[tuple[float, Spec]]] = [[]]
    x = 0.0
    for trace in named:
        room = text_width(trace["name"]) + _sign_width(trace) + _KEY_GAP
        if rows[-1] and x + room > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, trace))
        x += room
    return rows


def _legend(keys: Sequence[Sequence[tuple[float, Spec]]], ink: str) -> Iterator[str]:
    for number, row in enumerate(keys):
        y = 4 + number * _ROW
        for x, trace in row:
            yield sign(trace, x, y + 6, _sign_width(trace))
            yield text_line(x + _sign_width(trace) + 6, y + 11, trace["name"], ink)


def _sign_width(trace: Spec) -> int:
    """A line is as long as its dash needs; anything else is a square."""
    return 24 if "lines" in trace.get("mode", "") else 12

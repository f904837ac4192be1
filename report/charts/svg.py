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
    SvgPoint,
    lying_bars,
    plain_bar,
    standing_bars,
    symbols,
    text_line,
    text_width,
)

# In pixels: below an axis and above its texts, and between an axis and the texts beside it.
_TICK, _BESIDE = 6, 3
_ROW = 22
# Of a key, what is left free around the name of an entry.
_KEY_GAP = 26
# In widths of a line, of which a thin one counts as so many pixels, as Plotly draws them.
_THIN = 3
_DASHES = {
    "solid": (),
    "dot": (1, 1),
    "dash": (3, 3),
    "longdash": (5, 5),
    "dashdot": (3, 1, 1, 1),
    "longdashdot": (5, 2, 1, 2),
}
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
    yield from inside({"data": spec["data"], "layout": layout}, frame, written)
    labels = [*meta.get("names", ()), *meta.get("labels", ())]
    for label in placed(labels, spec, {("x", "y"): frame}, width):
        yield note(label, frame)


def inside(spec: Spec, frame: Frame, written: Collection[float]) -> Iterator[str]:
    """Grounds, axes with the texts of the values that are `written`, rules, bars, lines, marks."""
    layout = spec["layout"]
    yield from (_ground(shape, frame) for shape in layout["shapes"] if shape["type"] == "rect")
    yield from _axes(layout, frame, written)
    yield from (_rule(shape, frame) for shape in layout["shapes"] if shape["type"] == "line")
    for trace in spec["data"]:
        if trace["type"] == "bar":
            yield from standing_bars(trace, frame)
    scatters = [trace for trace in spec["data"] if trace["type"] == "scatter"]
    for trace in sorted(scatters, key=lambda trace: "markers" in trace["mode"]):
        yield from _scatter(trace, frame)


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
        yield _line(frame.left, y, right, y, {"color": down["gridcolor"], "width": 1})
        lines = text.split("<br>") if value in written else []
        for number, line in enumerate(lines):
            middle = y + (number - (len(lines) - 1) / 2) * (SIZE + 3)
            yield text_line(
                frame.left - _BESIDE, middle + 4.5, line, down["tickfont"]["color"], "end"
            )
    yield _line(frame.left, floor, right, floor, {"color": across["linecolor"], "width": 1})
    for boundary in across["minor"]["tickvals"]:
        x = frame.x(boundary)
        yield _line(x, floor, x, floor + 4, {"color": across["minor"]["tickcolor"], "width": 1})
    for value, text in zip(across["tickvals"], across["ticktext"], strict=True):
        colour = across["tickfont"]["color"]
        yield text_line(frame.x(value), floor + _TICK + SIZE + 2, text, colour, "middle")


def _scatter(trace: Spec, frame: Frame) -> Iterator[str]:
    if "lines" in trace["mode"]:
        for run in _runs(trace, frame):
            yield from _run(run, trace, frame) if run else ()
    if "markers" in trace["mode"]:
        yield from symbols(trace["marker"], [p for run in _runs(trace, frame) for p in run])


def _runs(trace: Spec, frame: Frame) -> Iterator[list[SvgPoint]]:
    """The points of a trace in runs, between which it has a None."""
    run: list[SvgPoint] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None:
            yield run
            run = []
        else:
            run.append((frame.x(x), frame.y(y)))
    yield run


def _run(points: Sequence[SvgPoint], trace: Spec, frame: Frame) -> Iterator[str]:
    path = " ".join(f"{x},{y}" for x, y in points)
    if trace.get("fill") == "tozeroy":
        floor = frame.y(max(0, frame.up[0]))
        area = f"{points[0][0]},{floor} {path} {points[-1][0]},{floor}"
        yield f'<polygon points="{area}" fill="{trace["fillcolor"]}"/>'
    look = f'{_stroke(trace["line"])} opacity="{trace.get("opacity", 1)}"'
    yield f'<polyline points="{path}" fill="none" stroke-linejoin="round"{look}/>'


def note(label: Spec, frame: Frame) -> str:
    """A text at the place that it has found, with the line that leads to its point."""
    x, y = frame.x(label["x"]), frame.y(label["y"])
    if not label["showarrow"]:
        return _text(label, x + label.get("xshift", 0), y - label.get("yshift", 0))
    foot = y + label["ay"]
    if "axref" in label:
        tail = frame.x(label["ax"])
        look = {"color": label["font"]["color"], "width": 1}
        leader = _line(tail - 2, foot, x + label["standoff"], y, look)
        return leader + _text(label, tail, foot)
    up = label["yanchor"] == "bottom"
    standoff = -label["standoff"] if up else label["standoff"]
    look = {"color": label["font"]["color"], "width": 1}
    leader = _line(x + label["ax"], foot, x, y + standoff, look)
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


def _ground(shape: Spec, frame: Frame) -> str:
    """A band as wide as the picture, between two shares of its height."""
    top = frame.top + (1 - shape["y1"]) * frame.height
    height = (shape["y1"] - shape["y0"]) * frame.height
    size = f'x="{frame.left}" y="{top:.1f}" width="{frame.width}" height="{height:.1f}"'
    return f'<rect {size} fill="{shape["fillcolor"]}"/>'


def _rule(shape: Spec, frame: Frame) -> str:
    """A rule across the picture, or a stroke at the foot of its left edge."""
    if shape.get("xsizemode") == "pixel":
        left, floor = frame.left, frame.top + frame.height
        ends = (left + shape["x0"], floor - shape["y0"], left + shape["x1"], floor - shape["y1"])
        return _line(*ends, shape["line"])
    x = frame.x(shape["x0"])
    floor = frame.top + frame.height
    return _line(x, floor - shape["y1"] * frame.height, x, floor, shape["line"])


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


def sign(trace: Spec, x: float, middle: float, width: float) -> str:
    """What a trace looks like, for a key: as wide, with its middle at this height."""
    if trace["type"] == "scatter":
        is_line = "lines" in trace["mode"]
        line = _line(x, middle, x + width, middle, trace["line"]) if is_line else ""
        return line + "".join(symbols(trace["marker"], [(x + width / 2, middle)]))
    return plain_bar(trace["marker"], (x + width / 2 - 6, middle - 6, 12, 12))


def _line(x0: float, y0: float, x1: float, y1: float, line: Spec) -> str:
    return f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}"{_stroke(line)}/>'


def _stroke(line: Spec) -> str:
    unit = max(line["width"], _THIN)
    dash = " ".join(f"{part * unit:g}" for part in _DASHES[line.get("dash", "solid")])
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{line["color"]}" stroke-width="{line["width"]}"{dashed}'

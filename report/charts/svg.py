"""A figure as SVG, in as many units as its place has: drawn once, shown without any script.

It draws what the charts over years and of single figures consist of, and nothing else of Plotly's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.charts.canvas import Spec, label_width, spread
from report.charts.svg_marks import (
    SIZE,
    SvgFrame,
    SvgPoint,
    lying_bars,
    standing_bars,
    symbols,
    text_line,
    text_width,
)

_TICK = 6
_ROW = 22
# Of a key, what its sign takes and what is left free after its name.
_KEY_SIGN = 38
# In pixels, as Plotly draws them for lines of two.
_DASHES = {
    "solid": "",
    "dot": "1.5 4",
    "dash": "6 4",
    "longdash": "12 4",
    "dashdot": "6 3 1.5 3",
    "longdashdot": "12 3 1.5 3",
}
_ANCHORS = {"left": "start", "center": "middle", "right": "end", "auto": "middle"}


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
    keys = _keys(spec, width)
    frame = _frame(spec, width, height, len(keys))
    ink = spec["layout"]["font"]["color"]
    yield from _legend(keys, ink)
    yield from _axes(spec["layout"], frame)
    for shape in spec["layout"].get("shapes", ()):
        x, line = frame.x(shape["x0"]), shape["line"]
        yield _line(x, frame.top, x, frame.top + frame.height, line)
    bars = [trace for trace in spec["data"] if trace["type"] == "bar"]
    scatters = [trace for trace in spec["data"] if trace["type"] == "scatter"]
    # In a figure of bars nothing but targets has points.
    targets = [point for trace in scatters for run in _runs(trace, frame) for point in run]
    for trace in bars:
        yield from standing_bars(trace, frame, targets)
    for trace in sorted(scatters, key=lambda trace: "markers" in trace["mode"]):
        yield from _scatter(trace, frame)
    yield from _notes(spec["layout"].get("annotations", ()), frame, width)


def _frame(spec: Spec, width: int, height: int, rows: int) -> SvgFrame:
    layout = spec["layout"]
    down, margin = layout["yaxis"], layout["margin"]
    left = label_width(down.get("ticktext", ())) - 6
    right = margin["r"] + 8
    top = 20 + rows * _ROW
    return SvgFrame(
        left,
        top,
        width - left - right,
        height - top - SIZE - 2 * _TICK,
        tuple(layout["xaxis"]["range"]),
        tuple(down["range"]),
    )


def _axes(layout: Spec, frame: SvgFrame) -> Iterator[str]:
    across, down = layout["xaxis"], layout["yaxis"]
    right, floor = frame.left + frame.width, frame.top + frame.height
    for value, text in zip(down["tickvals"], down["ticktext"], strict=True):
        y = frame.y(value)
        yield _line(frame.left, y, right, y, {"color": down["gridcolor"], "width": 1})
        yield text_line(frame.left - 7, y + 4.5, text, down["tickfont"]["color"], "end")
    yield _line(frame.left, floor, right, floor, {"color": across["linecolor"], "width": 1})
    for value, text in zip(across["tickvals"], across["ticktext"], strict=True):
        x = frame.x(value)
        if frame.left - 1 <= x <= right + 1:
            yield _line(x, floor, x, floor + 4, {"color": across["tickcolor"], "width": 1})
            colour = across["tickfont"]["color"]
            yield text_line(x, floor + _TICK + SIZE, text, colour, "middle")


def _scatter(trace: Spec, frame: SvgFrame) -> Iterator[str]:
    if "lines" in trace["mode"]:
        for run in _runs(trace, frame):
            yield from _run(run, trace, frame)
    if "markers" in trace["mode"]:
        yield from symbols(trace["marker"], [p for run in _runs(trace, frame) for p in run])


def _runs(trace: Spec, frame: SvgFrame) -> Iterator[list[SvgPoint]]:
    """The points of a trace in runs, between which it has a None."""
    run: list[SvgPoint] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None:
            yield run
            run = []
        else:
            run.append((frame.x(x), frame.y(y)))
    yield run


def _run(points: Sequence[SvgPoint], trace: Spec, frame: SvgFrame) -> Iterator[str]:
    path = " ".join(f"{x},{y}" for x, y in points)
    if trace.get("fill") == "tozeroy":
        floor = frame.y(max(0, frame.up[0]))
        area = f"{points[0][0]},{floor} {path} {points[-1][0]},{floor}"
        yield f'<polygon points="{area}" fill="{trace["fillcolor"]}"/>'
    look = f'{_stroke(trace["line"])} opacity="{trace.get("opacity", 1)}"'
    yield f'<polyline points="{path}" fill="none" stroke-linejoin="round"{look}/>'


def _notes(notes: Sequence[Spec], frame: SvgFrame, width: int) -> Iterator[str]:
    """Texts beside points; the names of lines keep apart from each other however low it is."""
    heights = [frame.y(note["y"]) - note.get("yshift", 0) + 4.5 for note in notes]
    names = [n for n, note in enumerate(notes) if note.get("xanchor") == "left"]
    apart = spread([heights[n] for n in names], SIZE + 1)
    moved = dict(zip(names, apart, strict=True))
    for n, note in enumerate(notes):
        yield _note(note, moved.get(n, heights[n]), frame, width)


def _note(note: Spec, y: float, frame: SvgFrame, width: int) -> str:
    """A text beside a point, held inside the picture."""
    anchor = _ANCHORS[note.get("xanchor", "auto")]
    x = frame.x(note["x"]) + note.get("xshift", 0)
    room = text_width(note["text"])
    low = {"start": 0, "middle": room / 2, "end": room}[anchor]
    x = min(max(x, low), width - room + low)
    y = min(max(y, SIZE), frame.top + frame.height - 4)
    return text_line(x, y, note["text"], note["font"]["color"], anchor)


def _keys(spec: Spec, width: int) -> list[list[tuple[float, Spec]]]:
    """The rows of a key over the picture: where each name begins, and its trace."""
    if not spec["layout"].get("showlegend"):
        return []
    named = [t for t in spec["data"] if t.get("name") and t.get("showlegend", True)]
    rows: list[list[tuple[float, Spec]]] = [[]]
    x = 0.0
    for trace in named:
        room = text_width(trace["name"]) + _KEY_SIGN
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
            colour = trace["marker"]["line"]["color"]
            fill = colour if isinstance(colour, str) else colour[0]
            yield f'<rect x="{x}" y="{y}" width="12" height="12" rx="2" fill="{fill}"/>'
            yield text_line(x + 18, y + 11, trace["name"], ink)


def _line(x0: float, y0: float, x1: float, y1: float, line: Spec) -> str:
    return f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}"{_stroke(line)}/>'


def _stroke(line: Spec) -> str:
    dash = _DASHES[line.get("dash", "solid")]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{line["color"]}" stroke-width="{line["width"]}"{dashed}'

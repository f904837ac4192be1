"""The traces of a figure as SVG within a frame: lines, areas, marks, standing bars; the grounds
under them and the rules across them; and what a trace looks like in a key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.charts.canvas import Spec
from report.charts.geometry import Frame
from report.charts.svg_marks import SvgPoint, plain_bar, standing_bars, symbols

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


def grounds(layout: Spec, frame: Frame) -> Iterator[str]:
    """What lies under everything."""
    return (_ground(shape, frame) for shape in layout["shapes"] if shape["type"] == "rect")


def traces(spec: Spec, frame: Frame) -> Iterator[str]:
    """Rules, bars, lines, and marks over them."""
    shapes = spec["layout"]["shapes"]
    yield from (_rule(shape, frame) for shape in shapes if shape["type"] == "line")
    for trace in spec["data"]:
        if trace["type"] == "bar":
            yield from standing_bars(trace, frame)
    scatters = [trace for trace in spec["data"] if trace["type"] == "scatter"]
    for trace in sorted(scatters, key=lambda trace: "markers" in trace["mode"]):
        yield from _scatter(trace, frame)


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
        return straight_line(*ends, shape["line"])
    x = frame.x(shape["x0"])
    floor = frame.top + frame.height
    return straight_line(x, floor - shape["y1"] * frame.height, x, floor, shape["line"])


def sign(trace: Spec, x: float, middle: float, width: float) -> str:
    """What a trace looks like, for a key: as wide, with its middle at this height."""
    if trace["type"] == "scatter":
        is_line = "lines" in trace["mode"]
        line = straight_line(x, middle, x + width, middle, trace["line"]) if is_line else ""
        return line + "".join(symbols(trace["marker"], [(x + width / 2, middle)]))
    return plain_bar(trace["marker"], (x + width / 2 - 6, middle - 6, 12, 12))


def straight_line(x0: float, y0: float, x1: float, y1: float, line: Spec) -> str:
    """From one point to another, as a trace says that its line looks."""
    return f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}"{_stroke(line)}/>'


def _stroke(line: Spec) -> str:
    unit = max(line["width"], _THIN)
    dash = " ".join(f"{part * unit:g}" for part in _DASHES[line.get("dash", "solid")])
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{line["color"]}" stroke-width="{line["width"]}"{dashed}'

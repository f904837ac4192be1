"""A map of districts as SVG, from the figure as Plotly has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.charts.canvas import Spec
from report.charts.geometry import Frame
from report.charts.nodes import Node, NodeAttributes
from report.charts.svg_marks import plain, text_width

_SIZE, _SMALL = 11, 9
_KEY, _ROW, _SIGN, _GAP = 13, 22, 14, 22
_LINE = 13
# Of the height of letters: their middle over the line that they stand on.
_RISE = 0.36
_EDGE = 4
# Up to this width only districts with a figure are named, as on the page.
_NARROW = 480


def map_svg(spec: Spec, width: int) -> Node:
    """Outlines in the colours of their classes, their names and figures, and the classes below.

    As high as the outlines are in this width. ValueError for a figure without outlines.
    """
    districts = [trace for trace in spec["data"] if trace.get("fill") == "toself"]
    frame = _frame(districts, spec["layout"]["yaxis"]["scaleratio"], width)
    rows = _key_rows([trace for trace in spec["data"] if trace.get("name")], width)
    height = round(frame.top + frame.height + _EDGE + len(rows) * _ROW)
    ink = spec["layout"]["font"]["color"]
    children = (
        *(_outline(trace, frame) for trace in districts),
        *_hatches(districts, frame),
        *_names(spec["layout"]["annotations"], frame, is_narrow=width <= _NARROW),
        *_keys(rows, frame.top + frame.height + _EDGE, ink),
    )
    look: NodeAttributes = {"viewBox": f"0 0 {width} {height}", "font-size": _SIZE, "role": "img"}
    return Node("svg", look, children=children)


def _frame(districts: Sequence[Spec], ratio: float, width: int) -> Frame:
    """As wide as the picture; a degree up is as many times one across."""
    across = [x for trace in districts for x in trace["x"] if x is not None]
    up = [y for trace in districts for y in trace["y"] if y is not None]
    if not across:
        raise ValueError("no map without outlines")
    wide = width - 2 * _EDGE
    high = wide * (max(up) - min(up)) / (max(across) - min(across)) * ratio
    return Frame(_EDGE, _EDGE, wide, high, (min(across), max(across)), (min(up), max(up)))


def _path(trace: Spec, frame: Frame) -> str:
    """The rings of a district, between which the trace has a None."""
    parts, pen = [], "M"
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None:
            pen = "M"
        else:
            parts.append(f"{pen}{frame.x(x):g},{frame.y(y):g}")
            pen = "L"
    return "".join(parts)


def _outline(trace: Spec, frame: Frame) -> Node:
    line = trace["line"]
    look: NodeAttributes = {"stroke": line["color"], "stroke-width": line["width"]}
    children = (Node("title", text=plain(trace["text"])),)
    place: NodeAttributes = {"d": _path(trace, frame), "fill": trace["fillcolor"]}
    return Node("path", place | look, children=children)


def _hatches(districts: Sequence[Spec], frame: Frame) -> Iterator[Node]:
    """A dotted edge inside of what has no figure: hatching would need a name in the document."""
    for trace in districts:
        if "fillpattern" in trace:
            colour = trace["fillpattern"]["fgcolor"]
            look: NodeAttributes = {"stroke": colour, "stroke-dasharray": "2 4", "fill": "none"}
            yield Node("path", look | {"d": _path(trace, frame), "stroke-width": 1})


def _names(notes: Sequence[Spec], frame: Frame, *, is_narrow: bool) -> Iterator[Node]:
    """Names on a halo of the ground, each with its figure in bold below."""
    size = _SMALL if is_narrow else _SIZE
    for note in notes:
        lines = note["text"].split("<br>")
        if is_narrow and len(lines) == 1:
            continue
        halo = max(map(text_width, lines)) * size / _KEY + 2
        x, middle = _within(frame.x(note["x"]), halo, frame), frame.y(note["y"])
        box = (x - halo / 2, middle - len(lines) * _LINE / 2 - 1, halo, len(lines) * _LINE + 2)
        yield _rect(box, note["bgcolor"])
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * _LINE + size * _RISE
            yield _text(line, x, round(y, 1), size, note["font"]["color"])


def _within(x: float, width: float, frame: Frame) -> float:
    """Where the middle of so wide a text stands, so that no end of it is cut off."""
    right = frame.left + frame.width + _EDGE
    return round(min(max(x, width / 2), right - width / 2), 1)


def _rect(box: tuple[float, float, float, float], colour: str) -> Node:
    sides = dict(zip(("x", "y", "width", "height"), (round(side, 1) for side in box), strict=True))
    return Node("rect", {**sides, "fill": colour})


def _text(line: str, x: float, y: float, size: int, colour: str) -> Node:
    weight: NodeAttributes = {"font-weight": 700} if line.startswith("<b>") else {}
    place: NodeAttributes = {"x": x, "y": y, "text-anchor": "middle", "font-size": size}
    return Node("text", place | {"fill": colour} | weight, plain(line))


def _key_rows(traces: Sequence[Spec], width: int) -> list[list[tuple[float, Spec]]]:
    """Where each class stands in its row."""
    rows: list[list[tuple[float, Spec]]] = [[]]
    x = float(_EDGE)
    for trace in traces:
        room = _SIGN + 6 + text_width(trace["name"]) + _GAP
        if rows[-1] and x + room - _GAP > width:
            rows.append([])
            x = float(_EDGE)
        rows[-1].append((x, trace))
        x += room
    return rows


def _keys(rows: Sequence[Sequence[tuple[float, Spec]]], top: float, ink: str) -> Iterator[Node]:
    for number, row in enumerate(rows):
        y = round(top + number * _ROW + 5, 1)
        for x, trace in row:
            place: NodeAttributes = {"x": round(x, 1), "y": y, "width": _SIGN - 2}
            yield Node("rect", place | {"height": _SIGN - 2} | _sign(trace["marker"]))
            words: NodeAttributes = {"x": round(x + _SIGN + 4, 1), "y": y + _SIGN - 3}
            yield Node("text", words | {"fill": ink, "font-size": _KEY}, plain(trace["name"]))


def _sign(marker: Spec) -> NodeAttributes:
    """An open symbol stands for what has no figure."""
    if "-open" in marker["symbol"]:
        return {"fill": "none", "stroke": marker["color"], "stroke-dasharray": "2 3"}
    return {"fill": marker["color"]}

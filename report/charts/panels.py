"""Several charts over the same years in one picture: under each other, or as small multiples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from report.charts import canvas, marks, over_time
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.over_time import Plot
from report.palette import Palette

Style = Literal["line", "bar"]

# In pixels.
_BODY = 250
_LONE_BODY = 300
_HEAD = 28
_FOOT = 30
_KEY_ROW = 20
_KEY_WIDTH = 620
_KEY_SIGN = 44
_NAME_ROW = 19
_WIDEST_NAME = 130
_CELL, _CELL_HEAD, _CELL_FOOT = 120, 42, 24
_EDGE = 8
_BESIDE = 28
# Of the width of the picture.
_GUTTER = 0.045
# A line that ends within this share of the axis from its end is named in the margin.
_MARGIN = 0.12
# Over a cell on a small screen.
_TITLE_WIDTH, _TITLE_LINES = 172, 2
# A word, or a Chinese character with the brackets and stops that belong to it.
_UNBROKEN = re.compile(r"[（《“]*[\u2e80-\uffef][^\w\s（《“(]*\s*|[^\s\u2e80-\uffef]+\s*")
# Of the height of a cell, for the number that stands on its highest rule.
_ROOM_FOR_TICK = 0.1
# More would be too narrow on a small screen.
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Panel:
    """Series of one unit. `ends` is what is written at the end of each line."""

    title: str
    plot: Plot
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a panel stands: the numbers of its axes, and its edges in parts of the picture."""

    number: int
    left: float
    right: float
    bottom: float
    top: float

    def axis(self, letter: str) -> str:
        return letter if self.number == 1 else f"{letter}{self.number}"

    def layout(self, letter: str) -> str:
        return f"{letter}axis" if self.number == 1 else f"{letter}axis{self.number}"


def stacked(panels: Sequence[Panel], style: Style, palette: Palette) -> Spec:
    """Panels under each other, all with the same axis of years, each with its own unit."""
    reach = _reach(panels)
    rooms = [_room_for_names(panel, style) for panel in panels]
    heights = [_heights(panel, style, lone=len(panels) == 1) for panel in panels]
    total = sum(sum(height) for height in heights)
    layout = canvas.paper(palette, height=round(total) + 2 * _EDGE, right=max([_BESIDE, *rooms]))
    layout["margin"] |= {"t": _EDGE, "b": _EDGE}
    layout["bargap"] = 0.35
    data: list[Spec] = []
    top = float(total)
    for number, (panel, (head, body, foot)) in enumerate(zip(panels, heights, strict=True), 1):
        bottom = top - head - body
        frame = _Frame(number, 0, 1, bottom / total, (top - head) / total)
        layout[frame.layout("x")] = canvas.year_axis(*reach, palette) | _across(frame)
        from_zero = style == "bar"
        values = _value_axis(panel, panel.plot.heights(), palette, from_zero=from_zero)
        layout[frame.layout("y")] = values | _up(frame)
        spec = over_time.bar(panel.plot) if style == "bar" else over_time.line(panel.plot)
        key = {} if _needs_key(panel, style) else {"showlegend": False}
        data += [_placed(trace, frame) | key for trace in spec["data"]]
        layout["shapes"] += [_ruled(shape, frame) for shape in spec["layout"]["shapes"]]
        if panel.title:
            layout["annotations"].append(_title(panel.title, top / total, palette))
        if not key:
            _key(data, layout, frame)
        elif style == "line":
            gap = abs(values["range"][1] - values["range"][0]) * _NAME_ROW / body
            layout["annotations"] += _ends(panel, frame, reach, gap)
        top = bottom - foot
    return {"data": data, "layout": layout}


def _reach(panels: Sequence[Panel]) -> tuple[float, float]:
    spans = [panel.plot.reach() for panel in panels]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _room_for_names(panel: Panel, style: Style) -> int:
    """The width of the margin that names the lines, 0 where they are too long or there is none."""
    several = len(panel.plot.lines) > 1 and style == "line"
    width = canvas.label_width(panel.ends) if several else 0
    return width if width <= _WIDEST_NAME else 0


def _needs_key(panel: Panel, style: Style) -> bool:
    return len(panel.plot.lines) > 1 and not _room_for_names(panel, style)


def _heights(panel: Panel, style: Style, *, lone: bool) -> tuple[float, float, float]:
    """What a panel needs above, for and below its picture; many lines need room for their names."""
    lines = panel.plot.lines
    head = _HEAD if panel.title else _EDGE * 2
    if _needs_key(panel, style):
        widths = sum(canvas.label_width([line.name]) + _KEY_SIGN for line in lines)
        head += _KEY_ROW * (widths // _KEY_WIDTH + 1)
    body = max(
        _LONE_BODY if lone else _BODY,
        _NAME_ROW * len(lines) if _room_for_names(panel, style) else 0,
    )
    return head, body, _FOOT


def _value_axis(
    panel: Panel, heights: Sequence[float], palette: Palette, *, from_zero: bool
) -> Spec:
    if panel.plot.unit.is_part and not from_zero:
        return canvas.part_axis(heights, palette, panel.plot.writer)
    return canvas.value_axis(heights, palette, panel.plot.writer, from_zero=from_zero)


def _across(frame: _Frame) -> Spec:
    return {"domain": [frame.left, frame.right], "anchor": frame.axis("y")}


def _up(frame: _Frame) -> Spec:
    return {"domain": [frame.bottom, frame.top], "anchor": frame.axis("x")}


def _placed(trace: Spec, frame: _Frame) -> Spec:
    return trace | {"xaxis": frame.axis("x"), "yaxis": frame.axis("y")}


def _ruled(shape: Spec, frame: _Frame) -> Spec:
    return shape | {"xref": frame.axis("x"), "yref": f"{frame.axis('y')} domain"}


def _title(text: str, y: float, palette: Palette) -> Spec:
    return canvas.label(
        0,
        y,
        f"<b>{canvas.safe(text)}</b>",
        palette.text,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="top",
    )


def _key(data: list[Spec], layout: Spec, frame: _Frame) -> None:
    """A key over the panel, for names that have no room beside what they name."""
    name = "legend" if frame.number == 1 else f"legend{frame.number}"
    for trace in data:
        if trace["yaxis"] == frame.axis("y"):
            trace["legend"] = name
    layout["showlegend"] = True
    layout[name] = {
        "orientation": "h",
        "x": 0,
        "y": frame.top,
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
    }


def _ends(panel: Panel, frame: _Frame, reach: tuple[float, float], gap: float) -> list[Spec]:
    """What is written at the ends of the lines, moved apart where they end close to each other."""
    plot = panel.plot
    axes = {"xref": frame.axis("x"), "yref": frame.axis("y")}
    heights = marks.values([line.rows[-1] for line in plot.lines], plot.scale)
    if len(plot.lines) == 1:
        return [_lone_end(plot.lines[0], panel.ends[0], heights[0]) | axes]
    beside = [_beside(line, reach) for line in plot.lines]
    moved = list(heights)
    for x in set(beside):
        numbers = [n for n, own in enumerate(beside) if own == x]
        apart = canvas.spread([heights[n] for n in numbers], gap)
        for n, y in zip(numbers, apart, strict=True):
            moved[n] = y
    ends = zip(plot.lines, panel.ends, beside, moved, strict=True)
    return [_end(line, text, x, y) | axes for line, text, x, y in ends]


def _beside(line: Line, reach: tuple[float, float]) -> float:
    """Where a line is named: in the margin if it ends near it, else beside its last point."""
    own = line.rows[-1].period.position
    near = reach[1] - own <= (reach[1] - reach[0]) * _MARGIN
    return reach[1] if near else own


def _end(line: Line, text: str, x: float, y: float) -> Spec:
    written = f"<b>{canvas.safe(text)}</b>" if line.subject else canvas.safe(text)
    return canvas.label(x, y, written, line.colour, xanchor="left", xshift=10)


def _lone_end(line: Line, text: str, y: float) -> Spec:
    """On the side where the line does not run."""
    falls = len(line.rows) > 1 and line.rows[-1].value < line.rows[-2].value
    return canvas.label(
        line.rows[-1].period.position,
        y,
        f"<b>{canvas.safe(text)}</b>",
        line.colour,
        xanchor="right" if len(line.rows) > 1 else "left",
        yshift=-16 if falls else 16,
        xshift=8,
    )


def multiples(panels: Sequence[Panel], palette: Palette) -> Spec:
    """One small panel a series; all have the same years, those of one unit the same heights."""
    reach = _reach(panels)
    rows = -(-len(panels) // _COLUMNS)
    cell = _CELL_HEAD + _CELL + _CELL_FOOT
    layout = canvas.paper(palette, height=rows * cell + 2 * _EDGE)
    layout["margin"] |= {"t": _EDGE, "b": _EDGE, "r": _EDGE}
    heights = _shared_heights(panels)
    data: list[Spec] = []
    for number, panel in enumerate(panels):
        row, column = divmod(number, _COLUMNS)
        width = (1 - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
        left = column * (width + _GUTTER)
        top = 1 - (row * cell + _CELL_HEAD) / (rows * cell)
        frame = _Frame(number + 1, left, left + width, top - _CELL / (rows * cell), top)
        own = heights[_measure(panel)]
        layout[frame.layout("x")] = _few_years(reach, palette) | _across(frame)
        layout[frame.layout("y")] = _few_values(panel, own, palette) | _up(frame)
        spec = over_time.line(panel.plot)
        data += [_placed(trace, frame) for trace in spec["data"]]
        layout["shapes"] += [_ruled(shape, frame) for shape in spec["layout"]["shapes"]]
        layout["annotations"].append(_cell_title(panel.title, left, top, palette))
    return {"data": data, "layout": layout}


def _shared_heights(panels: Sequence[Panel]) -> dict[tuple[str, str], list[float]]:
    """All values of each unit and scale."""
    found: dict[tuple[str, str], list[float]] = {}
    for panel in panels:
        found.setdefault(_measure(panel), []).extend(panel.plot.heights())
    return found


def _measure(panel: Panel) -> tuple[str, str]:
    """What the heights of a panel can be compared in."""
    return panel.plot.unit.code, panel.plot.scale.label


def _few_years(reach: tuple[float, float], palette: Palette) -> Spec:
    """Only the first and the last of the years that are named."""
    axis: dict[str, Any] = canvas.year_axis(*reach, palette)
    years = axis["tickvals"]
    kept = [years[0], years[-1]] if len(years) > 1 else years
    return axis | {
        "tickvals": kept,
        "ticktext": [str(year) for year in kept],
        "tickfont": {"color": palette.muted, "size": 11},
    }


def _few_values(panel: Panel, heights: Sequence[float], palette: Palette) -> Spec:
    """Two or three values, written inside the cell."""
    axis: dict[str, Any] = _value_axis(panel, heights, palette, from_zero=False)
    step = max(1, (len(axis["tickvals"]) - 1) // 2)
    low, high = axis["range"]
    return axis | {
        "range": [low, high + (high - low) * _ROOM_FOR_TICK],
        "tickvals": axis["tickvals"][::step],
        "ticktext": axis["ticktext"][::step],
        "ticklabelposition": "inside top",
        "automargin": False,
        "tickfont": {"color": palette.muted, "size": 11},
    }


def _cell_title(title: str, left: float, top: float, palette: Palette) -> Spec:
    """On two lines over a cell; what has no room there stands in the tooltips."""
    text = "<br>".join(canvas.safe(line) for line in _lines(title))
    font = {"color": palette.text, "size": 12}
    at = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return canvas.label(left, top, f"<b>{text}</b>", palette.text, font=font, align="left", **at)


def _lines(title: str) -> list[str]:
    """A text broken between words, or between any two Chinese characters."""
    parts = _UNBROKEN.findall(title)
    lines = [""]
    for part in parts:
        if lines[-1] and canvas.label_width([lines[-1] + part]) > _TITLE_WIDTH:
            lines.append("")
        lines[-1] += part
    cut = [line.rstrip() for line in lines[:_TITLE_LINES]]
    return cut if len(lines) <= _TITLE_LINES else [*cut[:-1], f"{cut[-1]}…"]

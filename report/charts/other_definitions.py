"""Figures of another definition: off the scale, in a strip above it, each with its value."""

from __future__ import annotations

from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.palette import mixed
from report.charts.placement import Label, Spot, label
from report.charts.plot import Plot
from report.model import Observation

# How much of the colour of rules is in that of the strip.
_TINT = 0.5
# Pixels from a mark up to its value; not beside it, where the line of its lane runs.
_UP = 15
_SPOTS: tuple[Spot, ...] = tuple(
    ("center", across, _UP) for across in (0.0, 6.0, -6.0, 12.0, -12.0)
)


def strip_shapes(plot: Plot) -> list[Spec]:
    """The ground of the strip, where there is one."""
    if not plot.strip.names:
        return []
    ground = mixed(plot.palette.rule, plot.palette.background, _TINT)
    bottom, top = plot.axis["range"]
    foot = (plot.strip_foot - bottom) / (top - bottom)
    box = {"xref": "x domain", "yref": "paper", "x0": 0, "x1": 1, "y0": round(foot, 4), "y1": 1}
    look = {"fillcolor": ground, "line": {"width": 0, "color": ground}, "layer": "below"}
    return [{"type": "rect", "name": "strip", **box, **look}]


def lane_names(plot: Plot) -> Spec:
    """The axis of values with the names of lanes among its ticks."""
    heights = plot.strip.heights(plot.strip_foot, float(plot.axis["range"][1]))
    return plot.axis | {
        "tickvals": [*plot.axis["tickvals"], *heights],
        "ticktext": [*plot.axis["ticktext"], *plot.strip.names],
    }


def strip_marks(line: Line, plot: Plot) -> list[Spec]:
    """The marks of a line in the strip, where its other figures are drawn as bars."""
    pairs = [pair for pair in zip(line.rows, line.tips, strict=True) if plot.strip.holds(pair[0])]
    if not pairs:
        return []
    rows = [row for row, _ in pairs]
    marker = marks.markers(line) | {"symbol": [marks.symbol(row) for row in rows], "size": 8}
    trace: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": plot.positions(rows),
        "y": plot.heights_of(rows),
        "marker": marker,
        "showlegend": False,
        "cliponaxis": False,
    }
    if len(rows) == len(line.rows):
        # It has no bars that would stand for it in a key.
        trace |= {"name": canvas.safe(line.name), "showlegend": True}
    return [trace | marks.points(rows, [tip for _, tip in pairs])]


def strip_labels(plot: Plot) -> list[Label]:
    """The value of each figure in the strip, the last ones first."""
    rows = [row for line in plot.lines for row in reversed(line.rows) if plot.strip.holds(row)]
    return [_label(row, plot) for row in rows]


def _label(row: Observation, plot: Plot) -> Label:
    text = canvas.safe(plot.figure(row))
    (height,) = plot.heights_of([row])
    return label(canvas.label(plot.position(row), height, text, plot.palette.text), _SPOTS)

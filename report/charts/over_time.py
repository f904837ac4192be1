"""Charts over years: line, area, points and bar."""

from __future__ import annotations

from report.charts import canvas
from report.charts.canvas import Narrow, Spec
from report.charts.line_ends import end_labels
from report.charts.lines import bar_trace, line_traces, point_traces
from report.charts.plot import Plot
from report.charts.targets import target_labels, target_mark, target_traces

# More lines than this have their names in a key: they would stand on each other.
_MOST_NAMED = 8
# In pixels: a picture beside another one, and a key that needs no picture of its own height.
_KEY_WIDTH = 560
_LOW_KEY = 40
# Of the height of the picture.
_NAME_HEIGHT = 0.065
# In pixels; a longer name would leave too little for the picture.
_WIDEST_NAME = 130


def line_spec(plot: Plot) -> Spec:
    """Figures joined by lines, dotted over years without a figure and cut at breaks."""
    return _drawn(plot, [trace for line in plot.lines for trace in line_traces(line, plot)])


def area_spec(plot: Plot) -> Spec:
    """The same, filled down to zero."""
    traces = [trace for line in plot.lines for trace in line_traces(line, plot, fill=True)]
    return _drawn(plot, traces, from_zero=True)


def points_spec(plot: Plot) -> Spec:
    """Sparse figures: markers, with a thin dotted connector that claims nothing between them."""
    traces = [trace for line in plot.lines for trace in point_traces(line, plot)]
    return _drawn(plot, traces)


def bar_spec(plot: Plot) -> Spec:
    """Bars from zero; a target is a diamond on them, without a line that they would hide."""
    layout = _layout(plot, from_zero=True)
    layout["bargap"] = 0.35
    if len(plot.lines) > 1:
        layout |= _key_above(plot)
    diamonds = [target_mark(target, plot, plot.palette.text) for target in plot.targets]
    bars = [bar_trace(line, plot, number) for number, line in enumerate(plot.lines)]
    return {"data": [*bars, *diamonds], "layout": layout}


def _drawn(plot: Plot, traces: list[Spec], *, from_zero: bool = False) -> Spec:
    """Lines with their names at their ends, or above the picture where names are long."""
    layout = _layout(plot, from_zero=from_zero)
    width = canvas.label_width(line.name for line in plot.lines)
    if len(plot.lines) > 1 and (width > _WIDEST_NAME or len(plot.lines) > _MOST_NAMED):
        layout |= _key_above(plot)
        labels = []
    else:
        low, high = layout["yaxis"]["range"]
        labels = end_labels(plot, abs(high - low) * _NAME_HEIGHT)
        layout["margin"]["r"] = width if len(plot.lines) > 1 else 28
    layout["annotations"] = [*labels, *target_labels(plot)]
    return {"data": [*traces, *target_traces(plot)], "layout": layout}


def _layout(plot: Plot, *, from_zero: bool) -> Spec:
    layout = canvas.base_layout(plot.palette)
    layout["xaxis"] = canvas.year_axis(*plot.reach(), plot.palette)
    layout["yaxis"] = plot.axis(plot.heights(), from_zero=from_zero)
    layout["shapes"] = [canvas.rule_at(x, plot.palette) for x in _breaks(plot)]
    return layout


def _key_above(plot: Plot) -> Spec:
    """A key over the picture, for names that have no room beside what they name."""
    key = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "itemclick": False}
    names = [line.name for line in plot.lines]
    wide = _room_for_key(canvas.key_height(names, _KEY_WIDTH))
    small = _room_for_key(canvas.key_height(names, canvas.NARROW))
    layout: Spec = {"showlegend": True, "legend": key, "height": wide["height"]}
    layout["margin"] = canvas.base_layout(plot.palette)["margin"] | wide["margin"]
    return layout | canvas.narrow(small)


def _room_for_key(height: int) -> Narrow:
    """The picture is as high as without a key, and a key of up to two lines takes of its room."""
    return {"margin": {"t": 30 + height}, "height": canvas.HEIGHT + max(0, height - _LOW_KEY)}


def _breaks(plot: Plot) -> list[float]:
    """Where the subject's series breaks or its vintage changes: half a year before the first figure
    after that.
    """
    subject = [line for line in plot.lines if line.subject] or list(plot.lines[:1])
    rows = [row for line in subject for row in line.rows[1:] if row.begins_run]
    return sorted({row.stands_at.position - 0.5 for row in rows})

"""Charts over years: line, area, points and bar."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from report.charts import canvas
from report.charts.canvas import Narrow, Spec
from report.charts.line_ends import end_labels, end_texts
from report.charts.lines import bar_labels, bar_trace, line_traces, point_traces
from report.charts.placement import Label
from report.charts.plot import Plot
from report.charts.targets import target_labels, target_mark, target_traces
from report.charts.years import set_year_axis
from report.model import Observation

# More lines than this have their names in a key: they would stand on each other.
_MOST_NAMED = 8
# In pixels: a picture beside another one, and a key that needs no picture of its own height.
_KEY_WIDTH = 560
_LOW_KEY = 40
_KEY: Spec = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "itemclick": False}
# In pixels: what a lone line has at its right.
_BESIDE = 28
# In pixels; a longer name would leave too little for the picture.
_WIDEST_NAME = 130


def line_spec(plot: Plot) -> Spec:
    """Figures joined by lines, dotted over years without a figure and cut at breaks."""
    return _drawn(plot, [trace for line in plot.lines for trace in line_traces(line, plot)])


def area_spec(plot: Plot) -> Spec:
    """The same, filled down to zero, where its axis begins."""
    plot = replace(plot, may_be_cut=False)
    traces = [trace for line in plot.lines for trace in line_traces(line, plot, fill=True)]
    return _drawn(plot, traces)


def points_spec(plot: Plot) -> Spec:
    """Sparse figures: markers, with a thin dotted connector that claims nothing between them."""
    traces = [trace for line in plot.lines for trace in point_traces(line, plot)]
    return _drawn(plot, traces)


def bar_spec(plot: Plot) -> Spec:
    """Bars from zero; a target is a diamond on them, without a line that they would hide."""
    plot = replace(plot, as_bars=True)
    layout = _layout(plot)
    layout["bargap"] = 0.35
    # Bars below zero hang from its line, which then is the axis.
    layout["xaxis"]["showline"] = layout["yaxis"]["range"][0] >= 0
    if len(plot.lines) > 1:
        _add_key(layout, plot)
    layout["meta"]["labels"] = [*bar_labels(plot), *target_labels(plot)]
    diamonds = [target_mark(target, plot) for target in plot.targets]
    bars = [bar_trace(line, plot, number) for number, line in enumerate(plot.lines)]
    return {"data": [*bars, *diamonds], "layout": layout}


def _drawn(plot: Plot, traces: list[Spec]) -> Spec:
    """Lines with their names at their ends, or above the picture where names are long."""
    layout = _layout(plot)
    width = canvas.label_width(line.name for line in plot.lines)
    labels: list[Label] = []
    if len(plot.lines) > 1 and (width > _WIDEST_NAME or len(plot.lines) > _MOST_NAMED):
        _add_key(layout, plot)
    elif len(plot.lines) > 1:
        layout["margin"]["r"] = canvas.label_width(end_texts(plot), bold=True)
        layout["meta"] |= {"names": end_labels(plot), **_when_narrow(plot)}
    else:
        labels = end_labels(plot)
        row = plot.lines[0].rows[-1]
        # Between a rule and the edge of the picture there is no room for the figure.
        room = canvas.label_width([plot.fmt.observation(row)], bold=True)
        layout["margin"]["r"] = room if row.begins_run else _BESIDE
    layout["meta"]["labels"] = [*labels, *target_labels(plot)]
    return {"data": [*traces, *target_traces(plot)], "layout": layout}


def _layout(plot: Plot) -> Spec:
    layout = canvas.base_layout(plot.palette)
    set_year_axis(layout, plot.span, plot.palette)
    layout["yaxis"] = dict(plot.axis)
    layout["shapes"] = [canvas.rule_at(x, plot.palette) for x in _breaks(plot)]
    if plot.is_cut:
        layout["shapes"] += canvas.cut_marks(plot.palette)
    return layout


def _add_key(layout: Spec, plot: Plot) -> None:
    """A key over the picture, for names that have no room beside what they name."""
    wide = _room_for_key(plot, _KEY_WIDTH)
    layout |= {"showlegend": True, "legend": dict(_KEY), "height": wide["height"]}
    layout["margin"] |= wide["margin"]
    layout["meta"]["narrow"] = _room_for_key(plot, canvas.NARROW)


def _when_narrow(plot: Plot) -> Spec:
    """What becomes of the names of lines on a small screen: a key, or the names alone.

    Lines of one colour are told apart by their dashes, which a key does not show.
    """
    names = [line.name for line in plot.lines]
    if len({line.colour for line in plot.lines}) == len(names):
        return {"narrow": _key_when_narrow(plot)}
    margin = {"r": canvas.label_width(names, bold=True)}
    return {"narrow": {"margin": margin}, "short_names": end_labels(plot, names)}


def _key_when_narrow(plot: Plot) -> Narrow:
    """On a small screen the names of lines stand in a key above them, not at their ends."""
    room = _room_for_key(plot, canvas.NARROW)
    return room | {
        "showlegend": True,
        "legend": dict(_KEY),
        "margin": room["margin"] | {"r": 16},
    }


def _room_for_key(plot: Plot, width: int) -> Narrow:
    """The picture is as high as without a key, and a key of up to two lines takes of its room."""
    height = canvas.key_height([line.name for line in plot.lines], width)
    return {"margin": {"t": 30 + height}, "height": canvas.HEIGHT + max(0, height - _LOW_KEY)}


def _breaks(plot: Plot) -> list[float]:
    """Where the subject's series breaks or its vintage changes: half a year before the first figure
    after that, or halfway to it where the figure before is nearer than a year.
    """
    subject = [line for line in plot.lines if line.subject] or list(plot.lines[:1])
    pairs = [pair for line in subject for pair in pairwise(line.rows)]
    return sorted({_between(plot, *pair) for pair in pairs if pair[1].begins_run})


def _between(plot: Plot, earlier: Observation, later: Observation) -> float:
    before, after = plot.position(earlier), plot.position(later)
    return after - min(0.5, (after - before) / 2)

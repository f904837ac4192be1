"""Charts over years: line, area, points and bar."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from report.charts import canvas
from report.charts.bars_over_time import bar_labels, bar_targets, bar_traces
from report.charts.canvas import Narrow, Spec
from report.charts.line_ends import (
    end_figures,
    end_labels,
    end_texts,
    figure_texts,
    lone_end,
)
from report.charts.lines import line_traces, point_traces
from report.charts.other_definitions import (
    lane_names,
    strip_labels,
    strip_marks,
    strip_shapes,
)
from report.charts.placement import Label
from report.charts.plot import Plot
from report.charts.targets import target_labels, target_traces
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
    layout["meta"]["labels"] = [*bar_labels(plot), *strip_labels(plot)]
    squares = [trace for line in plot.lines for trace in strip_marks(line, plot)]
    return {"data": [*bar_traces(plot), *squares, *bar_targets(plot)], "layout": layout}


def _drawn(plot: Plot, traces: list[Spec]) -> Spec:
    """Lines with names and figures at their ends; a key has the names that are too long."""
    layout = _layout(plot)
    width = canvas.label_width(line.name for line in plot.lines)
    labels: list[Label] = []
    if len(plot.lines) == 1:
        labels = [_lone_end(layout, plot)]
    elif width > _WIDEST_NAME or len(plot.lines) > _MOST_NAMED:
        labels = end_figures(plot)
        _add_key(layout, plot)
        layout["margin"]["r"] = canvas.label_width(figure_texts(plot), bold=True)
    else:
        layout["margin"]["r"] = canvas.label_width(end_texts(plot), bold=True)
        layout["meta"] |= {"names": end_labels(plot), "short_names": end_figures(plot)}
        layout["meta"]["narrow"] = _key_when_narrow(plot)
    layout["meta"]["labels"] = [*labels, *strip_labels(plot), *target_labels(plot)]
    return {"data": [*traces, *target_traces(plot)], "layout": layout}


def _lone_end(layout: Spec, plot: Plot) -> Label:
    """The figure at the end of a lone line, and the margin that it needs."""
    row = plot.on_scale(plot.lines[0].rows)[-1]
    text = plot.fmt.observation(row)
    # Between a rule and the edge of the picture there is no room for the figure.
    room = canvas.label_width([text], bold=True)
    layout["margin"]["r"] = room if row.begins_run else _BESIDE
    return lone_end(plot, text)


def _layout(plot: Plot) -> Spec:
    layout = canvas.base_layout(plot.palette)
    set_year_axis(layout, plot.span, plot.palette)
    layout["yaxis"] = lane_names(plot)
    layout["shapes"] = strip_shapes(plot)
    layout["shapes"] += [
        canvas.rule_at(x, plot.palette, _top_of_rules(plot)) for x in _breaks(plot)
    ]
    if plot.is_cut:
        layout["shapes"] += canvas.cut_marks(plot.palette)
    return layout


def _add_key(layout: Spec, plot: Plot) -> None:
    """A key over the picture, for names that have no room beside what they name."""
    wide = _room_for_key(plot, _KEY_WIDTH)
    layout |= {"showlegend": True, "legend": dict(_KEY), "height": wide["height"]}
    layout["margin"] |= wide["margin"]
    layout["meta"]["narrow"] = _room_for_key(plot, canvas.NARROW)


def _key_when_narrow(plot: Plot) -> Narrow:
    """On a small screen the names of lines stand in a key above them, the figures at their ends."""
    room = _room_for_key(plot, canvas.NARROW)
    return room | {
        "showlegend": True,
        "legend": dict(_KEY),
        "margin": room["margin"] | {"r": canvas.label_width(figure_texts(plot), bold=True)},
    }


def _room_for_key(plot: Plot, width: int) -> Narrow:
    """The picture is as high as without a key, and a key of up to two lines takes of its room."""
    height = canvas.key_height([line.name for line in plot.lines], width)
    return {
        "margin": {"t": canvas.UNDER_KEY + height},
        "height": canvas.HEIGHT + max(0, height - _LOW_KEY),
    }


def _breaks(plot: Plot) -> list[float]:
    """Where the subject's series breaks or its vintage changes: half a year before the first figure
    after that, or halfway to it where the figure before is nearer than a year.
    """
    subject = [line for line in plot.lines if line.subject] or list(plot.lines[:1])
    pairs = [pair for line in subject for pair in pairwise(plot.on_scale(line.rows))]
    return sorted({_between(plot, *pair) for pair in pairs if pair[1].begins_run})


def _top_of_rules(plot: Plot) -> float:
    """Of the height of the picture: below what stands over the scale, and over the longest bar."""
    low, high = plot.axis["range"]
    top = max(plot.heights()) if plot.as_bars else plot.strip_foot
    return round(float((max(top, 0) - low) / (high - low)), 4)


def _between(plot: Plot, earlier: Observation, later: Observation) -> float:
    before, after = plot.position(earlier), plot.position(later)
    return after - min(0.5, (after - before) / 2)

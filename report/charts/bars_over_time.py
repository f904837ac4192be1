"""Bars that stand over years: their figures on them, and the targets that they reach."""

from __future__ import annotations

from itertools import pairwise

from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.placement import Label, Spot, label
from report.charts.plot import Plot
from report.charts.targets import in_force_first, target_label, target_mark, target_text
from report.model import Observation, Target

_MOST_LABELLED_BARS = 12
# Of more series than this, bars are too thin for labels.
_MOST_LABELLED_SERIES = 3
# Of the width of a year.
_BARS = 0.62
# Pixels from the end of a bar to the middle of its figure, as near as the rules across allow; and
# to that of a target with a figure under it.
_HEIGHTS = (11, 14, 18, 22, 26, 30)
_TALL_HEIGHTS = (20, 23, 27, 31, 35, 39)
# Of the height of the axis: a bar that ends so far under a target meets its diamond.
_NEAR = 0.06


def bar_traces(plot: Plot) -> list[Spec]:
    """Solid bars; hollow ones for provisional and estimated figures.

    Those of a year stand side by side within it: left to itself, Plotly spreads them over as
    many years as lie between two figures.
    """
    lines = _barred(plot)
    keys = [_key_entry(line, plot) for line in lines] if len(plot.lines) > 1 else []
    return [*(_bars(line, plot, number) for number, line in enumerate(lines)), *keys]


def _key_entry(line: Line, plot: Plot) -> Spec:
    """What a key shows of one of several series: a plain bar, and not its first one, which may be
    hollow.
    """
    return {
        "type": "bar",
        "name": canvas.safe(line.name),
        "x": [None],
        "y": [None],
        "marker": marks.plain_bar(line.look, plot.palette.background),
        "hoverinfo": "skip",
    }


def _barred(plot: Plot) -> list[Line]:
    """The lines that have bars: figures on the scale."""
    return [line for line in plot.lines if plot.on_scale(line.rows)]


def _bars(line: Line, plot: Plot, number: int) -> Spec:
    width = _bar_width(plot)
    rows = plot.on_scale(line.rows)
    tips = [tip for row, tip in zip(line.rows, line.tips, strict=True) if row in rows]
    return {
        "type": "bar",
        "name": canvas.safe(line.name),
        "x": plot.positions(rows),
        "y": plot.heights_of(rows),
        "width": width,
        "offset": number * width - _bar_room(plot) / 2,
        "marker": marks.bars(
            rows, [line.colour] * len(rows), line.look.pattern, plot.palette.background
        ),
        "showlegend": False,
        "cliponaxis": False,
    } | marks.points(rows, tips)


def _bar_width(plot: Plot) -> float:
    return _bar_room(plot) / len(_barred(plot))


def _bar_room(plot: Plot) -> float:
    """The width of the bars of one period, in years: less where months of a year are shown."""
    places = sorted({plot.position(row) for line in plot.lines for row in plot.on_scale(line.rows)})
    apart = min((later - earlier for earlier, later in pairwise(places)), default=1.0)
    return _BARS * min(1.0, apart)


def bar_targets(plot: Plot) -> list[Spec]:
    """The diamonds of targets, over the bars of what they are for."""
    return [
        target_mark(target, plot) | {"x": [_middle(target, plot, _line_of(target, plot))]}
        for target in plot.targets
    ]


def bar_labels(plot: Plot) -> list[Label]:
    """Targets that bars reach, with the figures of these; then the figures of a few bars, the last
    ones first; then the targets that no bar reaches.
    """
    reached = {target: _bar_at(target, plot) for target in in_force_first(plot)}
    rows = [row for row in reached.values() if row is not None]
    figures = [
        _figure_label(row, plot, number)
        for number, line in enumerate(_barred(plot))
        for row in reversed(plot.on_scale(line.rows))
        if _has_figures(plot) and row not in rows
    ]
    on_bars = [_reached_label(target, row, plot) for target, row in reached.items() if row]
    others = [target for target, row in reached.items() if row is None]
    return [*on_bars, *figures, *(_free_label(target, plot) for target in others)]


def _has_figures(plot: Plot) -> bool:
    """Whether the bars are few enough to bear their figures."""
    count = sum(len(plot.on_scale(line.rows)) for line in plot.lines)
    return count <= _MOST_LABELLED_BARS and len(_barred(plot)) <= _MOST_LABELLED_SERIES


def _line_of(row: Observation | Target, plot: Plot) -> int:
    """The number of the bars of an indicator and place; the first where it has none."""
    keys = [(line.rows[0].indicator, line.rows[0].place) for line in _barred(plot)]
    key = (row.indicator, row.place)
    return keys.index(key) if key in keys else 0


def _middle(row: Observation | Target, plot: Plot, number: int) -> float:
    """The middle of the bar of a period, of the line of this number."""
    width = _bar_width(plot)
    return plot.position(row) + width * (number + 0.5) - _bar_room(plot) / 2


def _bar_at(target: Target, plot: Plot) -> Observation | None:
    """The bar that a target's diamond stands on, or right above."""
    low, high = plot.axis["range"]
    least = plot.height(target.value) - (high - low) * _NEAR
    rows = plot.on_scale(_barred(plot)[_line_of(target, plot)].rows)
    at = (row for row in rows if row.period == target.period and plot.height(row.value) >= least)
    return next(at, None)


def _figure_label(row: Observation, plot: Plot, number: int) -> Label:
    """The figure at the end of its bar, with the sign of a bound or an approximation."""
    x, y = _middle(row, plot, number), plot.height(row.value)
    note = canvas.label(x, y, canvas.safe(plot.figure(row)), plot.palette.text)
    up = -1 if row.value < 0 else 1
    sides = (("center", 0.0), ("left", -6.0), ("right", 6.0))
    return label(note, [(side, across, up * high) for high in _HEIGHTS for side, across in sides])


def _reached_label(target: Target, row: Observation, plot: Plot) -> Label:
    """A target over the figure of the bar that it stands on; the figure alone without room."""
    number = _line_of(target, plot)
    figure = _figure_label(row, plot, number)
    lines = [target_text(target, plot), *([plot.figure(row)] if _has_figures(plot) else [])]
    top = max(plot.height(row.value), plot.height(target.value))
    text = "<br>".join(map(canvas.safe, lines))
    note = canvas.label(_middle(row, plot, number), top, text, plot.palette.text)
    heights = _TALL_HEIGHTS if len(lines) > 1 else _HEIGHTS
    sides = (("center", 0.0), ("right", 0.0), ("left", 0.0), ("right", 22.0), ("left", -22.0))
    spots: list[Spot] = [(side, across, up) for up in heights for side, across in sides]
    return label(note, spots, otherwise=figure if _has_figures(plot) else None)


def _free_label(target: Target, plot: Plot) -> Label:
    return target_label(target, plot, _middle(target, plot, _line_of(target, plot)))

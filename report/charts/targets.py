"""The targets of a chart: a diamond with its year and value, and a line from when it was set."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from report.analysis import timing
from report.analysis.progress.pace import path
from report.analysis.target_path import target_path
from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.placement import Label, label, spots_around
from report.charts.plot import Plot
from report.model import Target

_SIZE, _REPLACED_SIZE = 12, 8
_SMALL = 11
# Pieces of a path that bends.
_STEPS_OF_A_CURVE = 12
# Pixels from a diamond to its text, above or below it and beside it; far ones are led to it.
_NEAR = range(16, 36, 3)
_HEIGHTS = tuple(up * sign for up in (*_NEAR, *range(42, 100, 6)) for sign in (1, -1))
_BESIDE = 13


def target_traces(plot: Plot) -> list[Spec]:
    """The traces of all targets of a plot."""
    lines = [trace for target in plot.targets for trace in _path(target, plot)]
    return lines + [target_mark(target, plot) for target in plot.targets]


def _path(target: Target, plot: Plot) -> list[Spec]:
    """The path to a target, from a figure or from the day that the target was set.

    It goes by the measure of progress, a curve where that is a rate of growth; nothing where no
    progress can be measured.
    """
    found = target_path(plot.fmt.report, target)
    if found is None:
        return []
    begin, due = plot.position(found.base), plot.position(target)
    start = begin if found.since is None else timing.position(found.since, found.case.kind)
    if start >= due:
        return []
    steps = _STEPS_OF_A_CURVE if found.case.measure == "percent" else 1
    across = [start + (due - start) * step / steps for step in range(steps + 1)]
    up = path(found.case, [Decimal(str((x - begin) / (due - begin))) for x in across])
    return [_dashed(across, up, target, plot)] if up else []


def _dashed(across: Sequence[float], up: Sequence[Decimal], target: Target, plot: Plot) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [round(x, 4) for x in across],
        "y": [plot.height(value) for value in up],
        "line": {"color": _colour(target, plot), "width": 1.4, "dash": "dash"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _colour(target: Target, plot: Plot) -> str:
    """That of the line; grey for what is no longer in force."""
    if target.superseded_by is not None:
        return plot.palette.muted
    return plot.palette.text if plot.as_bars else plot.lines[0].colour


def target_mark(target: Target, plot: Plot) -> Spec:
    """An outlined diamond at the period and the value of a target; a small one if replaced."""
    size = _SIZE if target.superseded_by is None else _REPLACED_SIZE
    colour = _colour(target, plot)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [plot.position(target)],
        "y": [plot.height(target.value)],
        "marker": {"symbol": "diamond-open", "size": size, "color": colour, "line": {"width": 2}},
        "customdata": [[_target_tooltip(target, plot)]],
        **marks.TELLING,
        "showlegend": False,
        "cliponaxis": False,
    }


def _target_tooltip(target: Target, plot: Plot) -> str:
    fmt = plot.fmt
    source = fmt.source(fmt.report.sources[target.source])
    head = fmt.word("target.for", period=fmt.period(target.period))
    lines = (fmt.target(target), fmt.say(target.policy), source)
    return "<br>".join((f"<b>{canvas.safe(head)}</b>", *map(canvas.safe, lines)))


def target_labels(plot: Plot) -> list[Label]:
    """Year and value of each target, near its diamond; those in force find their places first."""
    return [target_label(target, plot, plot.position(target)) for target in in_force_first(plot)]


def in_force_first(plot: Plot) -> list[Target]:
    """The targets of a plot, those since replaced last."""
    return sorted(plot.targets, key=lambda target: target.superseded_by is not None)


def target_label(target: Target, plot: Plot, x: float) -> Label:
    """Year and value of a target, near its diamond at this place across."""
    is_replaced = target.superseded_by is not None
    colour = plot.palette.muted if is_replaced else plot.palette.text
    note = canvas.label(
        x,
        plot.height(target.value),
        canvas.safe(target_text(target, plot)),
        colour,
        font={"color": colour, "size": _SMALL if is_replaced else canvas.LABEL},
    )
    return label(note, spots_around(_HEIGHTS, _BESIDE))


def target_text(target: Target, plot: Plot) -> str:
    """What is written at a target: `2025 target: 130`, or that it was the original one."""
    key = "target.on_chart" if target.superseded_by is None else "target.original_on_chart"
    period = plot.fmt.period(target.period)
    return plot.fmt.word(key, period=period, value=plot.figure(target))

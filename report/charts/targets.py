"""The targets ahead of a chart's lines: a diamond, a dashed line to it, what is said of it."""

from __future__ import annotations

from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.plot import Plot
from report.model import Observation, Target

# A target this close to a figure, in years, needs no line from it.
_NEAR = 0.2


def target_traces(plot: Plot) -> list[Spec]:
    """The traces of all targets of a plot."""
    return [trace for target in plot.targets for trace in _target_trace(target, plot)]


def _target_trace(target: Target, plot: Plot) -> list[Spec]:
    """An outlined diamond, and a dashed line to it from the last figure before it."""
    line = plot.lines[0]
    x, y = target.period.position, float(plot.scale.of(target.value))
    diamond = target_mark(target, plot, line.colour)
    earlier = _before(target, line)
    if not earlier:
        return [diamond]
    start = earlier[-1]
    dash: Spec = {
        "type": "scatter",
        "mode": "lines",
        "x": [start.period.position, x],
        "y": [float(plot.scale.of(start.value)), y],
        "line": {"color": line.colour, "width": 1.4, "dash": "dash"},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [dash, diamond]


def target_mark(target: Target, plot: Plot, colour: str) -> Spec:
    """An outlined diamond at the period and the value of a target."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [target.period.position],
        "y": [float(plot.scale.of(target.value))],
        "marker": {"symbol": "diamond-open", "size": 12, "color": colour, "line": {"width": 2}},
        "customdata": [[_target_tooltip(target, plot)]],
        "hovertemplate": marks.HOVER,
        "showlegend": False,
    }


def _target_tooltip(target: Target, plot: Plot) -> str:
    fmt = plot.fmt
    source = fmt.source(fmt.report.sources[target.source])
    head = fmt.word("target.for", period=fmt.period(target.period))
    lines = (fmt.target(target), fmt.say(target.policy), source)
    return "<br>".join((f"<b>{canvas.safe(head)}</b>", *map(canvas.safe, lines)))


def target_labels(plot: Plot) -> list[Spec]:
    """The word "target" beside each diamond, on the side where the dashed line is not."""
    return [
        canvas.label(
            target.period.position,
            float(plot.scale.of(target.value)),
            plot.fmt.word("target.short"),
            plot.palette.muted,
            yshift=16 if _has_room_above(target, plot) else -16,
            xshift=12,
            xanchor="right",
        )
        for target in plot.targets
    ]


def _has_room_above(target: Target, plot: Plot) -> bool:
    """Whether the dashed line comes from below, and the name of the line is not written there."""
    earlier, last = _before(target, plot.lines[0]), plot.lines[0].rows[-1]
    named = abs(target.period.position - last.stands_at.position) <= _NEAR
    return bool(earlier) and earlier[-1].value < target.value and not named


def _before(target: Target, line: Line) -> list[Observation]:
    """The figures from which a line can lead to a target."""
    x = target.period.position
    return [row for row in line.rows if x - row.stands_at.position > _NEAR]

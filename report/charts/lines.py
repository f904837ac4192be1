"""How lines are drawn over years: joined, dotted over gaps, cut at breaks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from report.analysis.series import is_gap, segments
from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.palette import translucent
from report.charts.plot import Plot
from report.model import Observation

# The opacity of the area under a line.
_UNDER_A_LINE = 0.18


def line_traces(line: Line, plot: Plot, *, fill: bool = False) -> list[Spec]:
    """Lines along runs of neighbouring years, dotted connectors over gaps, then the markers."""
    strokes, dots = _stroke(line, plot, fill=fill), _connector(bridges(line, plot), line, plot)
    return [*strokes, *dots, _markers(line, plot), *_key_entry(line, plot, [*strokes, *dots])]


def point_traces(line: Line, plot: Plot) -> list[Spec]:
    """Dotted connectors between comparable figures, then the markers."""
    pairs = [pair for run in in_time(line.rows, plot) for pair in pairwise(run)]
    dots = _connector(list(pairs), line, plot)
    return [*dots, _markers(line, plot), *_key_entry(line, plot, dots)]


def _key_entry(line: Line, plot: Plot, strokes: Sequence[Spec]) -> list[Spec]:
    """What a key shows of one of several lines: its stroke and its plain mark, not its first one,
    which may be hollow; a square where all its figures stand in the strip.
    """
    if len(plot.lines) == 1:
        return []
    entry = {
        "type": "scatter",
        "mode": "lines+markers" if strokes else "markers",
        "name": canvas.safe(line.name),
        "x": [None],
        "y": [None],
        "marker": {
            "symbol": line.look.shape if plot.on_scale(line.rows) else "square",
            "size": marks.size_of(line),
            "color": line.colour,
            "line": marks.outline_of(line),
        },
        "hoverinfo": "skip",
    }
    return [entry | ({"line": strokes[0]["line"]} if strokes else {})]


def in_time(rows: Sequence[Observation], plot: Plot) -> list[list[Observation]]:
    """The comparable runs of a series on the scale, each from left to right: a year stands before
    its last month, though it ends with it, unless it tells of its own last day.
    """
    return [sorted(run, key=plot.position) for run in segments(plot.on_scale(rows))]


def runs(line: Line, plot: Plot) -> list[list[Observation]]:
    """Rows between which nothing breaks and no year is missing."""
    joined: list[list[Observation]] = []
    for segment in in_time(line.rows, plot):
        joined.append([segment[0]])
        for earlier, later in pairwise(segment):
            if is_gap(earlier.period, later.period):
                joined.append([])
            joined[-1].append(later)
    return [run for run in joined if len(run) > 1]


def bridges(line: Line, plot: Plot) -> list[tuple[Observation, Observation]]:
    """Comparable neighbours with a year or more missing between them."""
    pairs = (pair for segment in in_time(line.rows, plot) for pair in pairwise(segment))
    return [pair for pair in pairs if is_gap(pair[0].period, pair[1].period)]


def _stroke(line: Line, plot: Plot, *, fill: bool) -> list[Spec]:
    joined = runs(line, plot)
    stroke = {"color": line.colour, "width": 3 if line.subject else 1.8, "dash": line.look.dash}
    if not fill:
        return _apart(joined, stroke, plot)
    # Each area for itself: Plotly fills what lies between two of one trace.
    filled: Spec = {"fill": "tozeroy", "fillcolor": translucent(line.colour, _UNDER_A_LINE)}
    return [trace | filled for run in joined for trace in _apart([run], stroke, plot)]


def _connector(
    pairs: Sequence[tuple[Observation, Observation]], line: Line, plot: Plot
) -> list[Spec]:
    stroke = {"color": line.colour, "width": 1.2, "dash": "dot"}
    return [trace | {"opacity": 0.75} for trace in _apart(pairs, stroke, plot)]


def _apart(runs: Sequence[Sequence[Observation]], stroke: Spec, plot: Plot) -> list[Spec]:
    """Lines of one look as one trace, if there are any; nothing leads from one to the next."""
    if not runs:
        return []
    across: list[float | None] = []
    up: list[float | None] = []
    for run in runs:
        across += [*plot.positions(run), None]
        up += [*plot.heights_of(run), None]
    trace: Spec = {
        "type": "scatter",
        "mode": "lines",
        "x": across[:-1],
        "y": up[:-1],
        "line": stroke,
    }
    return [trace | {"hoverinfo": "skip", "showlegend": False}]


def _markers(line: Line, plot: Plot) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": canvas.safe(line.name),
        "x": plot.positions(line.rows),
        "y": plot.heights_of(line.rows),
        "marker": marks.markers(line),
        "showlegend": False,
        "cliponaxis": False,
    } | marks.points(line.rows, line.tips)

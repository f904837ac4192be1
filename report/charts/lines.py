"""How figures are drawn over years: joined, dotted over gaps, cut at breaks; or as bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from report.analysis.series import is_gap, segments
from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.palette import translucent
from report.charts.placement import Label, label
from report.charts.plot import Plot
from report.model import Observation

_MOST_LABELLED_BARS = 12
# Of more series than this, bars are too thin for labels.
_MOST_LABELLED_SERIES = 3
# Of the width of a year.
_BARS = 0.62
# The opacity of the area under a line.
_UNDER_A_LINE = 0.18


def line_traces(line: Line, plot: Plot, *, fill: bool = False) -> list[Spec]:
    """Lines along runs of neighbouring years, dotted connectors over gaps, then the markers.

    A key shows the look of the line where there is one, not that of its first figure.
    """
    strokes, markers = _stroke(line, plot, fill=fill), _markers(line, plot)
    if strokes:
        strokes[0] |= {"name": markers["name"], "showlegend": True}
        markers["showlegend"] = False
    return [*strokes, *_connector(bridges(line, plot), line, plot), markers]


def point_traces(line: Line, plot: Plot) -> list[Spec]:
    """Dotted connectors between comparable figures, then the markers."""
    pairs = [pair for run in in_time(line.rows, plot) for pair in pairwise(run)]
    return [*_connector(list(pairs), line, plot), _markers(line, plot)]


def in_time(rows: Sequence[Observation], plot: Plot) -> list[list[Observation]]:
    """The comparable runs of a series, each from left to right: a year stands before its last
    month, though it ends with it, unless it tells of its own last day.
    """
    return [sorted(run, key=plot.position) for run in segments(rows)]


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
        "cliponaxis": False,
    } | marks.points(line.rows, line.tips)


def bar_trace(line: Line, plot: Plot, number: int) -> Spec:
    """Solid bars; hollow ones for provisional and estimated figures.

    Those of a year stand side by side within it: left to itself, Plotly spreads them over as
    many years as lie between two figures.
    """
    width = bar_room(plot) / len(plot.lines)
    return {
        "type": "bar",
        "name": canvas.safe(line.name),
        "x": plot.positions(line.rows),
        "y": plot.heights_of(line.rows),
        "width": width,
        "offset": number * width - bar_room(plot) / 2,
        "marker": marks.bars(line.rows, [line.colour] * len(line.rows)),
        "cliponaxis": False,
    } | marks.points(line.rows, line.tips)


def bar_room(plot: Plot) -> float:
    """The width of the bars of one period, in years: less where months of a year are shown."""
    places = sorted({plot.position(row) for line in plot.lines for row in line.rows})
    apart = min((later - earlier for earlier, later in pairwise(places)), default=1.0)
    return _BARS * min(1.0, apart)


def bar_labels(plot: Plot) -> list[Label]:
    """The figure on each of a few bars, the last ones first."""
    count = sum(len(line.rows) for line in plot.lines)
    if count > _MOST_LABELLED_BARS or len(plot.lines) > _MOST_LABELLED_SERIES:
        return []
    room = bar_room(plot) / len(plot.lines)
    return [
        _bar_label(row, plot, room * (number + 0.5) - bar_room(plot) / 2)
        for number, line in enumerate(plot.lines)
        for row in reversed(line.rows)
    ]


def _bar_label(row: Observation, plot: Plot, offset: float) -> Label:
    """The figure at the end of its bar, with the sign of a bound or an approximation."""
    x, y = plot.position(row) + offset, plot.height(row.value)
    note = canvas.label(x, y, canvas.safe(plot.figure(row)), plot.palette.text)
    up = -1 if row.value < 0 else 1
    return label(note, [("center", 0, up * high) for high in (11, 18, 25)])

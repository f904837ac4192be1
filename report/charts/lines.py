"""How figures are drawn over years: joined, dotted over gaps, cut at breaks; or as bars."""

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
from report.text.formatter import SIGNS

_MOST_LABELLED_BARS = 12
# Of more series than this, bars are too thin for labels.
_MOST_LABELLED_SERIES = 3
# Of the width of a year.
_BARS = 0.62
# The opacity of the area under a line.
_UNDER_A_LINE = 0.18


def line_traces(line: Line, plot: Plot, *, fill: bool = False) -> list[Spec]:
    """Lines along runs of neighbouring years, dotted connectors over gaps, then the markers."""
    strokes = _stroke(line, plot, fill=fill)
    return [*strokes, *_connector(_bridges(line.rows), line, plot), _markers(line, plot)]


def point_traces(line: Line, plot: Plot) -> list[Spec]:
    """Dotted connectors between comparable figures, then the markers."""
    pairs = [pair for run in segments(line.rows) for pair in pairwise(run)]
    return [*_connector(list(pairs), line, plot), _markers(line, plot)]


def _runs(rows: Sequence[Observation]) -> list[list[Observation]]:
    """Rows between which nothing breaks and no year is missing."""
    runs: list[list[Observation]] = []
    for segment in segments(rows):
        runs.append([segment[0]])
        for earlier, later in pairwise(segment):
            if is_gap(earlier.period, later.period):
                runs.append([])
            runs[-1].append(later)
    return [run for run in runs if len(run) > 1]


def _bridges(rows: Sequence[Observation]) -> list[tuple[Observation, Observation]]:
    """Comparable neighbours with a year or more missing between them."""
    pairs = (pair for segment in segments(rows) for pair in pairwise(segment))
    return [pair for pair in pairs if is_gap(pair[0].period, pair[1].period)]


def _stroke(line: Line, plot: Plot, *, fill: bool) -> list[Spec]:
    runs = _runs(line.rows)
    stroke = {"color": line.colour, "width": 3 if line.subject else 1.8, "dash": line.look.dash}
    if not fill:
        return _apart(runs, stroke, plot)
    # Each area for itself: Plotly fills what lies between two of one trace.
    filled: Spec = {"fill": "tozeroy", "fillcolor": translucent(line.colour, _UNDER_A_LINE)}
    return [trace | filled for run in runs for trace in _apart([run], stroke, plot)]


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
        across += [*marks.positions(run), None]
        up += [*marks.values(run, plot.scale), None]
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
        "x": marks.positions(line.rows),
        "y": marks.values(line.rows, plot.scale),
        "marker": marks.markers(line),
    } | marks.points(line.rows, line.tips)


def bar_trace(line: Line, plot: Plot, number: int) -> Spec:
    """Solid bars; hollow ones for provisional and estimated figures; a label on each if few.

    Those of a year stand side by side within it: left to itself, Plotly spreads them over as
    many years as lie between two figures.
    """
    width = _BARS / len(plot.lines)
    count = sum(len(line.rows) for line in plot.lines)
    few = count <= _MOST_LABELLED_BARS and len(plot.lines) <= _MOST_LABELLED_SERIES
    texts = [_bar_label(row, plot) for row in line.rows] if few else None
    return {
        "type": "bar",
        "name": canvas.safe(line.name),
        # Over the name of its year, whenever in the year the figure stands.
        "x": [row.period.position for row in line.rows],
        "y": marks.values(line.rows, plot.scale),
        "width": width,
        "offset": number * width - _BARS / 2,
        "marker": marks.bars(line.rows, [line.colour] * len(line.rows)),
        "text": texts,
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"color": plot.palette.text, "size": 13},
    } | marks.points(line.rows, line.tips)


def _bar_label(row: Observation, plot: Plot) -> str:
    """The figure on its bar; a sign before it where it is a bound or an approximation."""
    return SIGNS[row.qualifier] + plot.fmt.short_number(row.value, plot.scale)

"""Charts over years: line, area, points and bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.language import Formatter, Scale
from report.measures import is_gap, segments
from report.model import Observation, Target, Unit
from report.palette import Palette

_MOST_LABELLED_BARS = 12
# More lines than this have their names in a key: they would stand on each other.
_MOST_NAMED = 8
# Of more series than this, bars are too thin for labels.
_MOST_LABELLED_SERIES = 3
# In pixels: a picture beside another one, and a key that needs no picture of its own height.
_KEY_WIDTH = 560
_LOW_KEY = 40
# Of the width of a year.
_BARS = 0.62
# A target this close to a figure, in years, needs no line from it.
_NEAR = 0.2
# A line that ends within this share of the axis from its end is named in the margin.
_MARGIN = 0.12
# Of the height of the picture.
_NAME_HEIGHT = 0.065
# In pixels; a longer name would leave too little for the picture.
_WIDEST_NAME = 130


@dataclass(frozen=True)
class Plot:
    """What a chart over time draws: lines of one unit, the targets ahead, and how to write."""

    lines: tuple[Line, ...]
    targets: tuple[Target, ...]
    unit: Unit
    writer: Formatter
    palette: Palette

    @cached_property
    def scale(self) -> Scale:
        return self.writer.scale(self._values(), self.unit)

    def _values(self) -> list[Decimal]:
        drawn = [row.value for line in self.lines for row in line.rows]
        return drawn + [target.value for target in self.targets]

    def heights(self) -> list[float]:
        return [float(self.scale.of(value)) for value in self._values()]

    def reach(self) -> tuple[float, float]:
        """The first and the last position on the axis of years."""
        places = [row.period.position for line in self.lines for row in line.rows]
        places += [target.period.position for target in self.targets]
        return min(places), max(places)


def line(plot: Plot) -> Spec:
    return _drawn(plot, [trace for one in plot.lines for trace in _line_traces(one, plot)])


def area(plot: Plot) -> Spec:
    traces = [trace for one in plot.lines for trace in _line_traces(one, plot, fill=True)]
    return _drawn(plot, traces, from_zero=True)


def points(plot: Plot) -> Spec:
    """Sparse figures: markers, with a thin dotted connector that claims nothing between them."""
    traces = [trace for one in plot.lines for trace in _point_traces(one, plot)]
    return _drawn(plot, traces)


def bar(plot: Plot) -> Spec:
    """Bars from zero; a target is a diamond on them, without a line that they would hide."""
    layout = _layout(plot, from_zero=True)
    layout["bargap"] = 0.35
    if len(plot.lines) > 1:
        layout |= _key_above(plot)
    diamonds = [_diamond(target, plot, plot.palette.text) for target in plot.targets]
    bars = [_bars(one, plot, number) for number, one in enumerate(plot.lines)]
    return {"data": [*bars, *diamonds], "layout": layout}


def _drawn(plot: Plot, traces: list[Spec], *, from_zero: bool = False) -> Spec:
    """Lines with their names at their ends, or above the picture where names are long."""
    layout = _layout(plot, from_zero=from_zero)
    width = canvas.label_width(one.name for one in plot.lines)
    if len(plot.lines) > 1 and (width > _WIDEST_NAME or len(plot.lines) > _MOST_NAMED):
        layout |= _key_above(plot)
        labels = []
    else:
        low, high = layout["yaxis"]["range"]
        labels = _end_labels(plot, abs(high - low) * _NAME_HEIGHT)
        layout["margin"]["r"] = width if len(plot.lines) > 1 else 28
    layout["annotations"] = [*labels, *_target_labels(plot)]
    return {"data": [*traces, *_target_traces(plot)], "layout": layout}


def _layout(plot: Plot, *, from_zero: bool) -> Spec:
    layout = canvas.paper(plot.palette)
    layout["xaxis"] = canvas.year_axis(*plot.reach(), plot.palette)
    if plot.unit.is_part and not from_zero:
        layout["yaxis"] = canvas.part_axis(plot.heights(), plot.palette, plot.writer)
    else:
        layout["yaxis"] = canvas.value_axis(
            plot.heights(), plot.palette, plot.writer, from_zero=from_zero
        )
    layout["shapes"] = [canvas.rule_at(x, plot.palette) for x in _breaks(plot)]
    return layout


def _key_above(plot: Plot) -> Spec:
    """A key over the picture, for names that have no room beside what they name."""
    key = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "itemclick": False}
    names = [one.name for one in plot.lines]
    wide = _room_for_key(canvas.key_height(names, _KEY_WIDTH))
    small = _room_for_key(canvas.key_height(names, canvas.NARROW))
    margin = canvas.paper(plot.palette)["margin"] | wide.pop("margin")
    return {"showlegend": True, "legend": key, "margin": margin} | wide | canvas.narrow(small)


def _room_for_key(height: int) -> Spec:
    """The picture is as high as without a key, and a key of up to two lines takes of its room."""
    return {"margin": {"t": 30 + height}, "height": canvas.HEIGHT + max(0, height - _LOW_KEY)}


def _line_traces(one: Line, plot: Plot, *, fill: bool = False) -> list[Spec]:
    """Lines along runs of neighbouring years, dotted connectors over gaps, then the markers."""
    strokes = _stroke(one, plot, fill=fill)
    return [*strokes, *_connector(_bridges(one.rows), one, plot), _markers(one, plot)]


def _point_traces(one: Line, plot: Plot) -> list[Spec]:
    pairs = [pair for run in segments(one.rows) for pair in pairwise(run)]
    return [*_connector(list(pairs), one, plot), _markers(one, plot)]


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


def _stroke(one: Line, plot: Plot, *, fill: bool) -> list[Spec]:
    runs = _runs(one.rows)
    line = {"color": one.colour, "width": 3 if one.subject else 1.8}
    if not fill:
        return _apart(runs, line, plot)
    # Each area for itself: Plotly fills what lies between two of one trace.
    filled: Spec = {"fill": "tozeroy", "fillcolor": _tint(one.colour)}
    return [trace | filled for run in runs for trace in _apart([run], line, plot)]


def _tint(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.18)"


def _connector(
    pairs: Sequence[tuple[Observation, Observation]], one: Line, plot: Plot
) -> list[Spec]:
    line = {"color": one.colour, "width": 1.2, "dash": "dot"}
    return [trace | {"opacity": 0.75} for trace in _apart(pairs, line, plot)]


def _apart(runs: Sequence[Sequence[Observation]], line: Spec, plot: Plot) -> list[Spec]:
    """Lines of one look as one trace, if there are any; nothing leads from one to the next."""
    if not runs:
        return []
    across: list[float | None] = []
    up: list[float | None] = []
    for run in runs:
        across += [*marks.positions(run), None]
        up += [*marks.values(run, plot.scale), None]
    own: Spec = {"type": "scatter", "mode": "lines", "x": across[:-1], "y": up[:-1], "line": line}
    return [own | {"hoverinfo": "skip", "showlegend": False}]


def _markers(one: Line, plot: Plot) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": canvas.safe(one.name),
        "x": marks.positions(one.rows),
        "y": marks.values(one.rows, plot.scale),
        "marker": marks.markers(one),
    } | marks.points(one.rows, one.tips)


def _bars(one: Line, plot: Plot, number: int) -> Spec:
    """Solid bars; hollow ones for provisional and estimated figures; a label on each if few.

    Those of a year stand side by side within it: left to itself, Plotly spreads them over as
    many years as lie between two figures.
    """
    width = _BARS / len(plot.lines)
    count = sum(len(line.rows) for line in plot.lines)
    few = count <= _MOST_LABELLED_BARS and len(plot.lines) <= _MOST_LABELLED_SERIES
    texts = [_bar_label(row, plot) for row in one.rows] if few else None
    return {
        "type": "bar",
        "name": canvas.safe(one.name),
        "x": marks.positions(one.rows),
        "y": marks.values(one.rows, plot.scale),
        "width": width,
        "offset": number * width - _BARS / 2,
        "marker": marks.bars(one.rows, [one.colour] * len(one.rows)),
        "text": texts,
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"color": plot.palette.text, "size": 13},
    } | marks.points(one.rows, one.tips)


def _bar_label(row: Observation, plot: Plot) -> str:
    """The figure on its bar; a sign before it where it is a bound or an approximation."""
    sign = {"more_than": ">", "less_than": "<", "about": "≈"}.get(row.qualifier, "")
    return sign + plot.writer.brief(row.value, plot.scale)


def _breaks(plot: Plot) -> list[float]:
    """Where the subject's series breaks: half a year before the first figure after the break."""
    subject = [one for one in plot.lines if one.subject] or list(plot.lines[:1])
    rows = [row for one in subject for row in one.rows[1:] if row.status == "B"]
    return sorted({row.period.position - 0.5 for row in rows})


def _end_labels(plot: Plot, gap: float) -> list[Spec]:
    """Names at the ends of the lines, moved apart; a lone line is labelled with its last figure."""
    if len(plot.lines) == 1:
        return [_last_figure(plot.lines[0], plot)]
    ends = [one.rows[-1] for one in plot.lines]
    moved = canvas.spread(marks.values(ends, plot.scale), gap)
    return [_name(one, y, plot) for one, y in zip(plot.lines, moved, strict=True)]


def _name(one: Line, y: float, plot: Plot) -> Spec:
    """A line's name: in the margin if the line ends near it, else beside its last point.

    Where a dashed line leads from there to a target, it stands on the side with none.
    """
    text = f"<b>{canvas.safe(one.name)}</b>" if one.subject else canvas.safe(one.name)
    own = one.rows[-1].period.position
    first, last = plot.reach()
    if plot.targets:
        return canvas.label(own, y, text, one.colour, xanchor="right", **_off_the_line(one))
    near = last - own < (last - first) * _MARGIN
    x = last if near else own
    return canvas.label(x, y, text, one.colour, xanchor="left", xshift=10)


def _last_figure(one: Line, plot: Plot) -> Spec:
    """The last figure of a lone line, on the side where the line does not run."""
    last = one.rows[-1]
    return canvas.label(
        last.period.position,
        float(plot.scale.of(last.value)),
        f"<b>{canvas.safe(plot.writer.observation(last))}</b>",
        one.colour,
        xanchor="left" if len(one.rows) == 1 else "right",
        **_off_the_line(one),
    )


def _off_the_line(one: Line) -> Spec:
    """Above the last point, or below it where the line comes from above."""
    falls = len(one.rows) > 1 and one.rows[-1].value < one.rows[-2].value
    return {"xshift": 8, "yshift": -16 if falls else 16}


def _target_traces(plot: Plot) -> list[Spec]:
    return [trace for target in plot.targets for trace in _target_trace(target, plot)]


def _target_trace(target: Target, plot: Plot) -> list[Spec]:
    """An outlined diamond, and a dashed line to it from the last figure before it."""
    one = plot.lines[0]
    x, y = target.period.position, float(plot.scale.of(target.value))
    diamond = _diamond(target, plot, one.colour)
    before = _before(target, one)
    if not before:
        return [diamond]
    start = before[-1]
    dash: Spec = {
        "type": "scatter",
        "mode": "lines",
        "x": [start.period.position, x],
        "y": [float(plot.scale.of(start.value)), y],
        "line": {"color": one.colour, "width": 1.4, "dash": "dash"},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [dash, diamond]


def _diamond(target: Target, plot: Plot, colour: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [target.period.position],
        "y": [float(plot.scale.of(target.value))],
        "marker": {"symbol": "diamond-open", "size": 12, "color": colour, "line": {"width": 2}},
        "customdata": [[_target_tooltip(target, plot), ""]],
        "hovertemplate": marks.HOVER,
        "showlegend": False,
    }


def _target_tooltip(target: Target, plot: Plot) -> str:
    writer = plot.writer
    figure = writer.figure(target.value, plot.unit, target.qualifier)
    source = writer.source(writer.report.sources[target.source])
    head = writer.word("target.for", period=writer.period(target.period))
    lines = (figure, writer.say(target.policy), source)
    return "<br>".join((f"<b>{canvas.safe(head)}</b>", *map(canvas.safe, lines)))


def _target_labels(plot: Plot) -> list[Spec]:
    return [
        canvas.label(
            target.period.position,
            float(plot.scale.of(target.value)),
            plot.writer.word("target.short"),
            plot.palette.muted,
            yshift=16 if _has_room_above(target, plot) else -16,
            xshift=12,
            xanchor="right",
        )
        for target in plot.targets
    ]


def _has_room_above(target: Target, plot: Plot) -> bool:
    """Whether the dashed line comes from below, and the name of the line is not written there."""
    before, last = _before(target, plot.lines[0]), plot.lines[0].rows[-1]
    named = abs(target.period.position - last.period.position) <= _NEAR
    return bool(before) and before[-1].value < target.value and not named


def _before(target: Target, one: Line) -> list[Observation]:
    """The figures from which a line can lead to a target."""
    x = target.period.position
    return [row for row in one.rows if x - row.period.position > _NEAR]

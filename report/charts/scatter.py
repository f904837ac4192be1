"""Two indicators against each other: places in one year, or years of a place joined by a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.analysis import value_axis
from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.looks import Look
from report.charts.palette import Palette
from report.charts.placement import Label, Spot, label
from report.model import Observation, Unit
from report.text.formatter import Formatter, Scale

_HEIGHT = 460
_ROOM_FOR_TITLE = 44
# More labels than this would stand on each other: then only the ends are named.
_MOST_LABELS = 6
# Above, below or beside its dot.
_SPOTS: tuple[Spot, ...] = (
    ("center", 0, 15),
    ("center", 0, -15),
    ("left", 10, 0),
    ("right", -10, 0),
    ("left", 6, 14),
    ("right", -6, 14),
    ("left", 6, -14),
    ("right", -6, -14),
)


@dataclass(frozen=True, slots=True)
class Dot:
    """Two figures of one place and time; `label` stands beside them, `tip` when pointed at."""

    across: Observation
    up: Observation
    label: str
    tip: str


@dataclass(frozen=True, slots=True)
class ScatterSeries:
    """The dots of one look; those that are `joined` are of one place, in time order."""

    name: str
    dots: tuple[Dot, ...]
    look: Look
    joined: bool

    @property
    def colour(self) -> str:
        return self.look.colour


@dataclass(frozen=True, slots=True)
class ScatterAxis:
    """What an axis measures, in which unit, and how its figures are written."""

    title: str
    scale: Scale
    unit: Unit

    def of(self, row: Observation) -> float:
        """Where a figure stands: in the scale, or at 1/n where a value n says 1/n."""
        height = value_axis.height(row.value, self.unit)
        return float(height if self.unit.is_part else self.scale.of(height))

    def ruled(self, rows: Sequence[Observation], fmt: Formatter, palette: Palette) -> Spec:
        """The axis for these figures, from zero; that of parts from zero to one."""
        values = [self.of(row) for row in rows]
        if self.unit.is_part:
            return canvas.part_axis(values, palette, fmt)
        return canvas.value_axis(values, palette, fmt, from_zero=True)


def scatter(
    tracks: Sequence[ScatterSeries],
    across: ScatterAxis,
    up: ScatterAxis,
    fmt: Formatter,
    palette: Palette,
) -> Spec:
    """Both axes begin at zero, as those over the years do."""
    layout = canvas.base_layout(palette, height=_HEIGHT)
    layout["margin"] |= {"t": _ROOM_FOR_TITLE, "b": _ROOM_FOR_TITLE + 14}
    dots = [dot for track in tracks for dot in track.dots]
    layout["xaxis"] = across.ruled([dot.across for dot in dots], fmt, palette) | {
        "title": {"text": canvas.safe(across.title), "font": {"size": 13, "color": palette.text}},
        "showline": True,
        "linecolor": palette.muted,
    }
    layout["yaxis"] = up.ruled([dot.up for dot in dots], fmt, palette)
    labels = [entry for track in tracks for entry in _labels(track, across, up, palette)]
    layout["meta"] = {"labels": labels}
    layout["annotations"] = [_upright_title(up.title, palette)]
    if len(tracks) > 1 and any(track.joined for track in tracks):
        layout["showlegend"] = True
        layout["legend"] = {"orientation": "h", "x": 0, "y": -0.18, "yanchor": "top"}
        layout["legend"]["itemclick"] = False
    traces = [trace for track in tracks for trace in _traces(track, across, up)]
    keys = [_key(track) for track in tracks]
    return {"data": [*traces, *keys], "layout": layout}


def _key(track: ScatterSeries) -> Spec:
    """Its name in the key, beside the shape of its place: that of a dot would say what its figure
    is, as `more than`.
    """
    return {
        "type": "scatter",
        "mode": "markers",
        "name": canvas.safe(track.name),
        "x": [None],
        "y": [None],
        "marker": {"symbol": track.look.shape, "size": 10, "color": track.colour},
        "hoverinfo": "skip",
    }


def _upright_title(text: str, palette: Palette) -> Spec:
    """Above the axis, where it can be read without turning one's head."""
    return canvas.label(
        0,
        1,
        canvas.safe(text),
        palette.text,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=12,
    )


def _traces(track: ScatterSeries, across: ScatterAxis, up: ScatterAxis) -> list[Spec]:
    runs = _runs(track.dots) if track.joined else []
    strokes = [_stroke(run, track, across, up) for run in runs]
    return [*strokes, _markers(track, across, up)]


def _runs(dots: Sequence[Dot]) -> list[list[Dot]]:
    """Dots between which neither definition changes."""
    runs: list[list[Dot]] = []
    for dot in dots:
        letters = dot.across.status + dot.up.status
        before = runs[-1][-1] if runs else None
        apart = before is None or "D" in before.across.status + before.up.status
        if apart or "B" in letters or "D" in letters:
            runs.append([])
        runs[-1].append(dot)
    return [run for run in runs if len(run) > 1]


def _stroke(run: Sequence[Dot], track: ScatterSeries, across: ScatterAxis, up: ScatterAxis) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [across.of(dot.across) for dot in run],
        "y": [up.of(dot.up) for dot in run],
        "line": {"color": track.colour, "width": 1.4},
        "opacity": 0.7,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _markers(track: ScatterSeries, across: ScatterAxis, up: ScatterAxis) -> Spec:
    """One mark for two figures: that of the one which is more, or less, than a plain value."""
    flagged = [dot.up if marks.is_flagged(dot.up) else dot.across for dot in track.dots]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": canvas.safe(track.name),
        "showlegend": False,
        "x": [across.of(dot.across) for dot in track.dots],
        "y": [up.of(dot.up) for dot in track.dots],
        "marker": {
            "symbol": [marks.symbol(row, track.look.shape) for row in flagged],
            "size": 10,
            "color": track.colour,
            "line": {"width": 1.5, "color": track.colour},
        },
        "cliponaxis": False,
    } | marks.points(
        [dot.up for dot in track.dots],
        [dot.tip for dot in track.dots],
        [dot.across for dot in track.dots],
    )


def _labels(
    track: ScatterSeries, across: ScatterAxis, up: ScatterAxis, palette: Palette
) -> list[Label]:
    """The label of each dot; of many years only the first and the last."""
    ends = (0, len(track.dots) - 1)
    few = not track.joined or len(track.dots) <= _MOST_LABELS
    named = [dot for n, dot in enumerate(track.dots) if few or n in ends]
    return [label(_note(dot, across, up, palette), _SPOTS) for dot in named]


def _note(dot: Dot, across: ScatterAxis, up: ScatterAxis, palette: Palette) -> Spec:
    x, y = across.of(dot.across), up.of(dot.up)
    font = {"color": palette.text, "size": 12}
    return canvas.label(x, y, canvas.safe(dot.label), palette.text, font=font)

"""Charts of one moment: bars of a few figures side by side, and the map of the districts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.palette import Palette
from report.model import Observation, Outline, Unit
from report.text import wrapping
from report.text.formatter import Formatter

_BAR_HEIGHT = 38
# An axis is so many times as long as the longest bar, for the label beside it.
_ROOM, _MOST_ROOM = 1.75, 5.0
# In pixels: a picture that shares the width of a page with another.
_HALF = 560
_TAG = re.compile(r"</?b>")
_MAP_HEIGHT, _NARROW_MAP_HEIGHT = 430, 310
_SMALL_NAME = 9
_CLASSES = 5
# In pixels: on a small screen a longer name takes two lines.
_LONG_NAME = 110
# One degree of latitude is this many degrees of longitude at 22.6° N, so that shapes stay true.
_ASPECT = 1.083


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure with the name under which it is shown, and its colour."""

    name: str
    row: Observation
    colour: str


def value(figures: Sequence[NamedFigure], fmt: Formatter, palette: Palette) -> Spec:
    """One horizontal bar a figure, its value and period written beside it."""
    names = [figure.name for figure in figures]
    layout = canvas.paper(palette, height=len(figures) * _BAR_HEIGHT + 36, right=8)
    values = [float(figure.row.value) for figure in figures]
    broken = [_in_two(name) for name in names]
    labels = _labels(figures, sum(broken, ()), fmt)
    layout["xaxis"] = {
        "visible": False,
        # From zero, with room beside the longest bar for its label.
        "range": _reach(values, _room(names, labels, _HALF)),
        "fixedrange": True,
    }
    room = _room(sum(broken, ()), labels, canvas.NARROW)
    small = {
        "xaxis": {"range": _reach(values, room)},
        "yaxis": {"ticktext": ["<br>".join(f"{canvas.safe(p)}  " for p in two) for two in broken]},
    }
    layout |= canvas.narrow(small)
    layout["yaxis"] = {
        "autorange": "reversed",
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"color": palette.text},
        "tickvals": list(range(len(names))),
        "ticktext": [f"{canvas.safe(name)}  " for name in names],
    }
    return {"data": [_bars(figures, labels, fmt, palette)], "layout": layout}


def _in_two(name: str) -> tuple[str, ...]:
    """A long name in two lines of about the same length; no word and no number is torn."""
    if canvas.label_width([name]) <= _LONG_NAME:
        return (name,)
    return wrapping.halves(name, canvas.LABEL)


def _reach(values: Sequence[float], room: float) -> list[float]:
    return [min(0.0, *values) * room, max(0.0, *values) * room or 1]


def _room(names: Sequence[str], labels: Sequence[str], width: int) -> float:
    """How much longer than the longest bar an axis must be in a picture so wide for the labels."""
    width -= canvas.label_width(names)
    lines = (line for label in labels for line in _TAG.sub("", label).split("<br>"))
    bar = width - canvas.label_width(lines, bold=True)
    return min(_MOST_ROOM, max(_ROOM, width / max(bar, 1)))


def _labels(figures: Sequence[NamedFigure], names: Sequence[str], fmt: Formatter) -> list[str]:
    """What stands behind each bar: in two lines where one has no room on a small screen."""
    labels = [_value_text(figure.row, fmt, "  ") for figure in figures]
    if _room(names, labels, canvas.NARROW) < _MOST_ROOM:
        return labels
    return [_value_text(figure.row, fmt, "<br>") for figure in figures]


def _bars(
    figures: Sequence[NamedFigure], labels: Sequence[str], fmt: Formatter, palette: Palette
) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [float(figure.row.value) for figure in figures],
        "y": list(range(len(figures))),
        "width": 0.6,
        "marker": marks.bars([f.row for f in figures], [f.colour for f in figures]),
        "text": list(labels),
        "textposition": "outside",
        "textfont": {"color": palette.text, "size": canvas.LABEL},
        # Two lines are higher than a bar: they would be made as small as it.
        "constraintext": "none",
        "cliponaxis": False,
    } | marks.points(
        [figure.row for figure in figures],
        [marks.tooltips([f.row], f.name, fmt)[0] for f in figures],
    )


def _value_text(row: Observation, fmt: Formatter, between: str) -> str:
    period = fmt.period(row.period)
    return f"<b>{fmt.observation(row)}</b>{between}{fmt.word('in_brackets', text=period)}"


def classes(values: Iterable[Decimal]) -> list[Decimal]:
    """The upper ends of up to five classes of about equal size; each is a value of the data."""
    ordered = sorted(set(values))
    count = min(_CLASSES, len(ordered))
    return [ordered[-(-len(ordered) * n // count) - 1] for n in range(1, count + 1)]


@dataclass(frozen=True, slots=True)
class Shading:
    """Classes of a map by their upper ends, and the colour of each, the strongest for the most."""

    bounds: tuple[Decimal, ...]
    shades: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[Observation], palette: Palette) -> Shading:
        bounds = tuple(classes(row.value for row in rows))
        return cls(bounds, palette.ramp[-len(bounds) :])

    def colour(self, value: Decimal) -> str:
        return self.shades[next(n for n, bound in enumerate(self.bounds) if value <= bound)]


def district_map(
    rows: dict[str, Observation],
    unit: Unit,
    fmt: Formatter,
    palette: Palette,
    tips: Mapping[str, str] | None = None,
) -> Spec:
    """Filled outlines coloured by class; a district without a figure is hatched. All are named.

    `tips` are what is said of each place that has a figure, where that is more than the figure.
    """
    outlines = fmt.report.outlines
    shading = Shading.of(rows.values(), palette)
    said = tips or {place: _tip(row, fmt) for place, row in rows.items()}
    traces = [
        _district(o, rows.get(o.place), shading, said.get(o.place) or _none(o, fmt), palette)
        for o in outlines
    ]
    layout = canvas.paper(palette, height=_MAP_HEIGHT, right=8)
    layout["xaxis"] = {"visible": False, "fixedrange": True, "constrain": "domain"}
    layout["yaxis"] = {
        "visible": False,
        "fixedrange": True,
        "scaleanchor": "x",
        "scaleratio": _ASPECT,
    }
    layout["annotations"] = [_district_label(outline, fmt, palette) for outline in outlines]
    layout |= canvas.narrow(_narrow_map(outlines, rows))
    layout["showlegend"] = True
    layout["legend"] = {
        "orientation": "h",
        "y": -0.02,
        "yanchor": "top",
        "x": 0,
        "itemclick": False,
    }
    handles = [_handle(o, rows[o.place], said[o.place]) for o in outlines if o.place in rows]
    keys = _legend(shading, unit, fmt)
    missing = len(rows) < len(outlines)
    return {
        "data": traces + handles + keys + ([_no_value_key(fmt, palette)] if missing else []),
        "layout": layout,
    }


def _narrow_map(outlines: Sequence[Outline], rows: Mapping[str, Observation]) -> Spec:
    """Lower, and only districts with a figure are named, in small letters."""
    small: Spec = {"font": {"size": _SMALL_NAME}}
    names = {
        str(n): small if outline.place in rows else {"visible": False}
        for n, outline in enumerate(outlines)
    }
    return {"height": _NARROW_MAP_HEIGHT, "annotations": names}


def _tip(row: Observation, fmt: Formatter) -> str:
    return marks.tooltips([row], fmt.place(row.place), fmt)[0]


def _none(outline: Outline, fmt: Formatter) -> str:
    name = fmt.place(outline.place)
    return canvas.safe(fmt.word("map.no_value", name=name))


def _district(
    outline: Outline, row: Observation | None, shading: Shading, tip: str, palette: Palette
) -> Spec:
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for ring in outline.rings:
        longitudes += [lon for lon, _ in ring] + [None]
        latitudes += [lat for _, lat in ring] + [None]
    colour = shading.colour(row.value) if row else palette.rule
    return {
        "type": "scatter",
        "mode": "lines",
        "x": longitudes[:-1],
        "y": latitudes[:-1],
        "fill": "toself",
        "fillcolor": colour,
        "line": {"color": palette.background, "width": 1.2},
        "hoveron": "fills",
        "text": tip,
        "hoverinfo": "text",
        "showlegend": False,
    } | ({"meta": row.key} if row else {"fillpattern": _hatch(palette)})


def _handle(outline: Outline, row: Observation, tip: str) -> Spec:
    """An unseen point under a district's name, to be pointed at: an outline cannot be."""
    longitude, latitude = outline.label
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [longitude],
        "y": [latitude],
        "marker": {"size": 44, "color": "rgba(0,0,0,0)"},
        "showlegend": False,
    } | marks.points([row], [tip])


def _hatch(palette: Palette) -> Spec:
    return {"shape": "/", "fgcolor": palette.muted, "bgcolor": palette.rule, "size": 7}


def _district_label(outline: Outline, fmt: Formatter, palette: Palette) -> Spec:
    longitude, latitude = outline.label
    name = fmt.place(outline.place)
    # A halo in the background's colour keeps a name readable on every shade.
    return canvas.label(
        longitude,
        latitude,
        canvas.safe(name),
        palette.text,
        font={"color": palette.text, "size": 11},
        bgcolor=_halo(palette),
        borderpad=1,
    )


def _halo(palette: Palette) -> str:
    red, green, blue = (int(palette.background[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.72)"


def _legend(shading: Shading, unit: Unit, fmt: Formatter) -> list[Spec]:
    return [
        _key(fmt.word("map.up_to", figure=fmt.figure(bound, unit)), shade)
        for bound, shade in zip(shading.bounds, shading.shades, strict=True)
    ]


def _key(name: str, colour: str) -> Spec:
    """An entry of the legend: a trace without points."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "name": name,
        "marker": {"symbol": "square", "size": 13, "color": colour},
        "hoverinfo": "skip",
    }


def _no_value_key(fmt: Formatter, palette: Palette) -> Spec:
    key = _key(fmt.word("map.none"), palette.muted)
    key["marker"]["symbol"] = "square-x-open"
    return key

"""The map of the districts: outlines coloured by the class that a figure belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report.charts import canvas, marks
from report.charts.canvas import Narrow, Spec
from report.charts.palette import Palette, translucent
from report.model import Observation, Outline, Unit
from report.text.formatter import Formatter

# In pixels.
_HEIGHT, _NARROW_HEIGHT = 430, 310
_SMALL_NAME = 9
_CLASSES = 5
# One degree of latitude is this many degrees of longitude at 22.6° N, so that shapes stay true.
_ASPECT = 1.083
# Of the extent of all outlines, what is left free at each side.
_ROOM = 0.055
# The opacity of the background's colour behind a name.
_HALO = 0.72


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
        """Classes that suit these figures."""
        bounds = tuple(classes(row.value for row in rows))
        return cls(bounds, palette.ramp[-len(bounds) :])

    def colour(self, value: Decimal) -> str:
        """The colour of the class that holds a value."""
        return self.shades[next(n for n, bound in enumerate(self.bounds) if value <= bound)]


def district_map(
    rows: Mapping[str, Observation],
    unit: Unit,
    fmt: Formatter,
    palette: Palette,
    tips: Mapping[str, str] | None = None,
) -> Spec:
    """Filled outlines coloured by class; a district without a figure is hatched. All are named.

    `rows` are the figures by place. `tips` are what is said of each place that has a figure, where
    that is more than the figure.
    """
    outlines = fmt.report.outlines
    shading = Shading.of(rows.values(), palette)
    tips = tips or {place: _tip(row, fmt) for place, row in rows.items()}
    districts = [
        _district(o, rows.get(o.place), shading, tips.get(o.place) or _no_value(o, fmt), palette)
        for o in outlines
    ]
    handles = [_handle(o, rows[o.place], tips[o.place]) for o in outlines if o.place in rows]
    keys = _legend(shading, rows.values(), unit, fmt)
    if len(rows) < len(outlines):
        keys.append(_no_value_key(fmt, palette))
    return {
        "data": districts + handles + keys,
        "layout": _layout(outlines, rows, unit, fmt, palette),
    }


def _layout(
    outlines: Sequence[Outline],
    rows: Mapping[str, Observation],
    unit: Unit,
    fmt: Formatter,
    palette: Palette,
) -> Spec:
    layout = canvas.base_layout(palette, height=_HEIGHT, right=8)
    across, up = _ranges(outlines)
    layout["xaxis"] = {
        "visible": False,
        "range": across,
        "fixedrange": True,
        "constrain": "domain",
    }
    layout["yaxis"] = {
        "visible": False,
        "range": up,
        "fixedrange": True,
        "scaleanchor": "x",
        "scaleratio": _ASPECT,
    }
    layout["annotations"] = [
        _district_label(outline, rows.get(outline.place), unit, fmt, palette)
        for outline in outlines
    ]
    layout |= canvas.narrow(_narrow(outlines, rows))
    layout["showlegend"] = True
    layout["legend"] = {
        "orientation": "h",
        "y": -0.02,
        "yanchor": "top",
        "x": 0,
        "itemclick": False,
    }
    if palette.mode == "dark":
        told = canvas.safe(fmt.word("map.light_is_more"))
        # Beside the keys it would take their room.
        layout["legend"]["title"] = {"text": told, "side": "top"}
    return layout


def _ranges(outlines: Sequence[Outline]) -> list[list[float]]:
    """Longitudes and latitudes of all outlines, with some room around them."""
    points = [point for outline in outlines for ring in outline.rings for point in ring]
    ends = [(min(values), max(values)) for values in zip(*points, strict=True)]
    return [[low - (high - low) * _ROOM, high + (high - low) * _ROOM] for low, high in ends]


def _narrow(outlines: Sequence[Outline], rows: Mapping[str, Observation]) -> Narrow:
    """Lower, and only districts with a figure are named, in small letters."""
    small: Spec = {"font": {"size": _SMALL_NAME}}
    names = {
        str(n): small if outline.place in rows else {"visible": False}
        for n, outline in enumerate(outlines)
    }
    return {"height": _NARROW_HEIGHT, "annotations": names}


def _tip(row: Observation, fmt: Formatter) -> str:
    return marks.tooltips([row], fmt.place(row.place), fmt)[0]


def _no_value(outline: Outline, fmt: Formatter) -> str:
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
        **marks.TELLING,
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


def _district_label(
    outline: Outline, row: Observation | None, unit: Unit, fmt: Formatter, palette: Palette
) -> Spec:
    """A name and its figure, which a halo in the background's colour keeps readable."""
    longitude, latitude = outline.label
    lines = [canvas.safe(fmt.place(outline.place))]
    if row is not None:
        lines.append(f"<b>{canvas.safe(fmt.number(row.value, unit, row.qualifier))}</b>")
    return canvas.label(
        longitude,
        latitude,
        "<br>".join(lines),
        palette.text,
        font={"color": palette.text, "size": 11},
        bgcolor=translucent(palette.background, _HALO),
        borderpad=1,
    )


def _legend(
    shading: Shading, rows: Iterable[Observation], unit: Unit, fmt: Formatter
) -> list[Spec]:
    """An entry for each class: the first with its upper end, the others from least to most."""
    values = [row.value for row in rows]
    entries = []
    for number, (bound, shade) in enumerate(zip(shading.bounds, shading.shades, strict=True)):
        least = min(value for value in values if shading.colour(value) == shade)
        name = _class_name(least, bound, unit, fmt, is_lowest=number == 0)
        entries.append(_key(name, shade))
    return entries


def _class_name(
    least: Decimal, most: Decimal, unit: Unit, fmt: Formatter, *, is_lowest: bool
) -> str:
    if is_lowest and most > least:
        return fmt.word("map.up_to", figure=fmt.figure(most, unit))
    if most == least:
        return fmt.figure(most, unit)
    is_per_cent = fmt.say(unit.label).startswith("%")
    first = fmt.figure(least, unit) if is_per_cent else fmt.number(least, unit)
    return fmt.word("map.between", first=first, last=fmt.figure(most, unit))


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

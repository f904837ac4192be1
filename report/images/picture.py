"""A chart as a picture that stands alone: headline, subtitle, legend, source and edition in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from report import fonts
from report.analysis.chart_series import rows_of, targets_of
from report.analysis.districts import Layer
from report.charts import canvas
from report.charts.canvas import Spec
from report.charts.draw import draw_chart, draw_layer
from report.charts.drawing import Drawing
from report.charts.events import EventStrip, draw_events
from report.charts.palette import LIGHT
from report.explore import view
from report.explore.selection import ExploreSelection
from report.explore.view import ExploreView
from report.images.chromium import RENDERER
from report.model import Area, Chart
from report.text import narrative
from report.text.edition import edition_note
from report.text.formatter import Formatter
from report.text.wrapping import wrapped

WIDTH = 960
_EDGE = 24
_GAP = 8
_LINE = 1.3
# Twice as many pixels, so that a picture is sharp on a slide.
_PNG_SCALE = 2
_MAP_KEYS = 52
# The report's own fonts first, so that a picture looks alike wherever it is drawn. In the Chinese
# one an apostrophe is as wide as a character.
FONTS = {
    "en": f'"{fonts.LATIN}", "{fonts.CHINESE}", {canvas.FONT}',
    "zh": f'"{fonts.CHINESE}", {canvas.FONT}',
}


@dataclass(frozen=True, slots=True)
class PrintedChart:
    """A figure in the light palette, and what is said around it."""

    figure: Drawing
    headline: str
    subtitle: str
    source_line: str
    legend: tuple[str, ...] = ()


def of_chart(chart: Chart, area: Area | None, fmt: Formatter) -> PrintedChart:
    """A chart as it stands on a page. ValueError where the report has no figure for it."""
    rows = [row for _, _, series in rows_of(chart, fmt.report) for row in series]
    name = fmt.indicator(chart.indicators[0])
    return PrintedChart(
        figure=draw_chart(chart, area, fmt, LIGHT),
        headline=narrative.fill(chart.headline, fmt) or name,
        subtitle=narrative.subtitle(chart, fmt),
        source_line=narrative.source_line([*rows, *targets_of(chart, fmt.report)], fmt),
        legend=tuple(narrative.legend(chart, fmt)),
    )


def of_map(layer: Layer, fmt: Formatter) -> PrintedChart:
    """The districts coloured by a layer."""
    known, every = len(layer.rows), len(fmt.report.districts())
    counts = {"known": fmt.plain(known), "all": fmt.plain(every)}
    return PrintedChart(
        figure=draw_layer(layer, fmt, LIGHT),
        headline=narrative.layer(layer, fmt),
        subtitle=fmt.word("map.subtitle", **counts),
        source_line=narrative.source_line(layer.rows, fmt),
        legend=(fmt.say(fmt.report.frame.map_credit),),
    )


def of_events(area: Area, fmt: Formatter) -> PrintedChart:
    """The timeline of an area."""
    events = fmt.report.events_in(area.id)
    when = fmt.span(events[-1].date, events[0].date)
    return PrintedChart(
        figure=draw_events(EventStrip(events), area, fmt, LIGHT),
        headline=fmt.word("events.headline", area=fmt.say(area.name)),
        subtitle=fmt.word("events.subtitle", count=fmt.plain(len(events)), when=when),
        source_line=narrative.source_line(events, fmt),
    )


def of_view(named: ExploreSelection, fmt: Formatter) -> PrintedChart:
    """A view of the explore page. ValueError where it has no chart."""
    shown = view.view_of(named, fmt, LIGHT)
    framed = of_shown(shown) if shown else None
    if framed is None:
        raise ValueError(f"no chart of this view: {named}")
    return framed


def of_shown(shown: ExploreView) -> PrintedChart | None:
    """The chart of a view in the light palette, if it has one."""
    if shown.picture is None:
        return None
    return PrintedChart(
        shown.picture, shown.headline, shown.subtitle, shown.source_line, shown.legend
    )


def in_svg(shown: PrintedChart, fmt: Formatter) -> bytes:
    """The picture as a drawing, its texts as texts. Raises PictureError."""
    return _settled(RENDERER.picture(composed(shown, fmt), "svg"))


def in_png(shown: PrintedChart, fmt: Formatter) -> bytes:
    """The picture in pixels. Raises PictureError."""
    return RENDERER.picture(composed(shown, fmt), "png", _PNG_SCALE)


def _settled(svg: bytes) -> bytes:
    """The same drawing with the same ids each time: Plotly draws lots for them."""
    text = svg.decode()
    drawn = re.search(r'id="defs-([0-9a-f]{6})"', text)
    if drawn is None:
        return svg
    own = hashlib.sha256(text.replace(drawn[1], "").encode()).hexdigest()[:6]
    return text.replace(drawn[1], f"g{own}").encode()


def composed(shown: PrintedChart, fmt: Formatter) -> Spec:
    """A copy of the figure with margins for what is said around it, and the texts in them."""
    spec: Spec = shown.figure.to_plotly_json()
    layout = spec["layout"]
    above, below = _above(shown), _below(shown, fmt)
    inner, floor = layout["margin"], _floor(layout)
    left = _EDGE + _axis_width(layout)
    top, bottom = _EDGE + _height(above), floor + _height(below) + _EDGE
    layout["margin"] = {
        "l": left,
        "r": inner["r"] + _EDGE,
        "t": inner["t"] + top,
        "b": bottom,
        "autoexpand": False,
    }
    layout["height"] += top + bottom - inner["b"]
    layout["annotations"] = [
        *layout.get("annotations", ()),
        *_placed(above, 1, inner["t"] + top - _EDGE, left),
        *_placed(below, 0, -floor, left),
    ]
    layout |= {"width": WIDTH, "paper_bgcolor": LIGHT.background}
    layout["font"] |= {"family": FONTS[fmt.language]}
    for number, trace in enumerate(spec["data"]):
        trace["uid"] = f"t{number}"
    return spec


def _above(shown: PrintedChart) -> list[_Block]:
    headline = _Block(shown.headline, 20, LIGHT.text, bold=True)
    return [headline, _Block(shown.subtitle, 14, LIGHT.muted)]


def _below(shown: PrintedChart, fmt: Formatter) -> list[_Block]:
    """The marks in words, the sources, and which report the picture is from."""
    legend = [" · ".join(shown.legend)] if shown.legend else []
    notes = [*legend, shown.source_line, fmt.say(edition_note(fmt.report))]
    return [_Block(text, 12, LIGHT.muted) for text in notes]


@dataclass(frozen=True, slots=True)
class _Block:
    """A text of one look, in as many lines as it needs."""

    text: str
    size: int
    colour: str
    bold: bool = False

    @property
    def lines(self) -> list[str]:
        return wrapped(self.text, self.size, WIDTH - 2 * _EDGE, bold=self.bold)

    @property
    def height(self) -> int:
        return round(len(self.lines) * self.size * _LINE)

    @property
    def markup(self) -> str:
        """Its lines as Plotly reads them, which takes `<` for the beginning of a tag."""
        text = "<br>".join(escape(line, quote=False) for line in self.lines)
        return f"<b>{text}</b>" if self.bold else text


def _height(blocks: Sequence[_Block]) -> int:
    return sum(block.height + _GAP for block in blocks)


def _placed(blocks: Sequence[_Block], edge: int, offset: int, left: int) -> list[Spec]:
    """The blocks one under another: the first so many pixels above an edge of the plot."""
    placed = []
    for block in blocks:
        where: Spec = {"xanchor": "left", "xshift": _EDGE - left, "yshift": offset}
        own = {"xref": "paper", "yref": "paper", "yanchor": "top", "align": "left"}
        font = {"color": block.colour, "size": block.size}
        placed.append(
            canvas.label(0, edge, block.markup, block.colour) | {**where, **own, "font": font}
        )
        offset -= block.height + _GAP
    return placed


def _axis_width(layout: Spec) -> int:
    """What the names on the vertical axis need, as Plotly itself would make room for them."""
    names = layout["yaxis"].get("ticktext", ())
    return canvas.label_width(names) if names else 0


def _floor(layout: Spec) -> int:
    """What the axis of years and a key under the picture need."""
    has_key = layout.get("showlegend") and layout.get("legend", {}).get("yanchor") == "top"
    return int(layout["margin"]["b"]) + (_MAP_KEYS if has_key else 0)

"""A chart as a picture that stands alone: headline, subtitle, legend, source and edition in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from report import fonts
from report.charts import canvas
from report.charts.canvas import Spec
from report.charts.captioned import CaptionedChart
from report.charts.palette import LIGHT
from report.images.chromium import RENDERER
from report.text.edition import edition_note
from report.text.wrapping import wrapped

WIDTH = 960
_EDGE = 24
_GAP = 8
_LINE = 1.3
# Twice as many pixels, so that a picture is sharp on a slide.
_PNG_SCALE = 2
_MAP_KEYS = 52
# As browsers write XML: values in double quotes, with no `<` in them.
_ATTRIBUTE = re.compile(r' [\w:.-]+="[^"]*"')
_TAG = re.compile(rf"<([\w:]+)((?:{_ATTRIBUTE.pattern})+)")
# The report's own fonts first, so that a picture looks alike wherever it is drawn. In the Chinese
# one an apostrophe is as wide as a character.
FONTS = {
    "en": f'"{fonts.LATIN}", "{fonts.CHINESE}", {canvas.FONT}',
    "zh": f'"{fonts.CHINESE}", {canvas.FONT}',
}


def in_svg(chart: CaptionedChart) -> bytes:
    """The picture as a drawing, its texts as texts. Raises PictureError."""
    return _reproducible(RENDERER.picture(composed(chart), "svg"))


def in_png(chart: CaptionedChart) -> bytes:
    """The picture in pixels. Raises PictureError."""
    return RENDERER.picture(composed(chart), "png", _PNG_SCALE)


def _reproducible(svg: bytes) -> bytes:
    """The same drawing with the same ids each time, which Plotly makes up at random, and with its
    attributes in alphabetical order, which otherwise follows from what was drawn before.
    """
    text = _TAG.sub(_with_sorted_attributes, svg.decode())
    random_id = re.search(r'id="defs-([0-9a-f]{6})"', text)
    if random_id is None:
        return text.encode()
    content = text.replace(random_id[1], "").encode()
    return text.replace(random_id[1], f"g{hashlib.sha256(content).hexdigest()[:6]}").encode()


def _with_sorted_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{''.join(sorted(_ATTRIBUTE.findall(tag[2])))}"


def composed(chart: CaptionedChart) -> Spec:
    """A copy of the figure with margins for what is said around it, and the texts in them."""
    spec: Spec = chart.draw(LIGHT).at(WIDTH - 2 * _EDGE)
    layout = spec["layout"]
    above, below = _above(chart), _below(chart)
    inner, floor = layout["margin"], _floor(layout)
    left = _EDGE + inner["l"]
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
    layout["font"] |= {"family": FONTS[chart.fmt.language]}
    for number, trace in enumerate(spec["data"]):
        trace["uid"] = f"t{number}"
    return spec


def _above(chart: CaptionedChart) -> list[_Block]:
    headline = _Block(chart.headline, 20, LIGHT.text, bold=True)
    return [headline, _Block(chart.subtitle, 14, LIGHT.muted)]


def _below(chart: CaptionedChart) -> list[_Block]:
    """The marks in words, corrections, the sources, and which report the picture is from."""
    stamp = chart.fmt.say(edition_note(chart.fmt.report))
    notes = (chart.legend_line, *chart.correction_lines, chart.source_line, stamp)
    return [_Block(text, 12, LIGHT.muted) for text in notes if text]


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
        place: Spec = {"xanchor": "left", "xshift": _EDGE - left, "yshift": offset}
        place |= {"xref": "paper", "yref": "paper", "yanchor": "top", "align": "left"}
        font = {"color": block.colour, "size": block.size}
        label = canvas.label(0, edge, block.markup, block.colour, font=font, **place)
        placed.append(label)
        offset -= block.height + _GAP
    return placed


def _floor(layout: Spec) -> int:
    """What the axis of years and a key under the picture need."""
    has_key = layout.get("showlegend") and layout.get("legend", {}).get("yanchor") == "top"
    return int(layout["margin"]["b"]) + (_MAP_KEYS if has_key else 0)

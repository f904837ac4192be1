"""A deck as JSON for a browser: texts, tables and drawn charts, nothing left to be asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from report.charts.captioned import CaptionedChart
from report.charts.palette import PALETTES, Mode, Palette
from report.charts.svg import svg
from report.images.cache import KeyedCache
from report.model import Report
from report.slides.browser_pictures import SlidePictures
from report.slides.deck import Deck, DeckOptions, Slide, deck
from report.slides.model import SlideTable
from report.text.line_breaks import with_breaks

# The width of a chart and its possible heights, of which the browser takes the tallest that fits
# the slide. On a screen of 1080 lines one unit is 28/13 pixels: letters of size 13 are 28 high.
ChartSizes = tuple[int, tuple[int, ...]]
_WHOLE: ChartSizes = (846, (320, 345, 370))
_NEAR: dict[tuple[str, int], ChartSizes] = {
    ("chart", 1): _WHOLE,
    ("area", 1): (580, (270, 300, 330)),
    ("chart", 2): (408, (215, 250, 285, 320)),
    ("area", 2): (408, (150, 175, 200, 230)),
}
# On a stage of 32:9 a chart has seven tenths of the width, or with two languages each has half.
_FAR: dict[tuple[str, int], ChartSizes] = {
    ("chart", 1): (1244, (440,)),
    ("area", 1): (1244, (440,)),
    ("chart", 2): _WHOLE,
    ("area", 2): (846, (220, 250)),
}


# Nobody changes them afterwards.
_DECKS: KeyedCache[dict[str, Any]] = KeyedCache(32, wait_seconds=30)


def deck_json(report: Report, options: DeckOptions, mode: Mode) -> dict[str, Any]:
    """The pages of a deck in the colours of a theme, and a mark of all that they say.

    Raises BusyError where another has not made them in time.
    """
    return _DECKS.get((report, options, mode), lambda: _deck_json(report, options, mode))


def _deck_json(report: Report, options: DeckOptions, mode: Mode) -> dict[str, Any]:
    slides = deck(report, options)
    content = {
        "mode": mode,
        "title": slides.title,
        "colours": _colours(PALETTES[mode]),
        "pages": _pages(slides, PALETTES[mode]),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return content | {"mark": hashlib.sha256(text.encode()).hexdigest()}


def _colours(palette: Palette) -> dict[str, str]:
    return {
        "background": palette.background,
        "text": palette.text,
        "muted": palette.muted,
        "rule": palette.rule,
        "product": palette.product,
    }


def _pages(slides: Deck, palette: Palette) -> list[list[dict[str, Any]]]:
    return [[_slide(slide, len(page), palette) for slide in page] for page in slides.pages]


def _slide(slide: Slide, columns: int, palette: Palette) -> dict[str, Any]:
    """A slide that stands in one of so many columns."""
    pictures = SlidePictures(slide.fmt, columns, palette)
    write, foot = pictures.text, slide.footer
    content: dict[str, Any] = {
        "id": slide.id,
        "language": slide.fmt.language,
        "layout": slide.layout,
        "colour": palette.of(slide.area),
        "kicker": slide.kicker,
        "title": write(slide.title),
        "texts": [write(text) for text in slide.texts],
        "figures": [pictures.figure(card, slide.area) for card in slide.figures],
        "foot": [write(text) for text in (foot.source, foot.scope, foot.stamp)],
        "notes": list(slide.notes),
    }
    if slide.chart is not None:
        content["chart"] = _chart(slide.chart.captioned, slide, columns, palette)
    return content | _drawn_or_listed(slide, pictures)


def _drawn_or_listed(slide: Slide, pictures: SlidePictures) -> dict[str, Any]:
    """What stands in the place of a table: its picture where it has one."""
    if slide.tally is not None:
        return {"tally": pictures.tally(slide.tally)}
    if slide.targets:
        return {"targets": [pictures.target(target) for target in slide.targets]}
    if slide.areas:
        return {"areas": [pictures.area(area) for area in slide.areas]}
    return {} if slide.table is None else {"grid": _table(slide.table, pictures.text)}


def _table(table: SlideTable, write: Callable[[str], str]) -> dict[str, Any]:
    rows = [[write(text) for text in row] for row in (table.heads, *table.rows)]
    return {"rows": rows, "alt": table.alt, "widths": list(table.widths)}


def _chart(
    captioned: CaptionedChart, slide: Slide, columns: int, palette: Palette
) -> dict[str, Any]:
    """A chart with its texts, drawn in each of the sizes that the slide may have room for."""
    spec = captioned.draw(palette).unfitted
    legend = slide.fmt.word("progress.separator").join(captioned.legend)
    texts = {
        "subtitle": with_breaks(captioned.subtitle, slide.fmt),
        "legend": with_breaks(legend, slide.fmt),
        "alt": captioned.alt,
    }
    sizes = {"near": _NEAR[slide.layout, columns], "far": _FAR[slide.layout, columns]}
    return texts | {
        name: [svg(spec, width, height) for height in heights]
        for name, (width, heights) in sizes.items()
    }

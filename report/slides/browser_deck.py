"""A deck as a browser takes it: texts, tables and drawn charts, nothing left to be asked for."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from report.charts.palette import PALETTES, Mode, Palette
from report.charts.svg import svg
from report.images.cache import KeyedCache
from report.model import Report
from report.slides.deck import Deck, DeckOptions, Slide, deck

# In units of which one is 28/13 pixels of a wall of 1080 lines: letters of 13 are 28 high there.
# A width, and the heights of which the browser takes the highest that its slide has room for.
FontSizes = tuple[int, tuple[int, ...]]
_NEAR: dict[tuple[str, int], FontSizes] = {
    ("chart", 1): (815, (245, 275, 310)),
    ("area", 1): (540, (245, 275, 310)),
    ("chart", 2): (395, (185, 215, 250, 285)),
    ("area", 2): (395, (130, 150, 175, 200)),
}
# On a stage of 32:9 each half has as much room as a whole one of 16:9.
_FAR: dict[tuple[str, int], FontSizes] = {
    ("chart", 1): (815, (330, 365)),
    ("area", 1): (560, (330, 365)),
    ("chart", 2): (815, (270, 310)),
    ("area", 2): (815, (180, 220)),
}


# Nobody changes them afterwards.
_DECKS: KeyedCache[dict[str, Any]] = KeyedCache(32, wait_seconds=30)


def deck_json(report: Report, choice: DeckOptions, mode: Mode) -> dict[str, Any]:
    """The pages of a deck in the colours of a theme, and a mark of all that they say.

    Raises BusyError where another has not made them in time.
    """
    return _DECKS.get((report, choice, mode), lambda: _deck_json(report, choice, mode))


def _deck_json(report: Report, choice: DeckOptions, mode: Mode) -> dict[str, Any]:
    made = deck(report, choice)
    content = {
        "mode": mode,
        "title": made.title,
        "colours": _colours(PALETTES[mode]),
        "pages": _pages(made, PALETTES[mode]),
    }
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return content | {"mark": hashlib.sha256(written.encode()).hexdigest()}


def _colours(palette: Palette) -> dict[str, str]:
    return {
        "background": palette.background,
        "text": palette.text,
        "muted": palette.muted,
        "rule": palette.rule,
        "product": palette.product,
    }


def _pages(made: Deck, palette: Palette) -> list[list[dict[str, Any]]]:
    return [[_slide(slide, len(page), palette) for slide in page] for page in made.pages]


def _slide(slide: Slide, beside: int, palette: Palette) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": slide.id,
        "language": slide.fmt.language,
        "layout": slide.layout,
        "colour": palette.of(slide.area),
        "kicker": slide.kicker,
        "title": slide.title,
        "texts": list(slide.texts),
        "figures": [[one.name, one.figure, one.when, one.change] for one in slide.figures],
        "foot": [slide.foot.source, slide.foot.scope, slide.foot.stamp],
        "notes": list(slide.notes),
    }
    if slide.drawing is not None:
        told["chart"] = _chart(slide, beside, palette)
    if slide.grid is not None:
        grid = slide.grid
        told["grid"] = {"rows": [list(row) for row in (grid.heads, *grid.rows)], "alt": grid.alt}
        told["grid"]["widths"] = list(grid.widths)
    return told


def _chart(slide: Slide, beside: int, palette: Palette) -> dict[str, Any]:
    own = slide.drawing
    assert own is not None
    captioned = own.captioned
    spec = captioned.draw(palette).to_plotly_json()
    legend = slide.fmt.word("progress.separator").join(captioned.legend)
    told = {"subtitle": captioned.subtitle, "legend": legend, "alt": captioned.alt}
    sizes = {"near": _NEAR[slide.layout, beside], "far": _FAR[slide.layout, beside]}
    return told | {
        name: [svg(spec, width, height) for height in heights]
        for name, (width, heights) in sizes.items()
    }

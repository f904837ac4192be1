"""Charts in documents: drawn by Chromium, kept by what they show; tables without a browser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from report.charts import canvas
from report.charts.captioned import CaptionedChart
from report.charts.drawing import Drawing
from report.charts.fitting import fitted, keep_readable
from report.charts.palette import LIGHT
from report.images.cache import KeyedCache
from report.images.chromium import CALL_SECONDS, RENDERER, browser
from report.images.picture import FONTS
from report.pdf.block_types import FigureContent, Figures
from report.pdf.blocks import table
from report.text.formatter import Formatter

# In pixels, of which 430 fill half of the page: the type then is as large as that of a note.
THIRD, HALF, LARGE, WHOLE = 300, 430, 550, 900
HEIGHTS = {THIRD: 124, HALF: 200, LARGE: 210, WHOLE: 230}
# Some 20 kB each: the charts of both languages and both editions.
_DRAWN: KeyedCache[str] = KeyedCache(512, wait_seconds=CALL_SECONDS)


def figure(chart: CaptionedChart, width: int = HALF, *, has_legend: bool = True) -> FigureContent:
    """A chart with all that is said around it; its table instead where there is no browser."""
    svg = drawn(chart.draw(LIGHT), chart.fmt, width)
    legend = chart.legend_line if svg and has_legend else ""
    return {
        "headline": chart.headline,
        "subtitle": chart.subtitle,
        "drawing": svg,
        "alt": chart.alt,
        "notes": [
            text
            for text in (legend, chart.note, *chart.correction_lines, chart.source_line)
            if text
        ],
        "table": None if svg else table(chart.sheet),
    }


def alone(content: FigureContent) -> list[Figures]:
    """A chart over the whole width of its column."""
    return [{"kind": "figures", "columns": 1, "figures": [content], "legend": ""}]


def small(charts: Sequence[CaptionedChart]) -> list[Figures]:
    """Charts three a row, their marks told once for all of them; nothing where there is none."""
    if not charts:
        return []
    legends = dict.fromkeys(mark for chart in charts for mark in chart.legend)
    content = [figure(chart, THIRD, has_legend=False) for chart in charts]
    legend = " · ".join(legends) if can_draw() else ""
    return [{"kind": "figures", "columns": 3, "figures": content, "legend": legend}]


def can_draw() -> bool:
    """Whether there is a browser to draw with."""
    return browser() is not None


def drawn(figure: Drawing, fmt: Formatter, width: int) -> str | None:
    """A figure as an SVG in the fonts of the paper; None without a browser to draw it.

    Raises PictureError where there is a browser and it fails: a table would be kept in its stead.
    """
    if not can_draw():
        return None
    spec = on_paper(figure, fmt, width)
    content = json.dumps(spec, sort_keys=True, default=str)
    name = hashlib.sha256(content.encode()).hexdigest()
    return _DRAWN.get(name, lambda: RENDERER.picture(spec, "svg").decode())


def on_paper(figure: Drawing, fmt: Formatter, width: int) -> dict[str, Any]:
    """A copy in the width of the paper, and as low as its kind allows; no name in its key is cut
    off.
    """
    height = HEIGHTS[width] if figure.height == canvas.HEIGHT else None
    spec = fitted(figure.unfitted, width, height)
    if height is not None:
        # A key above the plot, as narrow charts have it, takes none of its height.
        wide = figure.unfitted["layout"]
        bare = canvas.UNDER_KEY if wide["showlegend"] else wide["margin"]["t"]
        key = spec["layout"]["margin"]["t"] - bare
        spec = fitted(figure.unfitted, width, height + max(0, key)) if key > 0 else spec
    layout = spec["layout"]
    if layout.get("showlegend"):
        _fit_key(spec, width)
    keep_readable(layout, width)
    layout["width"] = width
    layout["font"] = {**layout["font"], "family": FONTS[fmt.language]}
    return spec


def _fit_key(spec: dict[str, Any], width: int) -> None:
    """Break names of the key that are wider than the picture, and make room for their lines."""
    layout, more = spec["layout"], 0
    traces = []
    for trace in spec["data"]:
        lines = canvas.wrapped_key(trace.get("name") or "", width)
        named = {"name": "<br>".join(lines)} if len(lines) > 1 else {}
        more += len(lines) - 1 if named and trace.get("showlegend", True) else 0
        traces.append(trace | named)
    spec["data"] = traces
    layout["margin"]["t"] += more * canvas.KEY_LINE
    layout["height"] += more * canvas.KEY_LINE

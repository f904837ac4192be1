"""A chart in another page: the HTML that embeds it, and the height of its frame.

The page in the frame tells its height by a message (`pages/parts/frame/embed_height.js`), and the
script beside the frame follows it. A site that takes scripts away keeps the height calculated here,
for a column of text on a wide screen; in another width the frame may scroll.
"""

from __future__ import annotations

import math
from html import escape

from report.charts.captioned import CaptionedChart
from report.charts.page_texts import lines_on_page
from report.charts.palette import Palette
from report.charts.table_size import table_height

# In pixels: the width that heights are calculated for, and what of it the content has.
WIDTH = 720
_ROOM = WIDTH - 48
# The part of it that a map has beside its list, and what stands above the two.
_MAP_ROOM, _CHOICE = 426, 84
# As the style sheet and Streamlit set texts: sizes, heights of lines, and what lies between parts.
_HEADLINE, _HEADLINE_LINE = 19.2, 23.04
_NOTE, _NOTE_LINE = 14, 22.4
_EDGES, _GAP, _PART_GAP, _TABS = 24, 6, 16, 56
# The box around a table: its two sides and its two ends.
_BOX = 34
# Any frame whose page tells its height is given it, and no other one.
_FOLLOW = """<script>
addEventListener("message", ({ source, data }) => {
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source && data?.reportHeight > 0)
      frame.style.height = data.reportHeight + "px";
});
</script>"""


def embed_code(address: str, title: str, height: int) -> str:
    """The HTML that puts a page into another one; the title is for readers of the screen."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%"'
        f' height="{height}" style="border:0" loading="lazy"></iframe>\n{_FOLLOW}'
    )


def chart_height(chart: CaptionedChart, way_back: str, palette: Palette) -> int:
    """The height in pixels of a chart alone, with its texts and the link back below it."""
    return math.ceil(_chart(chart, way_back, palette, _ROOM))


def map_height(chart: CaptionedChart, way_back: str, palette: Palette) -> int:
    """The same of the map, with the choice of its figures above it."""
    return math.ceil(_CHOICE + _chart(chart, way_back, palette, _MAP_ROOM))


def sheet_height(chart: CaptionedChart, way_back: str) -> int:
    """The same of a chart that is shown as a table alone."""
    room = _ROOM - _BOX
    notes = [chart.subtitle, *chart.correction_lines, chart.source_line]
    texts = _headline(chart, room) + sum(_note(note, room) for note in notes)
    table = table_height(chart.sheet, room)
    inside = texts + table + 3 * _PART_GAP + _BOX
    return math.ceil(_EDGES + inside + _PART_GAP + _note(way_back, _ROOM))


def _chart(chart: CaptionedChart, way_back: str, palette: Palette, room: int) -> float:
    foot = (chart.legend_line, *chart.correction_lines, chart.source_line)
    notes = [chart.subtitle, *filter(None, foot)]
    texts = _headline(chart, room) + sum(_GAP + _note(note, room) for note in notes)
    picture = _GAP + _TABS + chart.draw(palette).height_in(room)
    return _EDGES + texts + picture + _PART_GAP + _note(way_back, _ROOM)


def _headline(chart: CaptionedChart, room: int) -> float:
    return _HEADLINE_LINE * lines_on_page(chart.headline, _HEADLINE, room, bold=True)


def _note(text: str, room: int) -> float:
    return _NOTE_LINE * lines_on_page(text, _NOTE, room)

"""The empty figure: its layout, its axis of values, ticks written by the formatter.

A figure is `{"data": traces, "layout": layout}` as Plotly's JSON has it. Beside what Plotly reads
it holds what the element of the pages (`pages/parts/chart/*.js`) looks for:

* `trace["customdata"][n]` is a `PointData`; a trace without it has no points to be pointed at.
* `trace["text"]` is what an outline of the map says, `trace["hovertext"]` what the cells of a
  matrix say, row by row.
* `trace["meta"]` is the key of the figure that an outline of the map stands for: it has no points.
* `layout["meta"]["sizes"]` are pairs, by width: from how many pixels on, and what of the layout is
  otherwise there (`report/charts/fitting.py` makes them).

Until it is fitted to a size, `layout["meta"]` of a figure holds what that needs: `narrow`, a
`Narrow`; `labels`, the texts that look for a place; `names`, those that do so on no small screen;
`short_names`, those that do so on a small one instead; `years`, for each axis the years whose names
it keeps.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from typing import Any, TypedDict

from report.analysis.value_axis import nice_ticks
from report.charts.palette import Palette
from report.text.formatter import Formatter
from report.text.rounding import half_up
from report.text.wrapping import width, wrapped

# A part of a figure in Plotly's own terms: a trace, a layout, an axis, a label; or a whole figure.
Spec = dict[str, Any]
# What a point carries: its tooltip, in Plotly's markup, then the keys (`Observation.key`) of the
# figures behind it: one, two where two indicators cross, none for an event and a target.
PointData = list[str]


class Narrow(TypedDict, total=False):
    """What of a layout is otherwise on a small screen; what is not named stays as it is.

    `annotations` are by their number in the layout, as JSON has keys: `{"0": {"visible": False}}`.
    """

    height: int
    showlegend: bool
    legend: Spec
    margin: Spec
    xaxis: Spec
    yaxis: Spec
    annotations: dict[str, Spec]


# As in .streamlit/config.toml, so that a chart reads like the page around it.
FONT = (
    '"Source Sans", "Source Sans 3", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",'
    " sans-serif"
)
HEIGHT = 340
# In pixels: the letters of a figure, and the room between a label and what stands beside it.
LABEL, LABEL_GAP = 13, 18


def safe(text: str) -> str:
    """Text of the data in a figure: Plotly would take `<b>` in it for markup."""
    return escape(text, quote=False)


def base_layout(palette: Palette, *, height: int = HEIGHT, right: int = 16) -> Spec:
    """A layout without a title (titles are page text), a legend or Plotly's own look."""
    return {
        "height": height,
        "margin": {"l": 8, "r": right, "t": 22, "b": 30},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": LABEL, "color": palette.text},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "annotations": [],
        "shapes": [],
    }


def narrow(changes: Narrow) -> Spec:
    """The part of a layout that says what is otherwise on a small screen."""
    return {"meta": {"narrow": changes}}


# Of the axis of bars: what two lines of text over the longest one need.
_HEADROOM = 0.17
# Of an axis from zero to one: parts nearer to each other have one rule.
_PARTS_APART = 0.06
# The width of a picture on a small screen, and on the smallest one, in pixels.
NARROW, NARROWEST = 326, 256
_KEY_ROW, _KEY_SIGN = 20, 44
# What stands between it and the plot, and a further line of a name in it.
UNDER_KEY = 30
KEY_LINE = 14


def key_rows(names: Sequence[str], room: int) -> int:
    """Lines of a key that stands in columns, as wide as the longest name needs."""
    columns = max(1, room // (label_width(names) + _KEY_SIGN))
    return -(-len(names) // columns)


def wrapped_key(name: str, room: int) -> list[str]:
    """The lines of a name in the key of a picture of this width."""
    return wrapped(name, LABEL, room - _KEY_SIGN - LABEL_GAP)


def key_height(names: Sequence[str], room: int) -> int:
    """Pixels that a key needs in a picture of this width."""
    return _KEY_ROW * key_rows(names, room)


def part_axis(values: Sequence[float], palette: Palette, fmt: Formatter) -> Spec:
    """The axis of parts of one, at these heights: from zero to one, a rule at each part."""
    axis = value_axis([0, 1], palette, fmt, from_zero=True)
    parts: list[float] = []
    for height in sorted(values):
        if height - (parts[-1] if parts else 0) >= _PARTS_APART <= 1 - height:
            parts.append(height)
    texts = [fmt.part(half_up(Decimal(1 / height), 2)) for height in parts]
    return axis | {
        "tickvals": [0.0, *parts, 1.0],
        "ticktext": [fmt.plain(0), *texts, fmt.plain(1)],
    }


def value_axis(
    values: Sequence[float], palette: Palette, fmt: Formatter, *, from_zero: bool
) -> Spec:
    """Light rules at round values, whose texts the formatter writes."""
    ticks = nice_ticks(min(values), max(values), from_zero=from_zero)
    top = max(float(ticks[-1]), *values)
    bottom = min(float(ticks[0]), *values)
    size = top - bottom
    return {
        # What begins or ends at zero stands on its line.
        "range": [bottom - size * 0.02 if bottom else 0.0, top + size * 0.06 if top else 0.0],
        "tickvals": [float(tick) for tick in ticks],
        "ticktext": [fmt.plain(tick) for tick in ticks],
        "gridcolor": palette.rule,
        "zeroline": bottom < 0 <= top,
        "zerolinecolor": palette.muted,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"color": palette.muted},
    }


def with_headroom(axis: Spec, heights: Sequence[float]) -> Spec:
    """The axis of bars of these heights, with room for a target and a figure on the longest."""
    low, high = axis["range"]
    room = (high - low) * _HEADROOM
    up = max(high, max(heights) + room) if max(heights) > 0 else high
    down = min(low, min(heights) - room) if min(heights) < 0 else low
    return axis | {"range": [down, up]}


def rule_at(x: float, palette: Palette, top: float = 1) -> Spec:
    """The vertical rule of a break in a series, up to this share of the height."""
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": top,
        "yref": "paper",
        "line": {"color": palette.muted, "width": 1, "dash": "dot"},
    }


def is_cut_axis(axis: Spec) -> bool:
    """Whether zero lies outside of an axis of values."""
    low, high = sorted(axis["range"])
    return not low <= 0 <= high


def cut_marks(palette: Palette) -> list[Spec]:
    """Two strokes across the foot of a vertical axis that does not begin at zero."""
    return [
        {
            "type": "line",
            "name": "cut",
            "xref": "x domain",
            "yref": "y domain",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": 0,
            "yanchor": 0,
            "x0": 1,
            "x1": 11,
            "y0": up,
            "y1": up + 6,
            "line": {"color": palette.text, "width": 1.5},
        }
        for up in (3, 8)
    ]


def label(x: float, y: float, text: str, colour: str, **more: Any) -> Spec:
    """A text beside a point."""
    base = {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "font": {"color": colour, "size": LABEL},
    }
    return base | more


def label_width(labels: Iterable[str], *, bold: bool = False) -> int:
    """Pixels that the longest label needs, with some room beside it."""
    widths = (width(text, LABEL, bold=bold) for text in labels)
    return math.ceil(max(widths, default=0)) + LABEL_GAP


def spread(positions: Sequence[float], gap: float) -> list[float]:
    """The positions moved apart until neighbours are `gap` from each other, order kept."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    moved = list(positions)
    for below, above in itertools.pairwise(order):
        moved[above] = max(moved[above], moved[below] + gap)
    excess = (moved[order[-1]] - positions[order[-1]]) / 2 if order else 0
    return [position - excess for position in moved]

"""The empty figure: its layout, axes of whole years, ticks written by the formatter.

A figure is `{"data": traces, "layout": layout}` as Plotly's JSON has it. Beside what Plotly reads
it holds what the element of the pages (`pages/parts/chart/*.js`) looks for:

* `trace["customdata"][n]` is a `PointData`; a trace without it has no points to be pointed at.
* `trace["meta"]` is the key of the figure that an outline of the map stands for: it has no points.
* `layout["meta"]["narrow"]` is a `Narrow`; a layout without it is the same on a small screen.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from typing import Any, TypedDict

from report.charts.palette import Palette
from report.text.formatter import Formatter
from report.text.wrapping import width

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
_MOST_TICKS = 8
_STEPS = (1, 2, 2.5, 5, 10)


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
        "hoverlabel": {
            "bgcolor": palette.background,
            "bordercolor": palette.muted,
            "font": {"family": FONT, "color": palette.text, "size": LABEL},
            "align": "left",
        },
        "dragmode": False,
        "annotations": [],
        "shapes": [],
    }


def narrow(changes: Narrow) -> Spec:
    """The part of a layout that says what is otherwise on a small screen."""
    return {"meta": {"narrow": changes}}


# The width of a picture on a small screen, in pixels.
NARROW = 326
_KEY_ROW, _KEY_SIGN = 20, 44


def key_rows(names: Sequence[str], room: int) -> int:
    """Lines of a key that stands in columns, as wide as the longest name needs."""
    columns = max(1, room // (label_width(names) + _KEY_SIGN))
    return -(-len(names) // columns)


def key_height(names: Sequence[str], room: int) -> int:
    """Pixels that a key needs in a picture of this width."""
    return _KEY_ROW * key_rows(names, room)


def year_axis(first: float, last: float, palette: Palette) -> Spec:
    """Whole years, at most eight of them named."""
    low, high = math.floor(first), math.ceil(last)
    step = next(n for n in (1, 2, 3, 5, 10, 20, 50) if (high - low) / n < _MOST_TICKS)
    years = list(range(high, low - 1, -step))[::-1]
    pad = max(0.5, (last - first) * 0.04)
    return {
        "range": [first - pad, last + pad],
        "tickvals": years,
        "ticktext": [str(year) for year in years],
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": palette.muted,
        "linecolor": palette.muted,
        "showline": True,
        "fixedrange": True,
        "tickfont": {"color": palette.muted},
    }


def part_axis(values: Sequence[float], palette: Palette, fmt: Formatter) -> Spec:
    """The axis of values n that say 1/n: a whole n each, the smallest part at the bottom."""
    axis = value_axis(values, palette, fmt, from_zero=False)
    parts = range(math.floor(min(values)), math.ceil(max(values)) + 1)
    pad = (parts[-1] - parts[0]) * 0.06 or 0.5
    return axis | {
        "range": [parts[-1] + pad, parts[0] - pad],
        "tickvals": list(parts),
        "ticktext": [fmt.part(part) for part in parts],
    }


def value_axis(
    values: Sequence[float], palette: Palette, fmt: Formatter, *, from_zero: bool
) -> Spec:
    """Light rules at round values, whose texts the formatter writes."""
    ticks = nice_ticks(min(values), max(values), from_zero=from_zero)
    top = max(float(ticks[-1]), *values)
    bottom = min(float(ticks[0]), *values)
    return {
        "range": [bottom - (top - bottom) * 0.02, top + (top - bottom) * 0.06],
        "tickvals": [float(tick) for tick in ticks],
        "ticktext": [fmt.plain(tick) for tick in ticks],
        "gridcolor": palette.rule,
        "zeroline": bottom < 0 < top,
        "zerolinecolor": palette.muted,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"color": palette.muted},
    }


def nice_ticks(low: float, high: float, *, from_zero: bool) -> list[Decimal]:
    """Four to six round values that span low to high; from zero where that is asked or near."""
    if low > 0 and (from_zero or low < high * 0.35):
        low = 0
    if high < 0 and from_zero:
        high = 0
    if high == low:
        low, high = (low - abs(low) * 0.1 or -1, high + abs(high) * 0.1 or 1)
    step = _round_step((high - low) / 4)
    start = math.floor(low / float(step) + 1e-9)
    end = math.ceil(high / float(step) - 1e-9)
    return [step * n for n in range(start, end + 1)]


def _round_step(rough: float) -> Decimal:
    size = Decimal(10) ** math.floor(math.log10(rough))
    return next(Decimal(str(n)) * size for n in _STEPS if n * float(size) >= rough * (1 - 1e-9))


def rule_at(x: float, palette: Palette) -> Spec:
    """The vertical rule of a break in a series."""
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": palette.muted, "width": 1, "dash": "dot"},
    }


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

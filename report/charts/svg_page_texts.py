"""Texts of a chart where the chart library puts them: in lines, parts of which may be bold, on a
ground of their own or on none.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Callable, Sequence

from report.charts.canvas import LABEL, Spec
from report.charts.geometry import Frame
from report.charts.svg_traces import straight_line
from report.text.page_letters import drawn_width

# In heights of letters: from one line to the next; of a line, above and below what it stands on.
PITCH, RISE, _FALL = 1.3, 1.0, 0.326
# In pixels: what the library leaves free around a label.
_AIR = 2
_SHARES = {"left": 0.5, "center": 0.0, "right": -0.5, "top": 0.5, "middle": 0.0, "bottom": -0.5}
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_MARKUP = re.compile(r"(</?b>|<br>)")
# Blanks that a browser would leave out.
_BLANKS = re.compile(r"^ +| +$| {2,}")
# A part of a line, and whether it is bold.
_Part = tuple[str, bool]
# Where a value of an axis, or a part of the room of a picture, stands in pixels.
Placing = Callable[[Spec], tuple[float, float]]


def lines_of(text: str) -> list[list[_Part]]:
    """The lines of a text with Plotly's markup, each in its parts."""
    lines: list[list[_Part]] = [[]]
    is_bold = False
    for token in _MARKUP.split(text):
        if token == "<br>":
            lines.append([])
        elif token in {"<b>", "</b>"}:
            is_bold = token == "<b>"
        elif token:
            lines[-1].append((html.unescape(token), is_bold))
    return lines


def block_width(lines: Sequence[Sequence[_Part]], size: float) -> float:
    """The width of the longest line."""
    return max(sum(drawn_width(part, size, bold=bold) for part, bold in line) for line in lines)


def block_height(lines: Sequence[object], size: float) -> float:
    """From the top of the first line to the foot of the last one."""
    return ((len(lines) - 1) * PITCH + RISE) * size + fall(size)


def fall(size: float) -> int:
    """What a line has below what it stands on: whole pixels, as browsers reckon."""
    return round(_FALL * size)


def text_block(x: float, foot: float, text: str, font: Spec, anchor: str = "start") -> str:
    """A text whose first line stands at `foot`, all of them anchored at `x`."""
    pitch = PITCH * font.get("size", LABEL)
    lines = enumerate(lines_of(text))
    return "".join(_line(x, foot + n * pitch, line, font, anchor) for n, line in lines if line)


def _line(x: float, foot: float, parts: Sequence[_Part], font: Spec, anchor: str) -> str:
    size = font.get("size", LABEL)
    look = f'x="{x:.1f}" y="{foot:.1f}" fill="{font["color"]}"'
    look += f' font-size="{size}"' if size != LABEL else ""
    look += f' text-anchor="{anchor}"' if anchor != "start" else ""
    if len(parts) == 1:
        return f"<text {look}{_weight(parts[0])}>{_written(parts[0])}</text>"
    inside = (f"<tspan{_weight(part)}>{_written(part)}</tspan>" for part in parts)
    return f"<text {look}>{''.join(inside)}</text>"


def _weight(part: _Part) -> str:
    return ' font-weight="700"' if part[1] else ""


def _written(part: _Part) -> str:
    kept = _BLANKS.sub(lambda blanks: "\N{NO-BREAK SPACE}" * len(blanks[0]), part[0])
    return html.escape(kept, quote=False)


def placing(layout: Spec, frames: dict[tuple[str, str], Frame], width: int) -> Placing:
    """Where the labels of a layout stand: at values of their axes, or at parts of the room that
    margins leave of a picture.
    """
    margin = layout["margin"]
    wide = width - margin["l"] - margin["r"]
    high = layout["height"] - margin["t"] - margin["b"]
    across = {name: frame for (name, _), frame in frames.items()}
    up = {name: frame for (_, name), frame in frames.items()}

    def place(label: Spec) -> tuple[float, float]:
        x, y = label["x"], label["y"]
        beside, above = label.get("xref", "x"), label.get("yref", "y")
        return (
            margin["l"] + x * wide if beside == "paper" else across[beside].x(x),
            margin["t"] + (1 - y) * high if above == "paper" else up[above].y(y),
        )

    return place


def label_block(label: Spec, place: Placing) -> str:
    """A label, on its ground if it has one, with the line that leads to its point if one does."""
    x, y = place(label)
    if not label["showarrow"]:
        return _block(label, x + label.get("xshift", 0), y - label.get("yshift", 0))
    foot = y + label["ay"]
    across = place(label | {"x": label["ax"]})[0] if "axref" in label else x + label["ax"]
    return _leader(label, (across, foot), (x, y)) + _block(label, across, foot)


def _block(label: Spec, x: float, y: float) -> str:
    """Its room has whole pixels, and what it is anchored by stands there."""
    lines, font = lines_of(label["text"]), label["font"]
    size = font.get("size", LABEL)
    wide = block_width(lines, size)
    room = _whole(wide + 2 * _AIR), _whole(block_height(lines, size) + 2 * _AIR)
    side = label.get("xanchor", "center")
    left = _whole(x + room[0] * (_SHARES[side] - 0.5))
    top = _whole(y + room[1] * (_SHARES[label.get("yanchor", "middle")] - 0.5))
    align = label.get("align") or (side if len(lines) == 1 else "center")
    at = left + _AIR + wide * (0.5 - _SHARES[align])
    words = text_block(at, top + _AIR + RISE * size, label["text"], font, _ANCHORS[align])
    return _ground(label, left, top, room) + words


def _leader(label: Spec, tail: tuple[float, float], head: tuple[float, float]) -> str:
    """From a text to its point, short of the mark."""
    across, up = head[0] - tail[0], head[1] - tail[1]
    part = 1 - label["standoff"] / math.hypot(across, up)
    look = {"color": label["arrowcolor"], "width": label["arrowwidth"]}
    return straight_line(*tail, tail[0] + across * part, tail[1] + up * part, look)


def _ground(label: Spec, left: int, top: int, room: tuple[int, int]) -> str:
    if "bgcolor" not in label:
        return ""
    size = f'width="{room[0] - 1}" height="{room[1] - 1}"'
    return f'<rect x="{left + 0.5}" y="{top + 0.5}" {size} fill="{label["bgcolor"]}"/>'


def _whole(pixels: float) -> int:
    return math.floor(pixels + 0.5)

"""Where the letters of a text stand."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from report.charts import canvas
from report.charts.geometry import Box, Frame
from report.text.wrapping import width


def text_box(note: dict[str, Any], frame: Frame) -> Box:
    """The letters of a text as it stands, by their own widths."""
    size, lines = note["font"].get("size", canvas.LABEL), note["text"].split("<br>")
    plain = [unescape(re.sub("</?b>", "", line)) for line in lines]
    wide = max(width(line, size, bold="<b>" in note["text"]) for line in plain)
    high = size * len(lines)
    x, y = frame.x(note["x"]), frame.y(note["y"])
    if "axref" in note:
        x, y = frame.x(note["ax"]), y + note["ay"]
    elif note["showarrow"]:
        x, y = x + note["ax"], y + note["ay"] + (-high / 2 if note["yanchor"] == "bottom" else 7)
    else:
        x, y = x + note["xshift"], y - note["yshift"]
    left = x - {"left": 0, "center": wide / 2, "right": wide}[note["xanchor"]]
    return Box(left, y - high / 2, left + wide, y + high / 2)

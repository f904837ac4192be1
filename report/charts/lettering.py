"""Lines of text in SVG."""

from __future__ import annotations

import html
import re

from report.text import wrapping

SIZE = 13


def drawn_width(text: str) -> float:
    """The width of a line of text as it is drawn here."""
    return wrapping.width(plain(text).strip(), SIZE, bold=_is_bold(text))


def letters(x: float, y: float, text: str, colour: str, anchor: str = "start") -> str:
    """A line of text; Plotly's `<b>` is bold, anything else is as it is written."""
    weight = ' font-weight="700"' if _is_bold(text) else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    said = html.escape(plain(text).strip(), quote=False)
    return f'<text x="{round(x, 1)}" y="{round(y, 1)}" fill="{colour}"{side}{weight}>{said}</text>'


def _is_bold(text: str) -> bool:
    return text.startswith("<b>")


def plain(text: str) -> str:
    """A text of a figure without its markup, in one line."""
    return html.unescape(re.sub(r"</?b>", "", text.replace("<br>", "  ")))

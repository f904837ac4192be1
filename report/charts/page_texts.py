"""How wide texts are on a page, and how many lines they take there.

Documents and pictures have the report's own fonts; on a page Latin letters are those of Streamlit,
which are narrower.
"""

from __future__ import annotations

from report.text import wrapping

# As much of the width in the report's own fonts, by whether the letters are bold.
_LATIN = {False: 0.893, True: 0.867}
# Chinese characters are as wide, but there are digits and Latin words between them.
_CHINESE = 0.98


def width_on_page(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in the unit of its size."""
    return wrapping.width(text, size * _part(text, bold=bold), bold=bold)


def lines_on_page(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a room."""
    return len(wrapping.wrapped(text, size * _part(text, bold=bold), room, bold=bold))


def _part(text: str, *, bold: bool) -> float:
    return _CHINESE if wrapping.is_chinese(text) else _LATIN[bold]

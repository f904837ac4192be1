"""The fonts of pages: of Streamlit's own, the part that pages of a report are written in."""

from __future__ import annotations

from functools import cache

from report.fonts import FOLDER

_PAGES = FOLDER / "pages"
TEXT = _PAGES / "text.woff2"
ICONS = _PAGES / "icons.woff2"


@cache
def icon_names() -> frozenset[str]:
    """The icons that the part has; `make fonts` writes the list with it."""
    return frozenset(_PAGES.joinpath("icons.txt").read_text("utf-8").split())

"""Streamlit's own style sheet with the fonts that pages need in place of its whole ones.

Its scripts ask for the sheet by name later on: a page that has it, though switched off, does not
load it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from report.web import page_fonts
from report.web.kept_file import KeptFile
from report.web.page_assets import ReplacedSheet

_FOLDER = files("streamlit") / "static"
_SHEET = re.compile(r"static/css/index\.[\w-]+\.css")
# In Streamlit's sheet: the fonts that are replaced, and all other files.
_TEXT = re.compile(r"\.\./media/SourceSansVF-Upright[\w.-]+")
_ICONS = re.compile(r"\.\./media/MaterialSymbols-Rounded[\w.-]+")
_OTHERS = "../media/"
_MEDIA = "../static/media/"


@cache
def sheets() -> tuple[KeptFile, KeptFile]:
    """The sheet for most pages, and the one with all icons that there are."""
    sheet = (_FOLDER / original()).read_text("utf-8")
    text = _TEXT.sub(page_fonts.beside(page_fonts.text()), sheet)
    few = _ICONS.sub(page_fonts.beside(page_fonts.icons()), text)
    common, rare = (one.replace(_OTHERS, _MEDIA).encode() for one in (few, text))
    return KeptFile.of(common, "app", "css"), KeptFile.of(rare, "app", "css")


@cache
def original() -> str:
    """Where Streamlit has its sheet, below the server's own address.

    Raises LookupError where its front page names none, as in another release than the pinned one.
    """
    found = _SHEET.search((_FOLDER / "index.html").read_text("utf-8"))
    if found is None:
        raise LookupError(str(_FOLDER / "index.html"), _SHEET.pattern)
    return found[0]


def replaced() -> ReplacedSheet:
    """What pages name in its place."""
    common, rare = sheets()
    return ReplacedSheet(original(), common.address, rare.address)

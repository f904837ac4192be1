"""The parts of two fonts that pages need, in place of the whole ones that Streamlit has."""

from __future__ import annotations

from functools import cache

from report.fonts import of_pages
from report.web.kept_file import KeptFile


@cache
def text() -> KeptFile:
    """The font of all that is read, in every weight."""
    return KeptFile.of(of_pages.TEXT.read_bytes(), "text", "woff2")


@cache
def icons() -> KeptFile:
    """The font of the icons that the program has, and of those that areas are likely to have."""
    return KeptFile.of(of_pages.ICONS.read_bytes(), "icons", "woff2")


def beside(font: KeptFile) -> str:
    """Where a font is for a style sheet of ours."""
    return font.address.rpartition("/")[2]


def text_rule() -> bytes:
    """The text font as a rule of a style sheet of ours, under the name that pages know it by."""
    told = f'font-family: "Source Sans"; font-weight: 200 900; src: url("{beside(text())}")'
    return f"@font-face {{ {told} }}\n".encode()

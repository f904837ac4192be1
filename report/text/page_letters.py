"""How wide a line of text is in the font of pages, to the pixel.

Documents and pictures have the report's own fonts (`wrapping.py`), whose Latin letters are wider.
"""

from __future__ import annotations

from functools import cache

from PIL import ImageFont

from report.fonts import of_pages
from report.text.wrapping import is_chinese

# By whether letters are bold; widths are told in thousandths of an em.
_WEIGHTS = {False: 400, True: 700}
_EM = 1000


def drawn_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in the unit of its size.

    Chinese, which is in fonts of the reader, is as wide as it is high in all of them.
    """
    return size * sum(_advance(character, bold=bold) for character in text)


@cache
def _advance(character: str, *, bold: bool) -> float:
    """In em."""
    return 1.0 if is_chinese(character) else _face(bold=bold).getlength(character) / _EM


@cache
def _face(*, bold: bool) -> ImageFont.FreeTypeFont:
    # Basic layout: the same widths on every machine, with or without a library that kerns.
    engine = ImageFont.Layout.BASIC
    face = ImageFont.truetype(str(of_pages.TEXT), _EM, layout_engine=engine)
    face.set_variation_by_axes([_WEIGHTS[bold]])
    return face

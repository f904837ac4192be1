"""How wide a line of text is in the font of pages, to the pixel.

Documents and pictures have the report's own fonts (`wrapping.py`), whose Latin letters are wider.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from itertools import groupby

from PIL import ImageFont

from report.fonts import of_pages
from report.text.wrapping import is_chinese

# By whether letters are bold; widths are told in thousandths of an em.
_WEIGHTS = {False: 400, True: 700}
_EM = 1000


def drawn_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in the unit of its size.

    Chinese, which is in fonts of the reader, is as wide as it is high in all of them. Browsers
    reckon with whole pixels for what is seen of the last letter.
    """
    wide = size * sum(_em("".join(run), bold=bold) for _, run in groupby(text, is_chinese))
    return wide + _over(text[-1:], size, bold=bold)


def _over(letter: str, size: float, *, bold: bool) -> float:
    """What a last letter reaches over its width."""
    if not letter or is_chinese(letter):
        return 0.0
    ink = _face(bold=bold).getmask(letter).getbbox()
    seen = math.ceil(size * ink[2] / _EM) if ink else 0
    return max(0.0, seen - size * _em(letter, bold=bold))


@lru_cache(4096)
def _em(text: str, *, bold: bool) -> float:
    """The width of what is Chinese throughout, or not at all."""
    return len(text) if is_chinese(text) else _face(bold=bold).getlength(text) / _EM


@cache
def _face(*, bold: bool) -> ImageFont.FreeTypeFont:
    """Letters stand closer in some pairs, as in a browser, where there is a library that knows."""
    face = ImageFont.truetype(str(of_pages.TEXT), _EM)
    face.set_variation_by_axes([_WEIGHTS[bold]])
    return face

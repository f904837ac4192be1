"""Texts in their boxes: as large as they fit, and never over the edge."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Pt

from report.model import LANGUAGE_TAGS, Language
from report.slides.pptx.layouts import SlidePlaceholder
from report.text.wrapping import wrapped

# Of a line to the size of its letters, and of the room between paragraphs.
LINE, _APART = 1.2, 0.45
_INCH = 72
# Of a width, what is counted on: Arial is mostly narrower than the report's own fonts, in which
# texts are measured, but some texts of it are a fortieth wider.
_SURE = 0.95
# Languages as PowerPoint knows them: with a region, without which it knows no spelling.
OFFICE_TAGS: Mapping[Language, str] = MappingProxyType({**LANGUAGE_TAGS, "en": "en-US"})
_END = "…"


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph: its text, its size against that of the box (and the least of it in points),
    and how it looks.
    """

    text: str
    share: float = 1.0
    least: float = 0
    bold: bool | None = None
    colour: str | None = None

    def size(self, of_box: float) -> float:
        return max(self.least, round(self.share * of_box, 1))


def fitted(paragraphs: Sequence[Run], box: SlidePlaceholder) -> tuple[float, tuple[Run, ...]]:
    """The largest size at which all fits; at the smallest, what does not fit is cut off."""
    for size in box.sizes:
        if height(paragraphs, size, box.w) <= box.h * _INCH:
            return size, tuple(paragraphs)
    return box.sizes[-1], _cut(paragraphs, box.sizes[-1], box)


def height(paragraphs: Sequence[Run], size: float, width: float) -> float:
    """What paragraphs need, in points, in a box so many inches wide."""
    lines = sum(_lines(run, size, width) * run.size(size) * LINE for run in paragraphs)
    return lines + max(0, len(paragraphs) - 1) * _APART * size


def _lines(run: Run, size: float, width: float) -> int:
    room = width * _INCH * _SURE
    return len(wrapped(run.text, run.size(size), room, bold=bool(run.bold)))


def _cut(paragraphs: Sequence[Run], size: float, box: SlidePlaceholder) -> tuple[Run, ...]:
    """As much of them as there is room for. The notes hold the whole."""
    kept = list(paragraphs)
    while len(kept) > 1 and height(kept[:-1], size, box.w) > box.h * _INCH:
        kept.pop()
    *before, last = kept
    room = range(1, len(last.text))
    fits = bisect(room, False, key=lambda n: not _fit([*before, _ended(last, n)], size, box))
    return (*before, _ended(last, fits)) if fits or not before else tuple(before)


def _fit(paragraphs: Sequence[Run], size: float, box: SlidePlaceholder) -> bool:
    return height(paragraphs, size, box.w) <= box.h * _INCH


def _ended(run: Run, length: int) -> Run:
    return replace(run, text=run.text[:length].rstrip() + _END)


def write(
    shape: Any,
    paragraphs: Sequence[Run],
    box: SlidePlaceholder,
    language: Language,
    most: float = 999,
) -> None:
    """Fill a placeholder, with letters no larger than `most`."""
    sizes = tuple(size for size in box.sizes if size <= most) or box.sizes[-1:]
    size, kept = fitted(paragraphs, replace(box, sizes=sizes))
    frame = shape.text_frame
    for number, run in enumerate(kept):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if number:
            paragraph.space_before = Pt(_APART * size)
        put(paragraph, run, size, language)


def put(paragraph: Any, run: Run, size: float, language: Language) -> None:
    """A run in a paragraph, in its language, so that nobody underlines it in red.

    Where nothing is said there is no run, but what would be typed there has its size.
    """
    if not run.text:
        end = paragraph._p.get_or_add_endParaRPr()
        end.set("lang", OFFICE_TAGS[language])
        end.set("sz", str(round(run.size(size) * 100)))
        return
    written = paragraph.add_run()
    written.text = run.text
    written.font.size = Pt(run.size(size))
    written.font.bold = run.bold
    if run.colour is not None:
        written.font.color.rgb = RGBColor.from_string(run.colour[1:])
    written._r.get_or_add_rPr().set("lang", OFFICE_TAGS[language])

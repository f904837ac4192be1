"""Texts in their placeholders: as large as they fit, and never over the edge."""

from __future__ import annotations

import math
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
LINE, _SPACING = 1.2, 0.45
POINTS_PER_INCH = 72
# Of a width, what is counted on: Arial is mostly narrower than the report's own fonts, in which
# texts are measured, but some texts of it are a fortieth wider. A title stands right over other
# texts: it keeps its lines also where a program sets it in DejaVu Sans, a fifth wider, for Arial.
_RELIABLE, _TITLE_RELIABLE = 0.95, 0.83
# The smallest letters, in points, of a title that keeps to its number of lines.
_SMALLEST_TITLE = 16
# Languages as PowerPoint knows them: with a region, without which it knows no spelling.
OFFICE_TAGS: Mapping[Language, str] = MappingProxyType({**LANGUAGE_TAGS, "en": "en-US"})
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text and how it looks: its size against that of its placeholder, at least so many points.

    `bold` and `colour` (#rrggbb) are those of the placeholder where they are None.
    """

    text: str
    relative_size: float = 1.0
    min_size: float = 0
    bold: bool | None = None
    colour: str | None = None

    def size(self, base: float) -> float:
        """In points, in a placeholder whose letters have the size `base`."""
        return max(self.min_size, round(self.relative_size * base, 1))


def fit(
    paragraphs: Sequence[Paragraph], placeholder: SlidePlaceholder
) -> tuple[float, tuple[Paragraph, ...]]:
    """The largest size at which all fits; at the smallest, what does not fit is cut off."""
    rules = (_fits,) if placeholder.most_lines is None else (_keeps_lines, _fits_wider, _fits)
    for is_fitting in rules:
        for size in placeholder.sizes:
            if is_fitting(paragraphs, size, placeholder):
                return size, tuple(paragraphs)
    smallest = placeholder.sizes[-1]
    return smallest, _truncated(paragraphs, smallest, placeholder)


def _keeps_lines(
    paragraphs: Sequence[Paragraph], size: float, placeholder: SlidePlaceholder
) -> bool:
    """Whether a title fits on as many lines as its placeholder allows, in letters to be read."""
    lines = sum(_lines(one, size, placeholder.w * _TITLE_RELIABLE) for one in paragraphs)
    is_short = lines <= (placeholder.most_lines or lines)
    return size >= _SMALLEST_TITLE and is_short and _fits_wider(paragraphs, size, placeholder)


def _fits_wider(
    paragraphs: Sequence[Paragraph], size: float, placeholder: SlidePlaceholder
) -> bool:
    needed = _height(paragraphs, size, placeholder.w * _TITLE_RELIABLE)
    return needed <= placeholder.h * POINTS_PER_INCH


def is_one_line(paragraph: Paragraph, size: float, placeholder: SlidePlaceholder) -> bool:
    """Whether a text needs no second line at a size, in a wider face than Arial too."""
    return _lines(paragraph, size, placeholder.w * _TITLE_RELIABLE) == 1


def height(paragraphs: Sequence[Paragraph], size: float, width: float) -> float:
    """What paragraphs need, in points, in a placeholder so many inches wide."""
    return _height(paragraphs, size, width * _RELIABLE)


def _height(paragraphs: Sequence[Paragraph], size: float, width: float) -> float:
    """The same where a line may take all of the width."""
    lines = sum(_lines(one, size, width) * one.size(size) * LINE for one in paragraphs)
    return lines + max(0, len(paragraphs) - 1) * _SPACING * size


def _lines(paragraph: Paragraph, size: float, width: float) -> int:
    room = width * POINTS_PER_INCH
    return len(wrapped(paragraph.text, paragraph.size(size), room, bold=bool(paragraph.bold)))


def _truncated(
    paragraphs: Sequence[Paragraph], size: float, placeholder: SlidePlaceholder
) -> tuple[Paragraph, ...]:
    """As much of them as there is room for. The notes hold the whole."""
    kept = list(paragraphs)
    while len(kept) > 1 and not _fits(kept[:-1], size, placeholder):
        kept.pop()
    *before, last = kept

    def is_too_long(length: int) -> bool:
        return not _fits([*before, _shortened(last, length)], size, placeholder)

    fitting = bisect(range(1, len(last.text)), False, key=is_too_long)
    return (*before, _shortened(last, fitting)) if fitting or not before else tuple(before)


def _fits(paragraphs: Sequence[Paragraph], size: float, placeholder: SlidePlaceholder) -> bool:
    return height(paragraphs, size, placeholder.w) <= placeholder.h * POINTS_PER_INCH


def _shortened(paragraph: Paragraph, length: int) -> Paragraph:
    return replace(paragraph, text=paragraph.text[:length].rstrip() + _ELLIPSIS)


def fill_shape(
    shape: Any,
    paragraphs: Sequence[Paragraph],
    placeholder: SlidePlaceholder,
    language: Language,
    max_size: float = math.inf,
) -> None:
    """Fill a placeholder's shape, with letters no larger than `max_size` points."""
    sizes = tuple(size for size in placeholder.sizes if size <= max_size) or placeholder.sizes[-1:]
    size, kept = fit(paragraphs, replace(placeholder, sizes=sizes))
    frame = shape.text_frame
    for number, paragraph in enumerate(kept):
        element = frame.add_paragraph() if number else frame.paragraphs[0]
        if number:
            element.space_before = Pt(_SPACING * size)
        write(element, paragraph, size, language)


def write(element: Any, paragraph: Paragraph, size: float, language: Language) -> None:
    """Write into a paragraph of a shape, in its language, so that nobody underlines it in red.

    Where nothing is said there is no run, but what would be typed there has its size.
    """
    if not paragraph.text:
        end = element._p.get_or_add_endParaRPr()
        end.set("lang", OFFICE_TAGS[language])
        end.set("sz", str(round(paragraph.size(size) * 100)))
        return
    run = element.add_run()
    run.text = paragraph.text
    run.font.size = Pt(paragraph.size(size))
    run.font.bold = paragraph.bold
    if paragraph.colour is not None:
        run.font.color.rgb = RGBColor.from_string(paragraph.colour[1:])
    run._r.get_or_add_rPr().set("lang", OFFICE_TAGS[language])

"""The report as a deck of slides, for a wall and for PPTX alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from report.model import Area, Report
from report.slides import around, chapter
from report.slides.model import LENGTHS, Choice, Deck, Length, Page, Slide
from report.text.formatter import Formatter

__all__ = ["LENGTHS", "Choice", "Deck", "Length", "Page", "Slide", "deck"]


# Made once for all who ask for the same of an edition; nobody changes it afterwards.
@lru_cache(maxsize=64)
def deck(report: Report, choice: Choice) -> Deck:
    """The slides of a choice, each in every language chosen."""
    areas = choice.of(report)
    columns = [
        list(_slides(areas, choice, Formatter(report, language))) for language in choice.languages
    ]
    pages = tuple(zip(*columns, strict=True))
    return Deck(report.frame.title[choice.languages[0]], choice.languages, pages)


def _slides(areas: tuple[Area, ...], choice: Choice, writer: Formatter) -> Iterator[Slide]:
    beside = len(choice.languages)
    yield around.title(areas, writer)
    yield from around.city(writer)
    for area in areas:
        yield from chapter.slides(area, choice.length, writer)
    yield from around.targets(areas, beside, writer)
    yield from around.timeline(areas, beside, writer)
    yield around.sources(writer)
    yield around.closing(writer)

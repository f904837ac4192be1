"""The report as a deck of slides, for a wall and for PPTX alike."""

from __future__ import annotations

from collections.abc import Iterator

from report.images.cache import KeyedCache
from report.model import Area, Report
from report.slides import report_slides
from report.slides.area_slides import area_slides
from report.slides.model import LENGTHS, Deck, DeckOptions, Length, Slide, SlidePage
from report.text.formatter import Formatter

__all__ = ["LENGTHS", "Deck", "DeckOptions", "Length", "Slide", "SlidePage", "deck"]


# Nobody changes a deck afterwards. A report is itself here, not what it holds.
_DECKS: KeyedCache[Deck] = KeyedCache(64, wait_seconds=30)


def deck(report: Report, choice: DeckOptions) -> Deck:
    """The slides of a choice, each in every language chosen.

    Raises BusyError where another has not made them in time.
    """
    return _DECKS.get((report, choice), lambda: _deck(report, choice))


def _deck(report: Report, choice: DeckOptions) -> Deck:
    areas = choice.of(report)
    columns = [
        list(_slides(areas, choice, Formatter(report, language))) for language in choice.languages
    ]
    pages = tuple(zip(*columns, strict=True))
    return Deck(report.frame.title[choice.languages[0]], choice.languages, pages)


def _slides(areas: tuple[Area, ...], choice: DeckOptions, fmt: Formatter) -> Iterator[Slide]:
    columns = len(choice.languages)
    yield report_slides.title_slide(areas, fmt)
    yield from report_slides.city_slides(fmt)
    for area in areas:
        yield from area_slides(area, choice.length, fmt)
    yield from report_slides.target_slides(areas, columns, fmt)
    yield from report_slides.timeline_slides(areas, columns, fmt)
    yield report_slides.sources_slide(fmt)
    yield report_slides.closing_slide(fmt)

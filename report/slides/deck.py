"""The report as a deck of slides, for a wall and for PPTX alike."""

from __future__ import annotations

from collections.abc import Iterator

from report.images.cache import KeyedCache
from report.model import Area, Report
from report.slides import report_slides
from report.slides.area_slides import area_slides
from report.slides.areas_slide import areas_slides
from report.slides.model import LENGTHS, Deck, DeckOptions, Length, Slide, SlidePage
from report.text.formatter import Formatter

__all__ = ["LENGTHS", "Deck", "DeckOptions", "Length", "Slide", "SlidePage", "deck"]


# Nobody changes a deck afterwards. A report is itself here, not what it holds.
_DECKS: KeyedCache[Deck] = KeyedCache(64, wait_seconds=30)


def deck(report: Report, options: DeckOptions) -> Deck:
    """The slides of a choice, each in every language chosen.

    Raises BusyError where another has not made them in time.
    """
    return _DECKS.get((report, options), lambda: _deck(report, options))


def _deck(report: Report, options: DeckOptions) -> Deck:
    areas = options.of(report)
    columns = [
        list(_slides(areas, options, Formatter(report, language))) for language in options.languages
    ]
    pages = tuple(zip(*columns, strict=True))
    return Deck(report.settings.title[options.languages[0]], options.languages, pages)


def _slides(areas: tuple[Area, ...], options: DeckOptions, fmt: Formatter) -> Iterator[Slide]:
    columns = len(options.languages)
    yield report_slides.title_slide(areas, fmt)
    yield from report_slides.city_slides(fmt)
    yield from areas_slides(areas, fmt)
    for area in areas:
        yield from area_slides(area, options.length, fmt)
    yield from report_slides.target_slides(areas, columns, fmt)
    yield from report_slides.timeline_slides(areas, columns, fmt)
    yield report_slides.sources_slide(fmt)
    yield report_slides.closing_slide(fmt)

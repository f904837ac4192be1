"""Decks of the shipped report, and the presentations that are made of them, each made once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

from pptx import Presentation

from report.model import Language
from report.slides.deck import Deck, DeckOptions, deck
from report.slides.model import Slide
from report.slides.pptx.file import in_pptx
from tests.build import shipped

BOTH: tuple[Language, ...] = ("zh", "en")
# One deck for each way of setting it; made once.
SETTINGS = ((("zh",), "full"), (("en",), "short"), (BOTH, "short"))


@cache
def deck_of(languages: tuple[Language, ...], length: Any) -> Deck:
    return deck(shipped(), DeckOptions(languages=languages, length=length))


@cache
def presentation_of(languages: tuple[Language, ...], length: Any) -> Any:
    return Presentation(io.BytesIO(in_pptx(deck_of(languages, length))))


def pairs(slides: Deck, presentation: Any) -> Iterator[tuple[tuple[Slide, ...], Any]]:
    yield from zip(slides.pages, presentation.slides, strict=True)


def frames(slide: Any, sort: str) -> list[Any]:
    """The charts or tables of a slide, from left to right."""
    shapes = [shape for shape in slide.shapes if getattr(shape, f"has_{sort}", False)]
    return sorted(shapes, key=lambda shape: shape.left)


def text_of(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]

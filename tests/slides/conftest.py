"""What tests of slides share."""

from __future__ import annotations

from typing import Any

import pytest

from report.slides.deck import Deck
from tests.slides.made_decks import SETTINGS, deck_of, presentation_of


@pytest.fixture(params=SETTINGS, ids=["zh-full", "en-short", "both-short"])
def pair(request: pytest.FixtureRequest) -> tuple[Deck, Any]:
    languages, length = request.param
    return deck_of(languages, length), presentation_of(languages, length)

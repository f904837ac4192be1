"""The lists that the check compares with are what Streamlit draws and what the code asks for."""

from __future__ import annotations

from report.data.check import lists
from tests import make_lists

MAKE = "`make lists` writes the list anew"


def test_icons_are_those_of_streamlit() -> None:
    assert lists.icons() == make_lists.icons(), MAKE
    assert {"bolt", "solar_power"} <= lists.icons()


def test_words_are_those_that_the_code_asks_for() -> None:
    assert lists.words_asked() == make_lists.asked(), MAKE


def test_every_word_that_the_code_names_is_shipped() -> None:
    assert make_lists.named() - make_lists.keys() == set()
    assert {"nav.explore", "glossary.none"} & make_lists.named()


def test_every_shipped_word_is_asked_for() -> None:
    assert make_lists.unused() == set()

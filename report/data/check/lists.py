"""The lists that rules compare with: icons that can be drawn, words that the code asks for.

Both stand beside this module, a name a line. `make lists` writes them; tests compare them with
Streamlit and with the code.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

ICONS = Path(__file__).with_name("icons.txt")
WORDS_ASKED = Path(__file__).with_name("words_asked.txt")


@cache
def icons() -> frozenset[str]:
    """The names of all Material symbols that the pages' font has."""
    return _names(ICONS)


@cache
def words_asked() -> frozenset[str]:
    """The keys of words.csv without which a page, a file or an answer could not be written."""
    return _names(WORDS_ASKED)


def _names(file: Path) -> frozenset[str]:
    return frozenset(file.read_text("utf-8").split())

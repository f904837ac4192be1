"""The terms of the glossary: their order, and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from report.analysis import search
from report.model import Language, Report, Term


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a text, from the character `start` up to `end`."""

    term: Term
    start: int
    end: int


def mentions(text: str, report: Report, language: Language) -> tuple[Mention, ...]:
    """The terms of a text in the order in which they stand there, each at its first place.

    Where one stands in another, the longer is meant.
    """
    terms, pattern = _written(report, language)
    if pattern is None:
        return ()
    found: dict[str, Mention] = {}
    for match in pattern.finditer(plain(text)):
        assert match.lastindex is not None
        term = terms[match.lastindex - 1]
        found.setdefault(term.id, Mention(term, match.start(), match.end()))
    return tuple(found.values())


def in_order(report: Report, language: Language) -> list[Term]:
    """All terms as a reader of the language looks them up."""
    return sorted(report.glossary, key=lambda row: search.sorting(row.term, language))


# Of both languages and all editions that are asked for.
@lru_cache(maxsize=16)
def _written(report: Report, language: Language) -> tuple[tuple[Term, ...], re.Pattern[str] | None]:
    """Every spelling, the longest first, as a group of one pattern; the term of each group."""
    spelt = [(spelling, term) for term in report.glossary for spelling in term.spellings(language)]
    spelt.sort(key=lambda pair: -len(pair[0]))
    groups = "|".join(f"({pattern_of(spelling)})" for spelling, _ in spelt)
    pattern = re.compile(groups, re.IGNORECASE) if spelt else None
    return tuple(term for _, term in spelt), pattern


def pattern_of(spelling: str) -> str:
    """A spelling as it stands in a text: as whole words where it has letters at its ends, also in
    the plural, with hyphens for blanks.
    """
    parts = map(re.escape, re.split("[ -]", plain(spelling)))
    begin = r"(?<![A-Za-z0-9])" if _is_letter(spelling[:1]) else ""
    end = r"s?(?![A-Za-z0-9])" if _is_letter(spelling[-1:]) else ""
    return begin + "[ -]".join(parts) + end


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def plain(text: str) -> str:
    """A text of the same length with its lowered digits on the line: CO₂ as CO2."""
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    lowered = unicodedata.normalize("NFKC", character)
    return lowered if len(lowered) == 1 else character


def stands_in(spellings: Iterable[str], text: str) -> bool:
    """Whether a text has one of these spellings."""
    return any(re.search(pattern_of(each), text, re.IGNORECASE) for each in spellings)

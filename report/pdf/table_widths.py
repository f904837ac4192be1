"""How wide the columns of a printed table are: as wide as their texts ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from report.pdf.block_types import ColumnWidth
from report.text.wrapping import width

# All in em of a table's letters (7.4 points in style.typ). What a line of the page holds, and what
# the edges of a column take of it.
_LINE, _EDGES = 66.6, 1.12
# Of a column: narrower is broken too often, wider takes from the others. A longer word is broken.
_NARROWEST, _WORD, _WIDEST = 3.5, 9.0, 23.0
# Texts so short are not broken, as long as such columns leave room for the others.
_SHORT, _ROOM = 9.7, 37.6
# What stays together in a cell.
_UNBROKEN = re.compile(r"[^\s/-]+[/-]*")


def column_widths(columns: Sequence[Sequence[str]]) -> list[ColumnWidth]:
    """How wide each column is, in em; those of short texts get what they need, if they can.

    The first text of a column is its head. No column is narrower than its longest word, which would
    stand in the next one.
    """
    texts = [_text_widths(column) for column in columns]
    longest = [max(column) for column in texts]
    words = [_longest_word(column) for column in columns]
    short = [most if most <= _SHORT else 0 for most in longest]
    if sum(short) > _ROOM:
        short = [0.0] * len(columns)
    elif all(short):
        short[longest.index(max(longest))] = 0
    line = _LINE - _EDGES * len(columns)
    while any(short) and _needed(short, words) > line:
        short[short.index(max(short))] = 0
    shares = [0 if room else _share(column) for room, column in zip(short, texts, strict=True)]
    flowing = _flowing(shares, words, line - sum(short))
    return [
        {"em": round((fixed or shared) + _EDGES, 2), "fixed": fixed > 0}
        for fixed, shared in zip(short, flowing, strict=True)
    ]


def _needed(short: Sequence[float], words: Sequence[float]) -> float:
    return sum(room or word for room, word in zip(short, words, strict=True))


def _flowing(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The room by shares, but to each that has one at least so much, where there is as much."""
    if sum(word for word, share in zip(least, shares, strict=True) if share) > room:
        return list(least)
    widths = [0.0] * len(shares)
    open_ = [n for n, share in enumerate(shares) if share]
    while open_:
        each = room / sum(shares[n] for n in open_)
        narrow = [n for n in open_ if shares[n] * each < least[n]]
        for n in narrow or open_:
            widths[n] = least[n] if narrow else shares[n] * each
        room -= sum(widths[n] for n in narrow)
        open_ = [n for n in open_ if n not in narrow] if narrow else []
    return widths


def _share(texts: Sequence[float]) -> float:
    """Between what most cells need and what the longest does."""
    wanted = 0.6 * max(texts) + 0.4 * sum(texts) / len(texts)
    return max(min(wanted, _WIDEST), _NARROWEST)


def _text_widths(column: Sequence[str]) -> list[float]:
    """What each text of a column needs on one line; the head is bold."""
    head, *cells = column
    return [width(head, 1, bold=True), *(width(cell, 1) for cell in cells)]


def _longest_word(column: Sequence[str]) -> float:
    """Of words that are not so long that they are broken, all as wide as bold ones."""
    words = (word for cell in column for word in _UNBROKEN.findall(cell) if word.isascii())
    return min(max((width(word, 1, bold=True) for word in words), default=0), _WORD)

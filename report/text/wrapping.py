"""Texts in lines no wider than a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A blank may end a line; between two Chinese characters there is always room to.
_WORD = re.compile(r"\s+|[^\s\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]+|.", re.DOTALL)
# What does not begin a line, and what does not end one.
_CLOSING = "，。、；：？！）》」』】”’％,.;:?!)]}%"
_OPENING = "（《「『【“‘(["
_LATIN = 0.56


def wrapped(text: str, size: float, width: float) -> list[str]:
    """The lines of a text of this size (of a letter, in pixels) that fit into a width.

    Widths are estimated, with some room: which font a machine has is not known here.
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and _width(lines[-1] + piece.rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """What stays on one line: a word or a character with the punctuation that belongs to it."""
    held = ""
    for piece in _WORD.findall(text):
        if held and not _joined(held, piece):
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _joined(before: str, after: str) -> bool:
    return before[-1] in _OPENING or after[0] in _CLOSING or after.isspace()


def _width(text: str, size: float) -> float:
    return sum(size if ord(c) >= 0x2E80 else size * _LATIN for c in text)

"""How wide a text is in the report's own fonts, and where it breaks into lines.

Sizes and widths share a unit: with a size of 13 pixels widths are pixels, with a size of 1 they are
em. A text with Chinese in it is measured in the Chinese face throughout, whose quotation marks and
dashes are as wide as a character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial

from budoux import Parser, load_default_simplified_chinese_parser
from PIL import ImageFont

from report import fonts

_CHINESE = r"\u2e80-\u9fff\uff00-\uffef"
_HAS_CHINESE = re.compile(f"[{_CHINESE}]")
# What stands between two words; a no-break space belongs to both.
_BLANK = r"[^\S\u00a0\u202f]"
_WORD = re.compile(rf"(?:(?!{_BLANK}).)+{_BLANK}*|{_BLANK}+")
# A Chinese character, or all that stands between two of them.
_CHARACTER = re.compile(rf"[{_CHINESE}]{_BLANK}*|[^{_CHINESE}]+")
# What an address or a compound consists of.
_ADDRESS_PART = re.compile(r"[^/?&=_.-]*[/?&=_.-]+|[^/?&=_.-]+")
# A name or an aside that is short enough to stand on one line; other brackets begin a new phrase.
_SHORT_BRACKET = re.compile(r"[（《“「『【][^（）《》“”「」『』【】]{1,12}[）》”」』】]")
_BRACKETS = re.compile(rf"({_SHORT_BRACKET.pattern})|(?=[（《“「『【])")
# What does not begin a line, and what does not end one.
_CLOSING = "，。、；：？！）》」』】”’％…—–,.;:?!)]}%\u00a0\u202f"
_OPENING = "（《「『【“‘([{\u00a0\u202f"
# At this size a face tells widths in thousandths of an em.
_EM = 1000


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in the unit of its size."""
    return size * _em(text, chinese=is_chinese(text), bold=bold)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text that fit into a room; of an empty text one, which is empty.

    Words and Chinese phrases stay whole unless one alone is wider than the room.
    """
    measure = partial(_em, chinese=is_chinese(text), bold=bold)
    lines, taken = [""], 0.0
    for piece in _fitting(phrases(text), lambda part: size * measure(part.rstrip()) <= room):
        if lines[-1] and size * (taken + measure(piece.rstrip())) > room:
            lines.append("")
            taken = 0.0
        lines[-1] += piece
        taken += measure(piece)
    return [line.strip() for line in lines]


def halves(text: str, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """A text on two lines of about the same width, or on one where it has no place to break."""
    pieces = phrases(text)
    cuts = [("".join(pieces[:n]).strip(), "".join(pieces[n:]).strip()) for n in range(len(pieces))]
    pairs = [pair for pair in cuts if all(pair)]
    if not pairs:
        return (text.strip(),)
    return min(pairs, key=lambda pair: max(width(half, size, bold=bold) for half in pair))


def is_chinese(text: str) -> bool:
    """Whether there is Chinese in a text, its full-width punctuation included."""
    return _HAS_CHINESE.search(text) is not None


@lru_cache(4096)
def phrases(text: str) -> tuple[str, ...]:
    """The pieces of a text between which a line may end, each with the blanks after it."""
    parts = (part for word in _WORD.findall(text) for part in _word_phrases(word))
    return tuple(_joined(parts, _belong_together))


def _em(text: str, *, chinese: bool, bold: bool) -> float:
    return sum(_advance(character, chinese=chinese, bold=bold) for character in text)


@cache
def _advance(character: str, *, chinese: bool, bold: bool) -> float:
    """The width of a character in em; the Latin face differs in a few signs only."""
    family = fonts.LATIN if character in fonts.NARROW and not chinese else fonts.CHINESE
    return _face(family, bold=bold).getlength(character) / _EM


@cache
def _face(family: str, *, bold: bool) -> ImageFont.FreeTypeFont:
    # Basic layout: the same widths on every machine, with or without a library that kerns.
    engine = ImageFont.Layout.BASIC
    return ImageFont.truetype(str(fonts.file(family, bold=bold)), _EM, layout_engine=engine)


def _word_phrases(word: str) -> Iterator[str]:
    """The phrases of what stands between two blanks; what stands in short brackets is one."""
    for part in filter(None, _BRACKETS.split(word)):
        if _SHORT_BRACKET.fullmatch(part) or not is_chinese(part):
            yield part
        else:
            yield from _with_neighbours(_parser().parse(part))


def _with_neighbours(parts: Iterable[str]) -> list[str]:
    """The phrases, but a lone character with the next one, or at the end with the one before.

    It is mostly the first of a word that the model does not know.
    """
    joined: list[str] = []
    for phrase in parts:
        if joined and _is_lone(joined[-1]):
            joined[-1] += phrase
        else:
            joined.append(phrase)
    if len(joined) > 1 and _is_lone(joined[-1]):
        joined[-2:] = ["".join(joined[-2:])]
    return joined


def _is_lone(phrase: str) -> bool:
    return len(phrase) == 1 and phrase not in _CLOSING


@cache
def _parser() -> Parser:
    return load_default_simplified_chinese_parser()


def _characters(piece: str) -> list[str]:
    """A Chinese text in characters, with the numbers and Latin words in it whole."""
    return _joined(_CHARACTER.findall(piece), _belong_together)


def _letters(piece: str) -> list[str]:
    """Every character, with no more than the punctuation beside it."""
    return _joined(piece, _is_punctuated)


def _joined(parts: Iterable[str], is_held: Callable[[str, str], bool]) -> list[str]:
    """The parts, with those in one piece between which no line may end."""
    pieces: list[str] = []
    for part in parts:
        if pieces and is_held(pieces[-1][-1], part[0]):
            pieces[-1] += part
        else:
            pieces.append(part)
    return pieces


def _is_punctuated(before: str, after: str) -> bool:
    return before in _OPENING or after in _CLOSING


def _belong_together(before: str, after: str) -> bool:
    """Whether no line ends between two characters: beside punctuation, in 2020年 and 2万吨."""
    if _is_punctuated(before, after):
        return True
    if is_chinese(after):
        return before.isdigit() or before in "万亿"
    return not (is_chinese(before) or before.isspace())


# What a piece that is too wide for a line is broken into, and what those pieces are in turn.
_FINER: Sequence[Callable[[str], list[str]]] = (_characters, _ADDRESS_PART.findall, _letters, list)


def _fitting(
    pieces: Iterable[str],
    fits: Callable[[str], bool],
    finer: Sequence[Callable[[str], list[str]]] = _FINER,
) -> Iterator[str]:
    """The pieces, but of those that do not fit their parts, down to single letters."""
    for piece in pieces:
        if fits(piece) or not finer:
            yield piece
        else:
            yield from _fitting(finer[0](piece), fits, finer[1:])

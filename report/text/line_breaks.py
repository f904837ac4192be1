"""Where a line may end: between two phrases, and never between a figure and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from report.text import wrapping
from report.text.formatter import Formatter
from report.text.notation import AROUND, SCALES
from report.text.verdicts import ON_LINE, SHAPES

# Where a line of Chinese may end; where none does, though there is a blank or a slash.
BREAK = "\N{ZERO WIDTH SPACE}"
HARD_BLANK = "\N{NO-BREAK SPACE}"
_JOINER = "\N{WORD JOINER}"
# Most programs end a line behind any slash.
_SLASH = re.compile(r"/(?=\S)")
# The words that say in what a change is measured.
_AMOUNTS = ("amount.points", "amount.points.one")


def held(text: str, fmt: Formatter) -> str:
    """A text whose figures keep their units: with hard blanks between a number, the word of its
    size and the first word of its unit, as in `1.3 trillion yuan`. The sign of a verdict keeps the
    word behind it.
    """
    return _before_unit(fmt).sub(HARD_BLANK, text)


def with_breaks(text: str, fmt: Formatter) -> str:
    """A text for a program that ends lines where it is told: with a `BREAK` between two phrases of
    Chinese, with none inside a figure and its unit, and with no end of a line behind a slash.
    """
    kept = held(text, fmt)
    if fmt.language == "zh":
        kept = BREAK.join(_phrases(kept, fmt))
    return _SLASH.sub(f"/{_JOINER}", kept)


def _phrases(text: str, fmt: Formatter) -> list[str]:
    """The phrases of a text, those in one piece that hold parts of one figure."""
    figures = [match.span() for match in _figure(fmt).finditer(text)]
    ends = list(accumulate(map(len, wrapping.phrases(text))))
    free = [end for end in ends if not any(first < end < last for first, last in figures)]
    return [text[begin:end] for begin, end in zip([0, *free], free, strict=False)]


@lru_cache(16)
def _figure(fmt: Formatter) -> re.Pattern[str]:
    """A number with the word of its size and its unit."""
    scales = _one_of(word for _, word in SCALES[fmt.language])
    around = (re.escape(fmt.say(text)).replace(r"\{n\}", r"\d+") for text in AROUND.values())
    plain = rf"\d[\d.,]*(?:{scales})?(?:{_one_of(_labels(fmt))})"
    return re.compile("|".join([*around, plain]))


@lru_cache(16)
def _before_unit(fmt: Formatter) -> re.Pattern[str]:
    """The blanks of a figure, before the word of its size and before its unit; those of signs."""
    scales = [word for _, word in SCALES[fmt.language]]
    begins = _one_of(label.split()[0] for label in _labels(fmt))
    plain = rf"(?<=\d) (?=(?:{_one_of(scales)}|{begins})(?!\w))"
    sized = [rf"(?<=\d {word}) (?=(?:{begins})(?!\w))" for word in scales]
    names = (fmt.say(text).partition("{n}")[0] for text in AROUND.values())
    named = [rf"(?<=\b{name.strip()}) (?=\d)" for name in names if name.endswith(" ")]
    shaped = rf"(?<=[{ON_LINE}{''.join(SHAPES.values())}]) "
    return re.compile("|".join([plain, *sized, *named, shaped]))


def _labels(fmt: Formatter) -> list[str]:
    """How units are written behind a number, and what changes are measured in."""
    units = fmt.report.units.values()
    labels = {fmt.say(unit.label) for unit in units} | {unit.singular for unit in units} - {""}
    amounts = (fmt.word(key, n="").strip() for key in _AMOUNTS)
    return [*(label for label in labels if "{n}" not in label), *amounts]


def _one_of(words: Iterable[str]) -> str:
    """Any of some texts, the longest that is there."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

"""Names of publishers and titles of publications in a text: each in the language of its reader.

What may stand in the other language follows from the data: the original title within the mark of
a translated one, and what a name or a title of the reader's own language holds of the other. Notes
are an editor's own sentences: they may credit a publisher as its licence asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from report.model import Language, Report, Text
from report.text.formatter import Formatter

_ADDRESS = re.compile(r"https?://[!-~]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def assert_in_language(texts: Iterable[str], fmt: Formatter, fewest: int = 1) -> None:
    """Fails where a text names one in the other language without need, and where fewer texts than
    `fewest` name any publisher: then next to nothing was checked.
    """
    listed = list(texts)
    names = _publishers(fmt)
    naming = [text for text in listed if names.search(_compact(text))]
    assert len(naming) >= fewest, "too little was checked"
    assert strangers(listed, fmt) == []


def strangers(texts: Iterable[str], fmt: Formatter) -> list[str]:
    """Where texts name a publisher or a publication in the other language without need.

    Of each text the first such place is told, with what stands around it. Blanks do not count: a
    line of a document may end anywhere. Addresses are no names.
    """
    allowed, foreign = _allowed(fmt), _foreign(fmt.report, fmt.language)
    rest = (allowed.sub("\0", _compact(_ADDRESS.sub("\0", text))) for text in texts)
    places = ((text, foreign.search(text)) for text in rest)
    return [text[max(0, at.start() - 60) : at.end() + 60] for text, at in places if at]


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)


@cache
def _publishers(fmt: Formatter) -> re.Pattern[str]:
    return _any_of(fmt.say(row.name) for row in fmt.report.publishers.values())


@cache
def _allowed(fmt: Formatter) -> re.Pattern[str]:
    """The marks of translated titles, and names, titles and notes in the reader's own language."""
    report = fmt.report
    sources = report.sources.values()
    marks = [fmt.translation_mark(source) for source in sources]
    # In a list of documents the original stands in brackets.
    originals = {source.original_title for source in sources if source.original_title}
    marks += [fmt.word("paper.translated", title="", original=one).strip() for one in originals]
    notes = [row.note for row in report.indicators.values()]
    notes += [row.note for row in report.observations]
    own = [fmt.say(text) for text in (*_names(report), *notes)]
    return _any_of(filter(None, [*marks, *own]))


@cache
def _foreign(report: Report, language: Language) -> re.Pattern[str]:
    """In English every Chinese character; in Chinese the English of what has a Chinese form."""
    if language == "en":
        return _HAN
    return _any_of(name.en for name in _names(report) if has_han(name.zh) and not has_han(name.en))


def _names(report: Report) -> Iterator[Text]:
    yield from (publisher.name for publisher in report.publishers.values())
    yield from (source.title for source in report.sources.values())


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """Any of these, the longest first."""
    compact = {_compact(text) for text in texts}
    return re.compile("|".join(map(re.escape, sorted(compact, key=len, reverse=True))))

"""Search in both languages at once: by name, id, pinyin and definition, the best hits first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from pypinyin import lazy_pinyin

from report.analysis.spellings import as_written, in_simplified, vocabulary
from report.model import LANGUAGES, Language, Report, Text

HitKind = Literal["area", "indicator", "event", "practice", "source", "term"]
KINDS: tuple[HitKind, ...] = get_args(HitKind)

# Nobody types more than this; what is pasted beyond it is not looked at.
_LONGEST = 200
_MOST_WORDS = 12
# Before each syllable in `Entry.spelt`: no letter, so that it never stands in a query.
_SYLLABLE = "|"
_HANZI = re.compile(r"[\u3400-\u9fff]+")
_BORDER = re.compile(r"(?<=[\u3400-\u9fff])(?=[a-z0-9])|(?<=[a-z0-9])(?=[\u3400-\u9fff])")
_LATIN = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something of the report that a query names; a higher score is a better match."""

    kind: HitKind
    id: str
    title: Text
    score: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """What can be found, and the texts it is found by, all normalised.

    `spelt` is the pinyin of the Chinese names by syllable, `initials` their first letters, each
    name after a blank; `others` are the other words for it.
    """

    kind: HitKind
    id: str
    title: Text
    names: tuple[str, ...]
    named: str
    others: tuple[str, ...]
    called: str
    spelt: str
    initials: str
    about: str


def find(
    report: Report, query: str, limit: int = 20, kinds: Collection[HitKind] | None = None
) -> tuple[Hit, ...]:
    """What all words of a query match, best first; nothing for a query without a word.

    A word matches a beginning of an English word, any part of a Chinese text, or pinyin: whole
    syllables (`yanfa`) or their initials (`yftrqd`). Names count more than their synonyms, and
    these more than definitions. Traditional characters are read as simplified ones, and a name
    such as PM2.5 with blanks in it as it is written.
    """
    words = _words(query)
    joined = as_written(words, _written(report))
    hits = _hits(report, joined, kinds) or (_hits(report, words, kinds) if joined != words else [])
    return tuple(_ranked(hits)[:limit])


def _ranked(hits: Collection[Hit]) -> list[Hit]:
    """The best first, but no term before the best of what it explains: Enter opens the first."""
    ordered = sorted(hits, key=lambda hit: (-hit.score, KINDS.index(hit.kind)))
    first = [hit for hit in ordered if hit.kind != "term"][:1]
    return [*first, *(hit for hit in ordered if hit not in first)]


def _hits(report: Report, words: list[str], kinds: Collection[HitKind] | None) -> list[Hit]:
    """All that every one of these words matches, in the order of the index."""
    if not words:
        return []
    asked = _Query(" ".join(words), tuple(_Word.parse(word) for word in words))
    chosen = (e for e in _index(report) if kinds is None or e.kind in kinds)
    scored = ((asked.score(entry), entry) for entry in chosen)
    return [Hit(e.kind, e.id, e.title, score) for score, e in scored if score]


def _words(query: str) -> list[str]:
    return _normal(query[:_LONGEST]).split()[:_MOST_WORDS]


def _normal(text: str) -> str:
    """In small letters, without marks and signs: CO₂ is co2, `low-carbon` and 单位GDP two words."""
    plain = in_simplified(unicodedata.normalize("NFKC", text)).casefold()
    return _BORDER.sub(" ", re.sub(r"(?<!\d)\.|\.(?!\d)|[^\w.&]|_", " ", plain))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a query, and how it would stand in a text spelt by syllables."""

    text: str
    spelt: re.Pattern[str] | None

    @classmethod
    def parse(cls, text: str) -> _Word:
        """A word as typed; what is long enough and of letters only may be pinyin."""
        is_spelling = len(text) > 2 and _LATIN.fullmatch(text)
        syllables = rf"\{_SYLLABLE}" + rf"\{_SYLLABLE}?".join(text)
        return cls(text, re.compile(syllables) if is_spelling else None)

    def score(self, entry: _Entry) -> int:
        """How well it matches an entry; 0 where it does not."""
        return self._of_names(entry) or self._of_pinyin(entry) or self._of_about(entry)

    def _of_names(self, entry: _Entry) -> int:
        if self.text in entry.names:
            return 100
        if any(name.startswith(self.text) for name in entry.names):
            return 80
        if self.text in entry.others:
            return 70
        if self._begins_in(entry.named):
            return 60
        return 50 if self._begins_in(entry.called) else 0

    def _begins_in(self, text: str) -> bool:
        """Whether a word of the text begins with it; Chinese has no blanks between words."""
        part = self.text if _HANZI.match(self.text) else f" {self.text}"
        return part in text

    def _of_pinyin(self, entry: _Entry) -> int:
        if len(self.text) > 1 and f" {self.text}" in entry.initials:
            return 45
        if self.spelt is not None and self.spelt.search(entry.spelt):
            return 40
        inside = len(self.text) > 2 and self.text in entry.initials
        return 30 if inside or self._is_abridged(entry) else 0

    def _is_abridged(self, entry: _Entry) -> bool:
        """Whether a Chinese name has its characters in this order: 研发强度 for 研发投入强度."""
        if len(self.text) < 3 or not _HANZI.fullmatch(self.text):
            return False
        rest = iter(entry.names[-1])
        return all(character in rest for character in self.text)

    def _of_about(self, entry: _Entry) -> int:
        return 10 if self._begins_in(entry.about) else 0


@dataclass(frozen=True, slots=True)
class _Query:
    phrase: str
    words: tuple[_Word, ...]

    def score(self, entry: _Entry) -> int:
        """The mean over the words, each of which must match; more where the name says it all."""
        scores = []
        for word in self.words:
            scores.append(word.score(entry))
            if not scores[-1]:
                return 0
        names = (*entry.names, *entry.others)
        is_phrase = len(scores) > 1 and any(self.phrase in name for name in names)
        return sum(scores) // len(scores) + (30 if is_phrase else 0)


def prepare(report: Report) -> None:
    """Build the index in advance, so that the first search need not wait for it."""
    _written(report)


@lru_cache(maxsize=8)
def _written(report: Report) -> frozenset[str]:
    """The names of letters and digits, such as pm2.5, that stand in the report."""
    texts = ((entry.named, entry.called, entry.about) for entry in _index(report))
    return vocabulary(word for each in texts for text in each for word in text.split())


# Built once for the process for each edition that is asked.
@lru_cache(maxsize=8)
def _index(report: Report) -> tuple[_Entry, ...]:
    return (
        *_areas(report),
        *_indicators(report),
        *_events(report),
        *_practices(report),
        *_sources(report),
        *_terms(report),
    )


def _areas(report: Report) -> Iterator[_Entry]:
    for area in report.areas:
        groups = (group.name for group in area.groups)
        yield _entry("area", area.id, area.name, _both(groups))


def _indicators(report: Report) -> Iterator[_Entry]:
    groups = {
        indicator: group.name
        for area in report.areas
        for group in area.groups
        for indicator in group.indicators
    }
    for row in report.indicators.values():
        subject = groups.get(row.id, Text("", ""))
        about = (row.definition, row.note, report.area(row.area).name, subject)
        yield _entry("indicator", row.id, row.name, _both(about), row.synonyms)


def _events(report: Report) -> Iterator[_Entry]:
    for row in report.events:
        about = _both((row.summary, report.area(row.area).name))
        yield _entry("event", row.id, row.title, [*about, str(row.date)])


def _practices(report: Report) -> Iterator[_Entry]:
    for row in report.practices:
        about = (row.summary, row.result, report.area(row.area).name, report.places[row.place].name)
        yield _entry("practice", row.id, row.title, _both(about))


def _sources(report: Report) -> Iterator[_Entry]:
    for row in report.sources.values():
        names = [report.publishers[key].name for key in (row.publisher, row.via) if key]
        yield _entry("source", row.id, row.title, [*_both(names), str(row.published or "")])


def _terms(report: Report) -> Iterator[_Entry]:
    for row in report.glossary:
        spelt = [(language, each) for language in LANGUAGES for each in row.spellings(language)]
        others = [Text(each, "") if lang == "en" else Text("", each) for lang, each in spelt]
        yield _entry("term", row.id, row.term, _both([row.explanation]), others)


def sorting(name: Text, language: Language) -> tuple[str, ...]:
    """What a list of names is sorted by: Chinese by pinyin, English by letters."""
    return tuple(lazy_pinyin(name.zh)) if language == "zh" else (name.en.casefold(),)


def _both(texts: Iterable[Text]) -> list[str]:
    return [text[language] for text in texts for language in LANGUAGES]


def _entry(
    kind: HitKind, name: str, title: Text, about: Iterable[str], synonyms: Iterable[Text] = ()
) -> _Entry:
    names = tuple(dict.fromkeys(_joined([text]) for text in (title.en, title.zh)))
    others = tuple(dict.fromkeys(_joined([text]) for text in _both(synonyms)))
    spoken = [_syllables(text.zh) for text in (title, *synonyms)]
    return _Entry(
        kind=kind,
        id=name,
        title=title,
        names=names,
        named=f" {_joined([*names, name])}",
        others=others,
        called=f" {_joined(others)}",
        spelt=" ".join(f"{_SYLLABLE}{_SYLLABLE.join(syllables)}" for syllables in spoken),
        initials=f" {' '.join(''.join(s[0] for s in syllables) for syllables in spoken)}",
        about=f" {_joined(about)}",
    )


def _syllables(chinese: str) -> list[str]:
    return lazy_pinyin("".join(_HANZI.findall(in_simplified(chinese))))


def _joined(texts: Iterable[str]) -> str:
    return " ".join(_normal(" ".join(texts)).split())

"""The number check: every number of a rendered text resolves, or is named with its sentence.

A number resolves to a figure, period or declared calculation that the one formatter wrote with
its unit, to a text of the data (a title, a name, a summary), or to a year in scope. What a person
typed into prose or code does not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any, ClassVar

from report.model import VERSION, InMemoryObservations, Language, Observation, Period, Report, Text
from report.text.chemical_names import with_subscripts
from report.text.formatter import Formatter, Scale

_SCALE_WORDS = {"en": ("trillion", "billion", "million"), "zh": ("万亿", "亿", "万")}
_OTHER_UNITS = {"en": ("percentage points",), "zh": ("个百分点", "年", "月", "日")}
# A link's address is no text; a name such as PM2.5, CO2, 5G or V2G is no number.
_ADDRESS = re.compile(r"\]\(<[^>]*>\)")
_NAME = re.compile(
    r"(?<![0-9A-Za-z])[0-9a-f]{12}(?![0-9A-Za-z])|"  # the mark of an edition's content
    rf"(?<![0-9.]){re.escape(VERSION)}(?![0-9])|"  # the version of the product
    r"(?<== )100(?![0-9])|(?<==)100(?![0-9])|"  # what an index starts from
    r"[A-Za-z]+-?\d+(?:\.\d+)?[A-Za-z]*|\b\d[A-Z]\b|\b\d+(?:st|nd|rd|th)\b"
)
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"


@dataclass(frozen=True)
class Unresolved:
    """A number that nothing accounts for."""

    page: str
    sentence: str
    token: str


class Recorder(Formatter):
    """The formatter, noting all that it writes; each test takes a `recorder` of its own."""

    written: ClassVar[dict[Language, set[str]]]
    counts: ClassVar[dict[Language, set[str]]]

    def _note(self, text: str) -> str:
        self.written[self.language].add(text)
        return text

    def figure(self, *values: object) -> str:
        return self._note(super().figure(*values))  # type: ignore[arg-type]

    def parts(self, row: Observation) -> tuple[str, str]:
        digits, rest = super().parts(row)
        self.counts[self.language].add(digits.lstrip("<>≈"))
        return self._note(digits), rest

    def number(self, *values: object) -> str:
        text = super().number(*values)  # type: ignore[arg-type]
        self.counts[self.language].add(text)
        return self._note(text)

    def cell(self, *values: object) -> str:
        text = super().cell(*values)  # type: ignore[arg-type]
        self.counts[self.language].add(text)
        return self._note(text)

    def fixed(self, *values: object) -> str:
        text = super().fixed(*values)  # type: ignore[arg-type]
        self.counts[self.language].add(text)
        return self._note(text)

    def short_number(self, *values: object) -> str:
        return self._note(super().short_number(*values))  # type: ignore[arg-type]

    def plain(self, *values: object) -> str:
        text = super().plain(*values)  # type: ignore[arg-type]
        self.counts[self.language].add(text)
        return self._note(text)

    def amount(self, *values: object) -> str:
        return self._note(super().amount(*values))  # type: ignore[arg-type]

    def period(self, period: Period) -> str:
        return self._note(super().period(period))

    def span(self, first: Period, last: Period) -> str:
        return self._note(super().span(first, last))

    def scale(self, *values: object) -> Scale:
        scale = super().scale(*values)  # type: ignore[arg-type]
        self._note(scale.label)
        return scale


def recorder() -> type[Recorder]:
    """A formatter of its own class: it equals no other, so nothing that another wrote is kept."""

    class Own(Recorder):
        written: ClassVar[dict[Language, set[str]]] = {"en": set(), "zh": set()}
        counts: ClassVar[dict[Language, set[str]]] = {"en": set(), "zh": set()}

    return Own


@dataclass(frozen=True)
class Vocabulary:
    """What numbers may stand in the texts of a report in one language."""

    report: Report
    language: Language
    written: frozenset[str]
    counts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, report: Report, language: Language, own: type[Recorder]) -> Vocabulary:
        """All that a recorder has written in a language."""
        written, counts = own.written[language], own.counts[language]
        return cls(report, language, frozenset(written), frozenset(counts))

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(token for text in self.written for token in self.split(text))

    @cached_property
    def data(self) -> re.Pattern[str]:
        """Texts of the data that hold digits, the longest first."""
        # Where notes are joined into one, each loses its full stop.
        texts = {text.rstrip(".。") for text in texts_of(self.report) if re.search(r"\d", text)}
        texts |= {with_subscripts(text) for text in texts}
        return re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))

    @cached_property
    def years(self) -> range:
        years = [row.period.year for row in self.report.observations]
        years += [target.period.year for target in self.report.targets]
        return range(min(years) - 1, max(years) + 2)

    @cached_property
    def _token(self) -> re.Pattern[str]:
        """Digits with the scale word and the unit that follow them."""
        labels = {unit.label[self.language] for unit in self.report.units.values()}
        units = [*_OTHER_UNITS[self.language], *(label for label in labels if "{" not in label)]
        space = " ?" if self.language == "en" else ""
        unit = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
        scale = "|".join(_SCALE_WORDS[self.language])
        end = r"(?![A-Za-z])" if self.language == "en" else ""
        return re.compile(f"{_DIGITS}(?:{space}(?:{scale}){end})?(?:{space}(?:{unit}){end})?")

    def split(self, text: str) -> Iterator[str]:
        """The numbers of a text, each with its scale and unit."""
        return (match[0] for match in self._token.finditer(_NAME.sub(" ", text)))

    def unresolved(self, page: str, texts: Iterable[str]) -> Iterator[Unresolved]:
        for text in texts:
            if re.search(r"\d", text):
                rest = self.data.sub(" ", _ADDRESS.sub(" ", text))
                for token in self.split(rest):
                    if not self._resolves(token):
                        yield Unresolved(page, text, token)

    def _resolves(self, token: str) -> bool:
        is_year = re.fullmatch(r"\d{4}年?", token) and int(token[:4]) in self.years
        # A count stands before the word for what is counted, which may be a unit's too: "45 years".
        count = re.match(_DIGITS, token)
        is_count = count is not None and count[0] in self.counts
        return token in self.tokens or is_count or bool(is_year)


def texts_of(report: Report) -> Iterator[str]:
    """Every text that the data hold, in both languages. Units and words belong to the formatter;
    the glossary has no figures, and its terms (CO2 equivalent) are parts of units.
    """
    for table in fields(report):
        if table.name not in {"words", "units", "glossary"}:
            yield from _texts(getattr(report, table.name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        # Prose with placeholders is no text of the data: that is what is checked.
        yield from (text for text in (value.en, value.zh) if "{" not in text)
    else:
        yield from (text for part in _parts(value) for text in _texts(part))


def _parts(value: object) -> Iterable[object]:
    """What a value consists of; an observation's written value is a figure, not a text."""
    if isinstance(value, Observation):
        return (value.note,)
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, InMemoryObservations):
        return value
    if is_dataclass(value):
        return (getattr(value, entry.name) for entry in fields(value))
    return value if isinstance(value, tuple) else ()


def drawn(figure: Mapping[str, Any]) -> Iterator[str]:
    """What is read in a figure: names, labels, texts of ticks, tooltips."""
    layout = figure["layout"]
    yield from (note["text"] for note in layout.get("annotations", ()))
    for axis in ("xaxis", "yaxis"):
        yield from layout.get(axis, {}).get("ticktext", ())
    for trace in figure["data"]:
        yield from _of_trace(trace)


def _of_trace(trace: Mapping[str, Any]) -> Iterator[str]:
    yield trace.get("name") or ""
    text = trace.get("text")
    yield from [text] if isinstance(text, str) else text or ()
    for tip, *_ in trace.get("customdata") or ():
        yield from re.split(r"<[^>]*>", html.unescape(tip))

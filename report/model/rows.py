"""The rows of the tables: what is counted, what was published of it, and by whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from report.model.period import Period
from report.model.text import Language, Text

Direction = Literal["up", "down", "none"]
IndicatorKind = Literal[
    "stock",
    "flow",
    "balance",
    "share",
    "intensity",
    "concentration",
    "index",
    "count",
    "rank",
    "change",
]
# What comes about during its period, so that a year's is none of a month's. A balance is what came
# less what went, such as emissions less uptake, and may be below zero.
FLOWS: frozenset[IndicatorKind] = frozenset({"flow", "balance"})
Qualifier = Literal["", "more_than", "about", "less_than", "preliminary"]
Status = Literal["A", "P", "E", "B", "D"]
# Which of the values that were published for one period over the years a figure is.
Vintage = Literal["first_release", "before_revision", "revised"]
# In order of trust: the first is trusted most.
SourceKind = Literal[
    "official", "law", "state_media", "institution", "paper", "dataset", "press", "secondary"
]
PublisherKind = Literal[
    "official",
    "state_media",
    "press",
    "institution",
    "company",
    "international",
    "academic",
    "data_provider",
    "aggregator",
    "unknown",
]
EventKind = Literal["policy", "law", "standard", "pilot", "launch", "award", "forum", "milestone"]
PlaceKind = Literal["city", "district", "province", "country", "world"]
ChartKind = Literal["line", "bar", "area", "points", "value", "decoupling"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that has figures; `parent` is the id of the place that it is a part of, or empty."""

    id: str
    name: Text
    kind: PlaceKind
    parent: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A place's boundary: rings of (longitude, latitude), and a point inside for its label."""

    place: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes; `homepage` may be empty."""

    id: str
    name: Text
    kind: PublisherKind
    homepage: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication. `published` is None where the publication bears no date.

    `publisher` is the id of who published it first, `via` of whose site it was read on, where that
    is another one, else empty.
    """

    id: str
    title: Text
    publisher: str
    via: str
    published: Period | None
    language: str
    kind: SourceKind
    url: str

    @property
    def original_title(self) -> str:
        """The title as published; empty where both titles are translations of another."""
        if self.language == "zh" or self.title.en == self.title.zh:
            return self.title.zh
        return self.title.en if self.language == "en" else ""

    def is_translated_in(self, language: Language) -> bool:
        """Whether its title in a language is not the one that it was published under."""
        return self.title[language] != self.original_title


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted. `headline` is its rank (1 first) among its area's headline figures.

    `synonyms` are other words that readers look for it by. `usual_months` are the months (1 to 12)
    in which its figures usually appear, `publisher` the id of who publishes them first; both are
    empty where no editor has said so.
    """

    id: str
    area: str
    name: Text
    definition: Text
    unit: str
    direction: Direction
    kind: IndicatorKind
    headline: int | None
    chart: ChartKind
    note: Text
    synonyms: tuple[Text, ...] = ()
    usual_months: tuple[int, ...] = ()
    publisher: str = ""

    @property
    def known_as(self) -> Text:
        """Its synonyms in one line, each once."""
        english = dict.fromkeys(synonym.en for synonym in self.synonyms)
        chinese = dict.fromkeys(synonym.zh for synonym in self.synonyms)
        return Text("; ".join(english), "; ".join(chinese))


@dataclass(frozen=True, slots=True)
class Observation:
    """One published figure. `written` is the value as it stands in the table.

    What follows from the other rows (`report/analysis/vintages.py`, `time_known.py`) is no part of
    what it says, nor of what it equals: `vintage`, None where that is not known, for a figure
    that is shown `new_vintage`, whether figures of another vintage than its own end before it, and
    `known_by`, the day that the figure of a year stands at where that is before the year's end.
    """

    indicator: str
    place: str
    period: Period
    value: Decimal
    written: str
    qualifier: Qualifier
    status: Status
    preferred: bool
    source: str
    note: Text
    vintage: Vintage | None = field(default=None, compare=False)
    new_vintage: bool = field(default=False, compare=False)
    known_by: Period | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """What names its cell: indicator, place and period."""
        return f"{self.indicator}|{self.place}|{self.period}"

    @property
    def stands_at(self) -> Period:
        """The period at whose end it stands in time: its own, or the day that it was known by."""
        return self.known_by or self.period

    @property
    def is_provisional(self) -> bool:
        """Whether it may still be revised: provisional, estimated, or said to be preliminary."""
        return self.status in "PE" or self.qualifier == "preliminary"

    @property
    def begins_run(self) -> bool:
        """Whether it does not compare with the figures before it: after a break in the series, or
        of another vintage.
        """
        return self.status == "B" or self.new_vintage


@dataclass(frozen=True, slots=True)
class Target:
    """A policy target for the end of `period`.

    `base` is the period that progress is counted from, where an editor has named one;
    `superseded_by` is when the target was set that replaced this one.
    """

    indicator: str
    place: str
    period: Period
    value: Decimal
    qualifier: Qualifier
    set_on: Period | None
    policy: Text
    source: str
    base: Period | None = None
    superseded_by: Period | None = None

    @property
    def key(self) -> str:
        """What it is known by in its table, whatever else of it an editor changes."""
        set_on = self.set_on or "…"
        return f"{self.indicator}/{self.place}@{self.period} ({set_on}, {self.policy.en})"


@dataclass(frozen=True, slots=True)
class SameTarget:
    """A target for `indicator` that is the one for `same_as`, of the same place and period.

    It is counted once, as that of `same_as`, and judged by the figures of that indicator.
    """

    indicator: str
    place: str
    period: Period
    same_as: str

    @property
    def key(self) -> str:
        """What names it: the indicator, place and period of the target that is the other one."""
        return f"{self.indicator}/{self.place}@{self.period}"


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure of ours that was wrong: which one, what stood there, what stands there, why."""

    date: dt.date
    indicator: str
    place: str
    period: Period
    source: str
    before: Decimal
    after: Decimal
    why: Text


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in the field of an area; `source` is where it was read."""

    id: str
    area: str
    date: Period
    title: Text
    summary: Text
    kind: EventKind
    source: str


@dataclass(frozen=True, slots=True)
class Practice:
    """How something is done at a place; `start` is None where it is not known since when."""

    id: str
    area: str
    place: str
    start: Period | None
    title: Text
    summary: Text
    result: Text
    source: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the report: what had been published by `cutoff` (None: everything)."""

    id: str
    title: Text
    cutoff: dt.date | None

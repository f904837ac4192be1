"""What the report consists of: frozen values, and the look-ups that all readers need."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Literal, get_args

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Direction = Literal["up", "down", "none"]
IndicatorKind = Literal[
    "stock", "flow", "share", "intensity", "concentration", "index", "count", "rank", "change"
]
Qualifier = Literal["", "more_than", "about", "less_than", "preliminary"]
Status = Literal["A", "P", "E", "B", "D"]
# In order of trust: the first is trusted most.
SourceKind = Literal[
    "official", "law", "state_media", "institution", "paper", "dataset", "press", "secondary"
]
EventKind = Literal["policy", "law", "standard", "pilot", "launch", "award", "forum", "milestone"]
PlaceKind = Literal["city", "district", "province", "country", "world"]
ChartKind = Literal["line", "bar", "area", "points", "value", "decoupling"]

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in both languages."""

    en: str
    zh: str

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.zh

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month or a day; a stock's value is its state at the end of it."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read `2022`, `2022-06` or `2022-11-13`; anything else is a ValueError."""
        match = _PERIOD.fullmatch(written)
        if match is None:
            raise ValueError(f"{written!r} is not a year, a month or a day")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        dt.date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def end(self) -> dt.date:
        """The last day of the period."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def start(self) -> dt.date:
        """The first day of the period."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def is_year(self) -> bool:
        return self.month is None

    @property
    def order(self) -> tuple[dt.date, int]:
        """Sorts by end; of two that end together the longer comes last, as a year's total does."""
        return self.end, -len(str(self))

    @property
    def position(self) -> float:
        """Where it stands on an axis of years whose tick 2022 is the end (or the whole) of 2022."""
        days = 366 if calendar.isleap(self.year) else 365
        return self.year - 1 + self.end.timetuple().tm_yday / days

    @property
    def moment(self) -> float:
        """Where it stands on an axis whose ticks are firsts of January; a year in its middle."""
        if self.is_year:
            return self.year + 0.5
        days = 366 if calendar.isleap(self.year) else 365
        return self.year + (self.start.timetuple().tm_yday - 0.5) / days

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the tables: `value × factor` is the amount in `base`."""

    code: str
    base: str
    factor: Decimal
    label: Text

    @property
    def is_scaled(self) -> bool:
        return self.factor != 1

    @property
    def is_part(self) -> bool:
        """Whether a value n says 1/n, so that a larger one is less."""
        return "{n}" in self.label.en


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: Text
    kind: PlaceKind
    parent: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication. `published` is None where the publication bears no date."""

    id: str
    title: str
    publisher: str
    published: Period | None
    language: str
    kind: SourceKind
    url: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted. `headline` is its rank (1 first) among its area's headline figures.

    `synonyms` are other words that readers look for it by.
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

    @property
    def known_as(self) -> Text:
        """Its synonyms in one line, each once."""
        english = dict.fromkeys(said.en for said in self.synonyms)
        return Text("; ".join(english), "; ".join(dict.fromkeys(s.zh for s in self.synonyms)))


@dataclass(frozen=True, slots=True)
class Observation:
    """One published figure. `written` is the value as it stands in the table."""

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

    @property
    def key(self) -> str:
        """What names its cell: indicator, place and period."""
        return f"{self.indicator}|{self.place}|{self.period}"


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
    id: str
    area: str
    date: Period
    title: Text
    summary: Text
    kind: EventKind
    source: str


@dataclass(frozen=True, slots=True)
class Practice:
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


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: several indicators at one place, or one indicator at several places.

    `base` is the period that an index of several indicators sets to 100.
    """

    id: str
    kind: ChartKind
    indicators: tuple[str, ...]
    places: tuple[str, ...]
    headline: Text
    note: Text = Text("", "")
    base: Period | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators of an area that are read together."""

    id: str
    name: Text
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A chapter of the report. `lead` is prose by the sentence, with `{holes}` for figures."""

    id: str
    order: int
    icon: str
    color: str
    color_dark: str
    name: Text
    summary: Text
    lead: tuple[Text, ...]
    groups: tuple[Group, ...]
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the report says of itself: its titles, its place, its overview."""

    place: str
    title: Text
    city: Text
    charts: tuple[Chart, ...]
    opening: tuple[str, ...]
    map_credit: Text


@dataclass(frozen=True, slots=True)
class Outline:
    """A place's boundary: rings of (longitude, latitude), and a point inside for its label."""

    place: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    label: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Report:
    """The whole report. Nobody can change it, so everybody can share it; it equals only itself."""

    frame: Frame
    areas: tuple[Area, ...]
    indicators: Mapping[str, Indicator]
    observations: tuple[Observation, ...]
    targets: tuple[Target, ...]
    sources: Mapping[str, Source]
    events: tuple[Event, ...]
    practices: tuple[Practice, ...]
    places: Mapping[str, Place]
    units: Mapping[str, Unit]
    editions: Mapping[str, Edition]
    outlines: tuple[Outline, ...]
    words: Mapping[str, Text]
    corrections: tuple[Correction, ...] = ()
    edition: str = "latest"

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
        cells: dict[tuple[str, str], list[Observation]] = {}
        for observation in self.observations:
            cells.setdefault((observation.indicator, observation.place), []).append(observation)
        return MappingProxyType(
            {key: tuple(sorted(rows, key=_reading_order)) for key, rows in cells.items()}
        )

    def area(self, area_id: str) -> Area:
        """The area of this id; KeyError where there is none."""
        return self._areas[area_id]

    @cached_property
    def _areas(self) -> Mapping[str, Area]:
        return MappingProxyType({area.id: area for area in self.areas})

    def published(self, indicator: str, place: str) -> tuple[Observation, ...]:
        """Every figure of an indicator at a place in time order, a period's preferred first."""
        return self._cells.get((indicator, place), ())

    def series(self, indicator: str, place: str | None = None) -> tuple[Observation, ...]:
        """The preferred figures of an indicator at a place (else the report's) in time order."""
        rows = self.published(indicator, place or self.frame.place)
        return tuple(row for row in rows if row.preferred)

    def find(self, key: str) -> Observation | None:
        """The preferred figure that a chart's point names by `Observation.key`."""
        indicator, _, rest = key.partition("|")
        place, _, period = rest.partition("|")
        rows = self.series(indicator, place)
        return next((row for row in rows if str(row.period) == period), None)

    def places_of(self, indicator: str) -> tuple[Place, ...]:
        """The places that have a figure of the indicator, in the order of the table of places."""
        return tuple(
            place for place in self.places.values() if (indicator, place.id) in self._cells
        )

    def unit_of(self, indicator: str) -> Unit:
        return self.units[self.indicators[indicator].unit]

    def in_area(self, area_id: str) -> tuple[Indicator, ...]:
        """The indicators of an area, headline figures first by rank."""
        own = (row for row in self.indicators.values() if row.area == area_id)
        return tuple(sorted(own, key=lambda row: (row.headline is None, row.headline or 0)))

    def headlines(self, area_id: str) -> tuple[Indicator, ...]:
        return tuple(row for row in self.in_area(area_id) if row.headline is not None)

    def targets_in(self, area_id: str) -> tuple[Target, ...]:
        return tuple(row for row in self.targets if self.indicators[row.indicator].area == area_id)

    def events_in(self, area_id: str) -> tuple[Event, ...]:
        """The events of an area, newest first."""
        own = (row for row in self.events if row.area == area_id)
        return tuple(sorted(own, key=lambda row: row.date.order, reverse=True))

    def practices_in(self, area_id: str) -> tuple[Practice, ...]:
        return tuple(row for row in self.practices if row.area == area_id)

    def districts(self) -> tuple[Place, ...]:
        """The parts of the report's own place."""
        return tuple(place for place in self.places.values() if place.parent == self.frame.place)


def _reading_order(row: Observation) -> tuple[tuple[dt.date, int], bool]:
    return row.period.order, not row.preferred

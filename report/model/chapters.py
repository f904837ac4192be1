"""The documents of the report: its frame, its areas with their charts, its map."""

from __future__ import annotations

from dataclasses import dataclass

from report.model.period import Period
from report.model.rows import ChartKind
from report.model.text import Text

_NOTHING = Text("", "")


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
    note: Text = _NOTHING
    base: Period | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators of an area that are read together."""

    id: str
    name: Text
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A chapter of the report. `lead` is prose by the sentence, with placeholders of figures."""

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
class ExploreSettings:
    """What the Explore page opens with, and by which indicators it divides; None where nobody said.

    It is no part of what the report says, so no part of its content hash either.
    `nation` is the place of which others have a share, and `outside_nation` names the places that
    its figures leave out.
    """

    opening_indicator: str | None = None
    population_indicator: str | None = None
    gdp_indicator: str | None = None
    nation: str | None = None
    outside_nation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A place's boundary: rings of (longitude, latitude), and a point inside for its label."""

    place: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    label: tuple[float, float]

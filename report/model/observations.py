"""All figures of a report, as everybody asks for them: in memory here, on an engine elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from report.model.period import Period
from report.model.rows import Observation, Status


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which figures are asked for, and in which order: that of the indicators, then of the places.

    Their periods end from `first` to `last`, both included; None asks for no such thing.
    """

    indicators: Sequence[str]
    places: Sequence[str]
    statuses: Collection[str] | None = None
    sources: Collection[str] | None = None
    preferred: bool | None = None
    first: dt.date | None = None
    last: dt.date | None = None

    def asks_for(self, row: Observation) -> bool:
        """Whether a figure of one of these indicators and places is asked for."""
        return (
            (self.statuses is None or row.status in self.statuses)
            and (self.sources is None or row.source in self.sources)
            and (self.preferred is None or row.preferred == self.preferred)
            and (self.first is None or row.period.end >= self.first)
            and (self.last is None or row.period.end <= self.last)
        )


@dataclass(frozen=True, slots=True)
class FigurePage:
    """Some of the figures that are asked for, and how many there are in all."""

    rows: tuple[Observation, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FigureReach:
    """The first and the last period that there are figures of, by their ends, and the statuses."""

    first: Period
    last: Period
    statuses: frozenset[Status]


@dataclass(frozen=True, slots=True)
class FigureExtent:
    """How many figures there are of an indicator, and the periods of those that stand first and
    last in time; of several that stand at one time of those whose periods are first and last.
    """

    figures: int
    first: Period
    last: Period


@dataclass(frozen=True, slots=True)
class SeriesSize:
    """How many figures of a series are preferred, and the largest amount, whatever its sign."""

    figures: int
    largest: Decimal


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """An indicator, place and period whose figures are others than before; either may be none."""

    key: str
    before: tuple[Observation, ...]
    after: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Cutoff:
    """What had been published by a day, said so that an engine can find it.

    A figure was out if its source is among `out`, or among `perhaps` and its period had ended by
    the day. `remade` gives the figures of one series that were out, in their order, as they were
    then: which of them was shown, of which vintage each is, when it stands in time. A series all of
    whose figures were out is given as it is.
    """

    day: dt.date
    out: frozenset[str]
    perhaps: frozenset[str]
    remade: Callable[[Sequence[Observation]], Sequence[Observation]]

    def holds(self, row: Observation) -> bool:
        """Whether a figure was out by the day."""
        return row.source in self.out or (row.source in self.perhaps and row.period.end <= self.day)


class FiguresUnavailableError(RuntimeError):
    """What keeps the figures cannot be asked for them now. It says why."""


class Observations(Protocol):
    """All figures of a report. Nobody can change them, so everybody can share them.

    Every question raises FiguresUnavailableError where they are kept elsewhere, and cannot be asked
    for now. Asked for an indicator, a place or a source that there is none of, it has no figures.
    """

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Observation]:
        """Every figure, in the order of the folder's rows."""

    def published(self, indicator: str, place: str) -> tuple[Observation, ...]:
        """Every figure of an indicator at a place in time order, a period's preferred first."""

    def by_place(
        self, indicator: str, places: Sequence[str]
    ) -> Mapping[str, tuple[Observation, ...]]:
        """The same at each of these places that has figures, in their order."""

    def places_of(self, indicator: str) -> frozenset[str]:
        """The ids of the places that have a figure of an indicator."""

    def notable(
        self, indicator: str, places: Sequence[str]
    ) -> Mapping[str, tuple[Observation, ...]]:
        """Of `by_place` the figures of periods that have several which are not all written alike,
        or any after a break in the series or of another definition (status B and D).

        Of a period all its figures are given. One may be left out that has a revised figure, and
        others farther from it than they are rounded, but none of status B or D.
        """

    def shared_periods(self, indicator: str) -> int:
        """How many periods have several figures of an indicator, each place counted by itself."""

    def sizes_of(self, indicator: str) -> Mapping[str, SeriesSize]:
        """The size of the series of an indicator at each place that has preferred figures."""

    def extent_of(self, indicator: str) -> FigureExtent | None:
        """The extent of all figures of an indicator; None where there are none."""

    def years_at(self, place: str) -> tuple[int, ...]:
        """The years that some indicator has a figure of at a place, the first one first."""

    def reach(self) -> FigureReach | None:
        """How far all of them reach; None where there are none."""

    def count_by_source(self) -> Mapping[str, int]:
        """How many figures were read in each source that some were read in."""

    def drawn_from(self) -> tuple[tuple[str, str], ...]:
        """Each source with each indicator that it has figures of, in the order of the rows."""

    def marks(self) -> Mapping[str, str]:
        """For each indicator that has figures what stands for all that these say, in any order:
        `mark_of_lines` of their `figure_line`.
        """

    def page(self, query: FigureQuery, offset: int, limit: int) -> FigurePage:
        """The figures that are asked for, each series in time order, `offset` of them left out and
        `limit` given at most.
        """

    def changed_since(
        self,
        earlier: Observations,
        indicator: str,
        places: Sequence[str],
        *,
        without_lone: bool = False,
    ) -> Iterator[ChangedCell]:
        """The cells of an indicator whose figures are others than in an earlier state: place after
        place, each in time order. They come as they are found, and need not be kept.
        `without_lone` leaves out those that `lone_since` counts.
        """

    def lone_since(
        self, earlier: Observations, indicator: str, places: Sequence[str]
    ) -> Mapping[str, int]:
        """How many cells of an indicator at each of these places have one figure, and had none in
        an earlier state; what is not counted without reading it is left out.
        """

    def as_of(self, cutoff: Cutoff) -> Observations:
        """The figures that were out by a day, as they were then."""

"""The whole report, and the look-ups that all readers need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from report.model.areas import Area
from report.model.glossary import Term
from report.model.observations import Observations, SeriesSize
from report.model.rows import (
    Correction,
    Edition,
    Event,
    Indicator,
    Observation,
    Outline,
    Place,
    Practice,
    Publisher,
    SameTarget,
    Source,
    Target,
)
from report.model.settings import ExploreSettings, ReportSettings
from report.model.text import Text
from report.model.units import Unit

_NO_SETTINGS = ExploreSettings()


@dataclass(frozen=True, eq=False)
class Report:
    """The whole report. Nobody can change it, so everybody can share it; it equals only itself."""

    settings: ReportSettings
    areas: tuple[Area, ...]
    indicators: Mapping[str, Indicator]
    observations: Observations
    targets: tuple[Target, ...]
    publishers: Mapping[str, Publisher]
    sources: Mapping[str, Source]
    events: tuple[Event, ...]
    practices: tuple[Practice, ...]
    places: Mapping[str, Place]
    units: Mapping[str, Unit]
    editions: Mapping[str, Edition]
    outlines: tuple[Outline, ...]
    words: Mapping[str, Text]
    corrections: tuple[Correction, ...] = ()
    same_targets: tuple[SameTarget, ...] = ()
    glossary: tuple[Term, ...] = ()
    edition: str = "latest"
    # The mark of a state that is kept as it was; empty for what is published.
    kept: str = ""
    # When readers are to see this state, where it is a draft until then; None for all others.
    release_at: dt.datetime | None = None
    explore_settings: ExploreSettings = _NO_SETTINGS

    def area(self, area_id: str) -> Area:
        """The area of this id; KeyError where there is none."""
        return self._areas[area_id]

    @cached_property
    def _areas(self) -> Mapping[str, Area]:
        return MappingProxyType({area.id: area for area in self.areas})

    def published(self, indicator: str, place: str) -> tuple[Observation, ...]:
        """Every figure of an indicator at a place in time order, a period's preferred first."""
        return self.observations.published(indicator, place)

    def series(self, indicator: str, place: str | None = None) -> tuple[Observation, ...]:
        """The preferred figures of an indicator at a place (else the report's) in time order."""
        rows = self.published(indicator, place or self.settings.place)
        return tuple(row for row in rows if row.preferred)

    def find(self, key: str) -> Observation | None:
        """The preferred figure that a chart's point names by `Observation.key`."""
        indicator, _, rest = key.partition("|")
        place, _, period = rest.partition("|")
        rows = self.series(indicator, place)
        return next((row for row in rows if str(row.period) == period), None)

    def places_of(self, indicator: str) -> tuple[Place, ...]:
        """The places that have a figure of the indicator, in the order of the table of places."""
        known = self.observations.places_of(indicator)
        return tuple(place for place in self.places.values() if place.id in known)

    def by_place(self, indicator: str) -> Mapping[str, tuple[Observation, ...]]:
        """Every figure of an indicator at each place that has some, in the order of the places."""
        return self.observations.by_place(indicator, tuple(self.places))

    def notable(self, indicator: str) -> Mapping[str, tuple[Observation, ...]]:
        """Of `by_place` the figures of periods with several that may differ, or with status B or D
        (`Observations.notable`).
        """
        return self.observations.notable(indicator, tuple(self.places))

    def sizes_of(self, indicator: str) -> Mapping[str, SeriesSize]:
        """The size of an indicator's series at each place that has one."""
        return self.observations.sizes_of(indicator)

    def unit_of(self, indicator: str) -> Unit:
        """The unit that an indicator's values are given in; KeyError for an unknown id."""
        return self.units[self.indicators[indicator].unit]

    def in_area(self, area_id: str) -> tuple[Indicator, ...]:
        """The indicators of an area, headline figures first by rank."""
        rows = (row for row in self.indicators.values() if row.area == area_id)
        return tuple(sorted(rows, key=lambda row: (row.headline is None, row.headline or 0)))

    def headlines(self, area_id: str) -> tuple[Indicator, ...]:
        """The headline figures of an area by rank."""
        return tuple(row for row in self.in_area(area_id) if row.headline is not None)

    def targets_in(self, area_id: str) -> tuple[Target, ...]:
        """The targets for the indicators of an area, of all places, in the table's order."""
        return tuple(row for row in self.targets if self.indicators[row.indicator].area == area_id)

    def successor(self, target: Target) -> Target | None:
        """The target that replaced one, if it is here: of several set then, that of its period."""
        if target.superseded_by is None:
            return None
        wanted = (target.indicator, target.place, target.superseded_by)
        candidates = (
            row
            for row in self.targets
            if (row.indicator, row.place, row.set_on) == wanted and row != target
        )
        return min(candidates, key=lambda row: row.period != target.period, default=None)

    def replaced_by(self, target: Target) -> tuple[Target, ...]:
        """The targets that this one replaced, in the table's order."""
        rows = (row for row in self.targets if row.superseded_by is not None and row != target)
        return tuple(row for row in rows if self.successor(row) == target)

    def same_target(self, target: Target) -> Target | None:
        """The target of another indicator that this one is counted as, if it is here."""
        cell = target.indicator, target.place, target.period
        for link in self.same_targets:
            if (link.indicator, link.place, link.period) == cell:
                wanted = link.same_as, target.place, target.period, None
                rows = (r for r in self.targets if _cell_in_force(r) == wanted)
                return next(rows, None)
        return None

    def events_in(self, area_id: str) -> tuple[Event, ...]:
        """The events of an area, newest first."""
        events = (row for row in self.events if row.area == area_id)
        return tuple(sorted(events, key=lambda row: row.date.order, reverse=True))

    def practices_in(self, area_id: str) -> tuple[Practice, ...]:
        """The practices of an area in the table's order."""
        return tuple(row for row in self.practices if row.area == area_id)

    def districts(self) -> tuple[Place, ...]:
        """The parts of the report's own place."""
        return tuple(place for place in self.places.values() if place.parent == self.settings.place)


def _cell_in_force(row: Target) -> tuple[object, ...]:
    return row.indicator, row.place, row.period, row.superseded_by

"""What a download holds: figures, targets, events and practices, and what they are together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial, wraps

from report.analysis.chart_series import rows_of, targets_of
from report.analysis.districts import Layer
from report.model import (
    Area,
    Chart,
    Event,
    Observation,
    Practice,
    Publisher,
    Report,
    Source,
    Target,
    Text,
    Unit,
)
from report.model.report_cache import report_cache
from report.text import narrative
from report.text.formatter import in_both

# In figures. A selection of a report that has more is made when it is asked for.
_MOST_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Calculated:
    """A figure made from published ones: `row` holds its value, in `unit`; how it was made."""

    row: Observation
    unit: Unit
    made: Text
    inputs: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of one report that are read together.

    `what` names the selection in file names; language and edition are those of the formatter that a
    file is written with. `calculated` is what was shown instead of the figures it was made from.
    """

    what: str
    title: Text
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    events: tuple[Event, ...] = ()
    practices: tuple[Practice, ...] = ()
    calculated: tuple[Calculated, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.observations or self.targets or self.events or self.practices)

    def figures(self) -> tuple[Observation, ...]:
        """The published figures, those among them that calculated ones were made from."""
        made = (row for one in self.calculated for row in one.inputs)
        return tuple({id(row): row for row in (*self.observations, *made)}.values())

    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators that the figures and targets are of, each once."""
        names = [row.indicator for row in self.observations]
        names += [row.indicator for row in self.targets]
        return tuple(dict.fromkeys(names))

    def sources(self, report: Report) -> tuple[Source, ...]:
        """The publications that the rows were read in, in the order of their table."""
        tables = (self.observations, self.targets, self.events, self.practices)
        used = {row.source for table in tables for row in table}
        return tuple(source for key, source in report.sources.items() if key in used)

    def publishers(self, report: Report) -> tuple[Publisher, ...]:
        """Who published these, or on whose site they were read, in the order of their table."""
        sources = self.sources(report)
        named = {publisher for row in sources for publisher in (row.publisher, row.via)}
        return tuple(row for key, row in report.publishers.items() if key in named)


@report_cache(512)
def of_chart(chart: Chart, report: Report) -> Selection:
    """The figures that a chart shows, and the city's targets for what it is of.

    The targets are told of even where the chart has no place to draw them.
    """
    return Selection(
        what=chart.id,
        title=in_both(report, partial(narrative.chart_headline, chart)),
        observations=tuple(row for _, _, rows in rows_of(chart, report) for row in rows),
        targets=targets_of(chart, report),
    )


def of_map(layer: Layer, report: Report) -> Selection:
    """The figures that a map of the districts shows."""
    title = in_both(report, partial(narrative.layer_name, layer))
    return Selection(f"map_{layer.indicator}_{layer.period}", title, layer.rows)


def of_events(area: Area, report: Report) -> Selection:
    """The events of an area, newest first."""
    return Selection(f"events_{area.id}", area.name, events=report.events_in(area.id))


def _kept(make: Callable[[str, Report], Selection]) -> Callable[[str, Report], Selection]:
    """Keeps the selections of a report that has not too many figures to be held so often."""
    cached = report_cache(512)(make)

    @wraps(make)
    def selected(name: str, report: Report) -> Selection:
        is_small = len(report.observations) <= _MOST_KEPT
        return cached(name, report) if is_small else make(name, report)

    return selected


@_kept
def of_indicator(indicator: str, report: Report) -> Selection:
    """All that is known of an indicator, everywhere. KeyError where there is none of this id."""
    return Selection(
        what=indicator,
        title=report.indicators[indicator].name,
        observations=_published((indicator,), report),
        targets=tuple(row for row in report.targets if row.indicator == indicator),
    )


@_kept
def of_area(area_id: str, report: Report) -> Selection:
    """All of an area, other sources' figures too. KeyError where there is none of this id."""
    area = report.area(area_id)
    return Selection(
        what=area_id,
        title=area.name,
        observations=_published((row.id for row in report.in_area(area_id)), report),
        targets=report.targets_in(area_id),
        events=report.events_in(area_id),
        practices=report.practices_in(area_id),
    )


def of_report(report: Report) -> Selection:
    """Everything, in the order of the tables."""
    return _everything("everything", report)


@_kept
def _everything(name: str, report: Report) -> Selection:
    return Selection(
        what=name,
        title=report.words["export.everything"],
        observations=_published(report.indicators, report),
        targets=report.targets,
        events=report.events,
        practices=report.practices,
    )


def _published(indicators: Iterable[str], report: Report) -> tuple[Observation, ...]:
    """Every figure of these indicators: by place in the order of places, then by time."""
    return tuple(
        row
        for indicator in indicators
        for rows in report.by_place(indicator).values()
        for row in rows
    )

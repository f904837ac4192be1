"""The figures of a report as rows in memory: for some hundred thousand of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from report.model.changed_cells import cells_apart
from report.model.figure_lines import figure_line, mark_of_lines
from report.model.observations import (
    ChangedCell,
    Cutoff,
    FigureExtent,
    FigurePage,
    FigureQuery,
    FigureReach,
    Observations,
    SeriesSize,
)
from report.model.period import Period
from report.model.rows import Observation

_Rows = tuple[Observation, ...]


class InMemoryObservations:
    """Figures as a tuple of rows, whose look-ups are made when they are first asked for."""

    def __init__(self, rows: Iterable[Observation] = ()) -> None:
        self._rows = tuple(rows)

    def __reduce__(self) -> tuple[type[InMemoryObservations], tuple[_Rows]]:
        """Another process gets the rows, and makes its own look-ups."""
        return type(self), (self._rows,)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self._rows)

    @cached_property
    def _series(self) -> Mapping[str, Mapping[str, _Rows]]:
        """Of each indicator, of each place the figures in time order."""
        series: dict[str, dict[str, list[Observation]]] = {}
        for row in self._rows:
            series.setdefault(row.indicator, {}).setdefault(row.place, []).append(row)
        return {
            indicator: {
                place: tuple(sorted(rows, key=reading_order)) for place, rows in places.items()
            }
            for indicator, places in series.items()
        }

    def published(self, indicator: str, place: str) -> _Rows:
        return self._series.get(indicator, {}).get(place, ())

    def by_place(self, indicator: str, places: Sequence[str]) -> Mapping[str, _Rows]:
        known = self._series.get(indicator, {})
        return {place: known[place] for place in places if place in known}

    def places_of(self, indicator: str) -> frozenset[str]:
        return frozenset(self._series.get(indicator, ()))

    def notable(self, indicator: str, places: Sequence[str]) -> Mapping[str, _Rows]:
        found = (
            (place, _notable(rows)) for place, rows in self.by_place(indicator, places).items()
        )
        return {place: rows for place, rows in found if rows}

    def shared_periods(self, indicator: str) -> int:
        every = self._series.get(indicator, {}).values()
        return sum(count > 1 for rows in every for count in _times(rows).values())

    def sizes_of(self, indicator: str) -> Mapping[str, SeriesSize]:
        if indicator not in self._sizes:
            self._sizes[indicator] = _sizes(self._series.get(indicator, {}))
        return self._sizes[indicator]

    @cached_property
    def _sizes(self) -> dict[str, Mapping[str, SeriesSize]]:
        return {}

    def extent_of(self, indicator: str) -> FigureExtent | None:
        if indicator not in self._extents:
            series = self._series.get(indicator, {}).values()
            self._extents[indicator] = _extent([row for rows in series for row in rows])
        return self._extents[indicator]

    @cached_property
    def _extents(self) -> dict[str, FigureExtent | None]:
        return {}

    def years_at(self, place: str) -> tuple[int, ...]:
        return tuple(sorted({row.period.year for row in self._rows if row.place == place}))

    def reach(self) -> FigureReach | None:
        if not self._rows:
            return None
        periods = [row.period for row in self._rows]
        first, last = (end(periods, key=lambda period: period.order) for end in (min, max))
        return FigureReach(first, last, frozenset(row.status for row in self._rows))

    @cached_property
    def _by_source(self) -> Mapping[str, int]:
        return MappingProxyType(Counter(row.source for row in self._rows))

    def count_by_source(self) -> Mapping[str, int]:
        return self._by_source

    @cached_property
    def _drawn(self) -> tuple[tuple[str, str], ...]:
        return tuple(dict.fromkeys((row.source, row.indicator) for row in self._rows))

    def drawn_from(self) -> tuple[tuple[str, str], ...]:
        return self._drawn

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        rows: dict[str, list[Observation]] = {}
        for row in self._rows:
            rows.setdefault(row.indicator, []).append(row)
        marks = {name: mark_of_lines(map(figure_line, some)) for name, some in rows.items()}
        return MappingProxyType(marks)

    def marks(self) -> Mapping[str, str]:
        return self._marks

    def page(self, query: FigureQuery, offset: int, limit: int) -> FigurePage:
        found = [row for row in self._in_order(query) if query.asks_for(row)]
        return FigurePage(tuple(found[offset : offset + limit]), len(found))

    def _in_order(self, query: FigureQuery) -> Iterator[Observation]:
        for indicator in query.indicators:
            for rows in self.by_place(indicator, query.places).values():
                yield from rows

    def changed_since(
        self,
        earlier: Observations,
        indicator: str,
        places: Sequence[str],
        *,
        without_lone: bool = False,
    ) -> Iterator[ChangedCell]:
        del without_lone
        before, after = (one.by_place(indicator, places) for one in (earlier, self))
        return cells_apart(before, after, places)

    def lone_since(
        self, earlier: Observations, indicator: str, places: Sequence[str]
    ) -> Mapping[str, int]:
        del earlier, indicator, places
        return {}

    def as_of(self, cutoff: Cutoff) -> InMemoryObservations:
        series: dict[tuple[str, str], list[int]] = {}
        out = [row for row in self._rows if cutoff.holds(row)]
        for place, row in enumerate(out):
            series.setdefault((row.indicator, row.place), []).append(place)
        for places in series.values():
            remade = cutoff.remade([out[place] for place in places])
            for place, row in zip(places, remade, strict=True):
                out[place] = row
        return InMemoryObservations(out)


def _times(rows: _Rows) -> Mapping[Period, int]:
    """How many figures of a series each period has."""
    return Counter(row.period for row in rows)


def _notable(rows: _Rows) -> _Rows:
    written: dict[Period, set[str]] = {}
    for row in rows:
        written.setdefault(row.period, set()).add(row.written)
    marked = {row.period for row in rows if row.status in "BD"}
    return tuple(row for row in rows if row.period in marked or len(written[row.period]) > 1)


def _sizes(series: Mapping[str, _Rows]) -> Mapping[str, SeriesSize]:
    shown = {
        place: [abs(row.value) for row in rows if row.preferred] for place, rows in series.items()
    }
    return {place: SeriesSize(len(some), max(some)) for place, some in shown.items() if some}


def _extent(rows: Sequence[Observation]) -> FigureExtent | None:
    """That of figures, many of which stand at the same times."""
    times = {(row.stands_at, row.period) for row in rows}
    in_time = sorted(times, key=lambda time: (time[0].order, time[1].order))
    return FigureExtent(len(rows), in_time[0][1], in_time[-1][1]) if rows else None


def reading_order(row: Observation) -> tuple[tuple[dt.date, int], bool]:
    """Sorts the figures of a series by time, those of a period with the preferred one first."""
    return row.stands_at.order, not row.preferred

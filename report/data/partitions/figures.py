"""The figures of a report in parts, which an engine reads as they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, partial
from heapq import merge
from itertools import chain, groupby, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from report.data.partitions import manifest as manifests
from report.data.partitions.asked import NumberedFigure, portions
from report.data.partitions.changed import ComparedParts
from report.data.partitions.columns import figure_of
from report.data.partitions.conditions import Condition, among, was_out
from report.data.partitions.edition_marks import marks_at
from report.data.partitions.engines import engine_of
from report.data.partitions.manifest import Manifest, Partition
from report.data.partitions.paging import FigureCounts, page_of
from report.data.partitions.part_answers import PartAnswers
from report.data.partitions.questions import EVERY, FigureEngine, Question, Row
from report.data.partitions.read_series import SeriesReader
from report.data.partitions.series_facts import (
    extents_in,
    notable_in,
    places_in,
    shared_in,
    sizes_in,
)
from report.model import (
    ChangedCell,
    Cutoff,
    FigureExtent,
    FigurePage,
    FigureQuery,
    FigureReach,
    InMemoryObservations,
    Observation,
    Observations,
    Period,
    SeriesSize,
)
from report.model.changed_cells import cells_apart

_Rows = tuple[Observation, ...]
_NO_SIZES: Mapping[str, SeriesSize] = MappingProxyType({})
# Of parts that many indicators share: what they answered may be some megabytes.
_MOST_ANSWERS = 4


class PartitionedObservations:
    """Figures in parts that nobody changes, as they are or as they were at a cut-off.

    What was asked last is kept, up to a limit; all else is read anew. The figures of an edition are
    remade series by series. All of them at once, which few ask for, are all in memory then.
    """

    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        cutoff: Cutoff | None = None,
        engine: FigureEngine | None = None,
    ) -> None:
        self.manifest, self.cutoff = manifest, cutoff
        self._folder = folder.absolute()
        self.engine = engine or engine_of(folder, manifest)
        self._out = was_out(cutoff)
        self._counts = FigureCounts(self)
        self._facts = PartAnswers(manifest)
        self._series = SeriesReader(self, self._facts)
        self._answers = PartAnswers(manifest, _MOST_ANSWERS)
        self._years: dict[str, tuple[int, ...]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process reads the same parts."""
        return opened, (self._folder, manifests.written(self.manifest), self.cutoff)

    def __len__(self) -> int:
        return self.manifest.rows if self.cutoff is None else self._number_out

    @cached_property
    def _number_out(self) -> int:
        ((count,),) = self.ask(Question("count(*)"), self._every_part) or ((0,),)
        return int(count)

    @property
    def _every_part(self) -> list[str]:
        return [part.file for part in self.manifest.partitions]

    def ask(self, question: Question, parts: Collection[str]) -> Sequence[Row]:
        """What these parts say of the figures that were out."""
        return self.engine.all(question.narrowed(self._out), parts)

    def __iter__(self) -> Iterator[Observation]:
        parts = sorted(self.manifest.partitions, key=lambda part: part.first)
        are_apart = all(one.last < other.first for one, other in pairwise(parts))
        found = map(self._numbered, parts)
        joined = chain.from_iterable(found) if are_apart else merge(*found, key=lambda one: one[0])
        return (figure for _, figure in joined)

    def _numbered(self, part: Partition) -> Iterator[NumberedFigure]:
        """The figures of a part in the order of their rows."""
        if self.cutoff is None:
            for row in self.engine.in_row_order(Condition(), part.file):
                yield part.first + row[0], figure_of(row)
        else:
            series = chain.from_iterable(self.every_series(part))
            yield from sorted(series, key=lambda one: one[0])

    def every_series(
        self, part: Partition, where: Condition = EVERY
    ) -> Iterator[list[NumberedFigure]]:
        """As `AskedParts.every_series`."""
        rows = self.engine.in_series_order(where & self._out, part.file)
        for _, series in groupby(rows, key=lambda row: row[1:3]):
            in_order = sorted(series, key=lambda row: row[0])
            yield self._as_they_were([(part.first + row[0], figure_of(row)) for row in in_order])

    def _as_they_were(self, series: list[NumberedFigure]) -> list[NumberedFigure]:
        if self.cutoff is None:
            return series
        remade = self.cutoff.remade([figure for _, figure in series])
        return [(number, row) for (number, _), row in zip(series, remade, strict=True)]

    def numbered(self, indicator: str, places: Collection[str]) -> Iterator[NumberedFigure]:
        """As `AskedParts.numbered`."""
        part = self._facts.part_of(indicator)
        series = frozenset((indicator, place) for place in places)
        return self.numbered_in(part, series) if part else iter(())

    def numbered_in(
        self, part: Partition, series: Collection[tuple[str, str]]
    ) -> Iterator[NumberedFigure]:
        """The figures of these series in a part, series after series, each with its number."""
        wanted = [pair for pair in series if pair[0] in part.marks]
        if wanted:
            indicators, places = (sorted(set(names)) for names in zip(*wanted, strict=True))
            asked = among("indicator", indicators) & among("place", places)
            for rows in self.every_series(part, asked):
                if (rows[0][1].indicator, rows[0][1].place) in series:
                    yield from rows

    def published(self, indicator: str, place: str) -> _Rows:
        return self.by_place(indicator, (place,)).get(place, ())

    def by_place(self, indicator: str, places: Sequence[str]) -> Mapping[str, _Rows]:
        return self._series.by_place(indicator, places)

    def places_of(self, indicator: str) -> frozenset[str]:
        return self._facts.of("places", indicator, partial(places_in, self), frozenset())

    def notable(self, indicator: str, places: Sequence[str]) -> Mapping[str, _Rows]:
        part, none = self._facts.part_of(indicator), dict[str, _Rows]()
        if part is None or len(part.marks) > 1:
            find = partial(self._notable_in, places)
            return self._answers.of(("notable", tuple(places)), indicator, find, none)
        for some in portions(places):
            none |= notable_in(self, part, [indicator], some).get(indicator, {})
        return none

    def _notable_in(
        self, places: Sequence[str], part: Partition
    ) -> Mapping[str, Mapping[str, _Rows]]:
        return notable_in(self, part, tuple(part.marks), places)

    def shared_periods(self, indicator: str) -> int:
        return self._facts.of("shared", indicator, partial(shared_in, self), 0)

    def sizes_of(self, indicator: str) -> Mapping[str, SeriesSize]:
        return self._facts.of("sizes", indicator, partial(sizes_in, self), _NO_SIZES)

    def extent_of(self, indicator: str) -> FigureExtent | None:
        return self._facts.of("extents", indicator, partial(extents_in, self), None)

    def years_at(self, place: str) -> tuple[int, ...]:
        found = self._years.get(place)
        if found is None:
            asked = Question("DISTINCT extract(year FROM period_end)", among("place", [place]))
            rows = self.ask(asked, self._every_part)
            found = tuple(sorted(int(year) for (year,) in rows))
            if found:
                self._years[place] = found
        return found

    def reach(self) -> FigureReach | None:
        return self._reach

    @cached_property
    def _reach(self) -> FigureReach | None:
        first, last = (
            self.ask(Question("period", then=f"ORDER BY {order} LIMIT 1"), self._every_part)
            for order in ("period_end, period_digits DESC", "period_end DESC, period_digits")
        )
        if not first:
            return None
        statuses = self.ask(Question("DISTINCT status"), self._every_part)
        periods = Period.parse(first[0][0]), Period.parse(last[0][0])
        return FigureReach(*periods, frozenset(status for (status,) in statuses))

    @cached_property
    def _drawn(self) -> list[tuple[int, str, str, int]]:
        """The first row of each source with each indicator, and how many it has, by that row."""
        select = "min(number), source, indicator, count(*)"
        question = Question(select, then="GROUP BY source, indicator")
        return sorted(
            (part.first + first, source, indicator, count)
            for part in self.manifest.partitions
            for first, source, indicator, count in self.ask(question, [part.file])
        )

    @cached_property
    def _by_source(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for _, source, _, count in self._drawn:
            counts[source] = counts.get(source, 0) + count
        return MappingProxyType(counts)

    def count_by_source(self) -> Mapping[str, int]:
        return self._by_source

    def drawn_from(self) -> tuple[tuple[str, str], ...]:
        return tuple((source, indicator) for _, source, indicator, _ in self._drawn)

    def marks(self) -> Mapping[str, str]:
        return self._marks

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        if self.cutoff is None:
            return self.manifest.marks
        rows = (
            self.engine.in_series_order(self._out, part.file) for part in self.manifest.partitions
        )
        pairs = chain.from_iterable(marks_at(self.cutoff, some) for some in rows)
        return MappingProxyType(dict(pairs))

    def page(self, query: FigureQuery, offset: int, limit: int) -> FigurePage:
        return page_of(self, self._counts.of(query), query, offset, limit)

    def changed_since(
        self,
        earlier: Observations,
        indicator: str,
        places: Sequence[str],
        *,
        without_lone: bool = False,
    ) -> Iterator[ChangedCell]:
        if isinstance(earlier, PartitionedObservations):
            compared = ComparedParts(earlier, self, self._answers)
            return compared.cells(indicator, places, without_lone=without_lone)
        before, after = (one.by_place(indicator, places) for one in (earlier, self))
        return cells_apart(before, after, places)

    def lone_since(
        self, earlier: Observations, indicator: str, places: Sequence[str]
    ) -> Mapping[str, int]:
        if isinstance(earlier, PartitionedObservations):
            return ComparedParts(earlier, self, self._answers).lone(indicator, places)
        return {}

    def as_of(self, cutoff: Cutoff) -> Observations:
        if self.cutoff is not None:
            return InMemoryObservations(self).as_of(cutoff)
        return PartitionedObservations(self._folder, self.manifest, cutoff, self.engine)


def opened(folder: Path, content: bytes, cutoff: Cutoff | None) -> PartitionedObservations:
    """The figures of a data folder by the content of its manifest."""
    return PartitionedObservations(folder, manifests.parsed(content), cutoff)

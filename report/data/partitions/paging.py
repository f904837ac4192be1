"""A page of figures: of which series it is, found by counts, and these series alone."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain, groupby

from report.data.partitions.asked import AskedParts, portions
from report.data.partitions.columns import BY_CELL, CELL, FIGURE, HAS_SEVERAL, figure_of
from report.data.partitions.conditions import Condition, among, asked_for
from report.data.partitions.manifest import Partition
from report.data.partitions.questions import EVERY, Question
from report.model import FigurePage, FigureQuery, Observation

# How many figures each series has that are asked for.
SeriesCounts = Mapping[tuple[str, str], int]
_COUNT, _BY_SERIES = "indicator, place, count(*)", "GROUP BY indicator, place"
_IN_SERIES = "ORDER BY indicator, place, number"
_IS_ALONE = Condition("beside = 1")
_MOST_KEPT = 16


class FigureCounts:
    """How many figures are asked for by a query, those of the last few queries kept."""

    def __init__(self, figures: AskedParts) -> None:
        self._figures = figures
        self._kept: OrderedDict[tuple[object, ...], SeriesCounts] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, query: FigureQuery) -> SeriesCounts:
        """The counts of all series of the indicators, at whatever place."""
        key = _key(query)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._counted(query)
        with self._lock:
            self._kept[key] = found
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return found

    def _counted(self, query: FigureQuery) -> SeriesCounts:
        if self._figures.cutoff is not None and query.preferred is not None:
            return self._counted_as_they_were(query)
        return self._summed(Question(_COUNT, asked_for(query), _BY_SERIES), query)

    def _summed(self, question: Question, query: FigureQuery) -> Counter[tuple[str, str]]:
        """The counts of a question, for which one part after the other is asked."""
        parts = self._figures.manifest.files(query.indicators)
        rows = chain.from_iterable(self._figures.ask(question, [part]) for part in parts)
        return Counter({(indicator, place): count for indicator, place, count in rows})

    def _counted_as_they_were(self, query: FigureQuery) -> SeriesCounts:
        """Of a period that one figure was out of, that was shown. Which one was of several is known
        of figures that were read only.
        """
        counts: Counter[tuple[str, str]] = Counter()
        if query.preferred:
            alone = _cells(among("indicator", query.indicators), _IS_ALONE)
            asked = asked_for(replace(query, preferred=None))
            counts = self._summed(Question(_COUNT, asked, _BY_SERIES, cells=alone), query)
        for row in self._of_several(query.indicators):
            if query.asks_for(row):
                counts[row.indicator, row.place] += 1
        return counts

    def _of_several(self, indicators: Collection[str]) -> Iterator[Observation]:
        """The figures of periods that several were out of, as they were then: of all indicators
        that share a part at once, of one that has its own by some of its places.
        """
        wanted = frozenset(indicators)
        for part in self._figures.manifest.partitions:
            found = [name for name in part.marks if name in wanted]
            if len(found) == 1:
                places = sorted(self._figures.places_of(found[0]))
                for some in portions(places):
                    yield from self._of_several_in(part, found, among("place", some))
            elif found:
                yield from self._of_several_in(part, found, EVERY)

    def _of_several_in(
        self, part: Partition, indicators: Collection[str], where: Condition
    ) -> Iterator[Observation]:
        cutoff, asked = self._figures.cutoff, among("indicator", indicators) & where
        cells = _cells(asked, HAS_SEVERAL)
        rows = self._figures.ask(Question(FIGURE, asked, _IN_SERIES, cells=cells), [part.file])
        for _, series in groupby(rows, key=lambda row: row[1:3]):
            figures = [figure_of(row) for row in series]
            yield from cutoff.remade(figures) if cutoff else figures


def _cells(asked: Condition, then: Condition) -> Question:
    return Question(CELL, then, of=Question(f"{CELL}, count(*) AS beside", asked, BY_CELL))


def page_of(
    figures: AskedParts, counts: SeriesCounts, query: FigureQuery, offset: int, limit: int
) -> FigurePage:
    """The figures from `offset` on, `limit` at most."""
    rows: list[Observation] = []
    before = 0
    for indicator in query.indicators:
        wanted: list[str] = []
        begin = before
        for place in dict.fromkeys(query.places):
            count = counts.get((indicator, place), 0)
            if before < offset + limit and before + count > offset:
                begin = begin if wanted else before
                wanted.append(place)
            before += count
        series = figures.by_place(indicator, wanted) if wanted else {}
        found = [row for some in series.values() for row in some if query.asks_for(row)]
        first = max(0, offset - begin)
        rows += found[first : first + limit - len(rows)]
    return FigurePage(tuple(rows), before)


def _key(query: FigureQuery) -> tuple[object, ...]:
    return (
        *(_set(query.indicators), _set(query.statuses), _set(query.sources)),
        *(query.preferred, query.first, query.last),
    )


def _set(texts: Collection[str] | None) -> frozenset[str] | None:
    return None if texts is None else frozenset(texts)

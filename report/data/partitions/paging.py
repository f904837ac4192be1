"""A page of figures: of which series it is, found by counts, and these series alone."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Collection, Mapping

from report.data.partitions.asked import AskedParts
from report.data.partitions.conditions import asked_for
from report.data.partitions.questions import Question
from report.model import FigurePage, FigureQuery, Observation

# How many figures each series has that are asked for.
SeriesCounts = Mapping[tuple[str, str], int]
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
        parts = self._figures.manifest.files(query.indicators)
        select, group = "indicator, place, count(*)", "GROUP BY indicator, place"
        rows = self._figures.ask(Question(select, asked_for(query), group), parts)
        return {(indicator, place): count for indicator, place, count in rows}

    def _counted_as_they_were(self, query: FigureQuery) -> SeriesCounts:
        """Which figures were shown then is known of figures that were read only."""
        wanted = frozenset(query.indicators)
        counts: Counter[tuple[str, str]] = Counter()
        for part in self._figures.manifest.partitions:
            if wanted.isdisjoint(part.marks):
                continue
            for series in self._figures.every_series(part):
                of_it = series[0][1]
                if of_it.indicator in wanted:
                    number = sum(query.asks_for(row) for _, row in series)
                    counts[of_it.indicator, of_it.place] += number
        return counts


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

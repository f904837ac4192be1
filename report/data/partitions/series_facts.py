"""What the engine tells of series without all of their figures: places, sizes, extents, and what is
notable. All of it is asked of a part, for all of its indicators.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from report.data.partitions.asked import AskedParts
from report.data.partitions.columns import (
    BY_CELL,
    CELL,
    FIGURE,
    HAS_SEVERAL,
    READING_ORDER,
    figure_of,
)
from report.data.partitions.conditions import Condition, among
from report.data.partitions.manifest import Partition
from report.data.partitions.questions import EVERY, Question
from report.model import FigureExtent, InMemoryObservations, Observation, Period, SeriesSize

# Amounts are texts: what is largest as a binary number may be several, and is compared here.
_AMOUNT = "abs(CAST(written AS DOUBLE PRECISION))"
_AMOUNTS = (
    "indicator, place, written, count(*) OVER of_series AS figures,"
    f" {_AMOUNT} AS amount, max({_AMOUNT}) OVER of_series AS largest"
)
_OF_SERIES = "WINDOW of_series AS (PARTITION BY indicator, place)"
_IS_LARGEST = Condition("amount = largest")

# What there is in each period, by which those are left out that are known to be revisions: binary
# numbers do for that, if a little is added to how far rounding reaches.
_STEP = (
    "power(10, CASE WHEN position('.' IN written) = 0 THEN 0"
    " ELSE position('.' IN written) - length(written) END)"
)
_VALUE = "CAST(written AS DOUBLE PRECISION)"
_CELLS = (
    f"{CELL}, min(written) AS one, max(written) AS other,"
    " max(CASE WHEN status IN ('B', 'D') THEN 1 ELSE 0 END) AS marked,"
    " max(CASE WHEN vintage = 'revised' THEN 1 ELSE 0 END) AS revised,"
    " max(CASE WHEN vintage <> 'revised' THEN 1 ELSE 0 END) AS unrevised,"
    " max(CASE WHEN qualifier <> '' THEN 1 ELSE 0 END) AS qualified,"
    f" max({_VALUE}) - min({_VALUE}) AS spread,"
    f" max({_STEP}) AS step, max({_AMOUNT}) AS amount"
)
_IS_NOTABLE = Condition(
    "(marked = 1 OR one <> other AND (revised = 0 OR unrevised = 0 OR qualified = 1"
    " OR spread <= step * 1.000001 + amount * 1e-14))"
)
_TIMES = "indicator, period, stands_end, stands_digits, period_end, period_digits"


def places_in(figures: AskedParts, part: Partition) -> Mapping[str, frozenset[str]]:
    """As `Observations.places_of`, by indicator."""
    places: dict[str, set[str]] = {}
    for indicator, place in figures.ask(Question("DISTINCT indicator, place"), [part.file]):
        places.setdefault(indicator, set()).add(place)
    return {indicator: frozenset(some) for indicator, some in places.items()}


def sizes_in(figures: AskedParts, part: Partition) -> Mapping[str, Mapping[str, SeriesSize]]:
    """As `Observations.sizes_of`, by indicator."""
    if figures.cutoff is not None:
        return _sizes_as_they_were(figures, part)
    sizes: dict[str, dict[str, SeriesSize]] = {}
    amounts = Question(_AMOUNTS, Condition("preferred"), _OF_SERIES)
    largest = Question("DISTINCT indicator, place, written, figures", _IS_LARGEST, of=amounts)
    for indicator, place, written, count in figures.ask(largest, [part.file]):
        of_it = sizes.setdefault(indicator, {})
        known, amount = of_it.get(place), abs(Decimal(written))
        of_it[place] = SeriesSize(count, max(amount, known.largest) if known else amount)
    return sizes


def _sizes_as_they_were(
    figures: AskedParts, part: Partition
) -> Mapping[str, Mapping[str, SeriesSize]]:
    """Which figures were shown then is known of figures that were read only."""
    sizes: dict[str, dict[str, SeriesSize]] = {}
    for series in figures.every_series(part):
        of_it = series[0][1]
        amounts = [abs(row.value) for _, row in series if row.preferred]
        if amounts:
            size = SeriesSize(len(amounts), max(amounts))
            sizes.setdefault(of_it.indicator, {})[of_it.place] = size
    return sizes


def extents_in(figures: AskedParts, part: Partition) -> Mapping[str, FigureExtent]:
    """As `Observations.extent_of`, by indicator."""
    times: dict[str, list[tuple[FigureTime, int]]] = {}
    for indicator, time, count in _times_in(figures, part):
        times.setdefault(indicator, []).append((time, count))
    return {indicator: _extent(some) for indicator, some in times.items()}


# When a figure stands and when its period ends, each with how long it is, and its period.
FigureTime = tuple[tuple[dt.date, int], tuple[dt.date, int], str]


def _times_in(figures: AskedParts, part: Partition) -> Iterator[tuple[str, FigureTime, int]]:
    """The indicators with the times of their figures, and how many there are of each."""
    if figures.cutoff is None:
        asked = Question(f"{_TIMES}, count(*)", EVERY, f"GROUP BY {_TIMES}")
        for indicator, period, *times, count in figures.ask(asked, [part.file]):
            stands, ends = (times[0], -times[1]), (times[2], -times[3])
            yield indicator, (stands, ends, period), count
        return
    for series in figures.every_series(part):
        for _, row in series:
            yield row.indicator, (row.stands_at.order, row.period.order, str(row.period)), 1


def _extent(times: Sequence[tuple[FigureTime, int]]) -> FigureExtent:
    first, last = (end(time for time, _ in times)[-1] for end in (min, max))
    count = sum(count for _, count in times)
    return FigureExtent(count, Period.parse(first), Period.parse(last))


def shared_in(figures: AskedParts, part: Partition) -> Mapping[str, int]:
    """As `Observations.shared_periods`, by indicator."""
    periods = Question(f"{CELL}, count(*) AS beside", EVERY, BY_CELL)
    several = Question("indicator, count(*)", HAS_SEVERAL, "GROUP BY indicator", of=periods)
    return dict(map(tuple, figures.ask(several, [part.file])))


def notable_in(
    figures: AskedParts, part: Partition, indicators: Collection[str], places: Sequence[str]
) -> Mapping[str, Mapping[str, tuple[Observation, ...]]]:
    """As `Observations.notable`, of these indicators of a part."""
    asked = among("indicator", indicators) & among("place", places)
    if figures.cutoff is not None:
        rows = (row for series in figures.every_series(part, asked) for _, row in series)
        read = InMemoryObservations(rows)
        return {indicator: read.notable(indicator, places) for indicator in indicators}
    found: dict[str, dict[str, list[Observation]]] = {}
    cells = Question(CELL, _IS_NOTABLE, of=Question(_CELLS, asked, BY_CELL))
    notable = Question(FIGURE, asked, f"ORDER BY indicator, place, {READING_ORDER}", cells=cells)
    for row in figures.ask(notable, [part.file]):
        found.setdefault(row[1], {}).setdefault(row[2], []).append(figure_of(row))
    return {
        indicator: {place: tuple(some[place]) for place in places if place in some}
        for indicator, some in found.items()
    }

"""What the engine tells of series without all of their figures: sizes, extents, what is notable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from report.data.partitions.asked import AskedParts, portions
from report.data.partitions.columns import (
    BY_CELL,
    CELL,
    FIGURE,
    HAS_SEVERAL,
    READING_ORDER,
    figure_of,
)
from report.data.partitions.conditions import Condition, among
from report.data.partitions.questions import Question
from report.model import FigureExtent, InMemoryObservations, Observation, Period, SeriesSize

# Amounts are texts: what is largest as a binary number may be several, and is compared here.
_AMOUNT = "abs(CAST(written AS DOUBLE PRECISION))"
_AMOUNTS = (
    "place, written, count(*) OVER of_place AS figures,"
    f" {_AMOUNT} AS amount, max({_AMOUNT}) OVER of_place AS largest"
)
_OF_PLACE = "WINDOW of_place AS (PARTITION BY place)"
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
_FIRST = "stands_end, stands_digits DESC, period_end, period_digits DESC"
_LAST = "stands_end DESC, stands_digits, period_end DESC, period_digits"


def sizes_in(figures: AskedParts, indicator: str) -> Mapping[str, SeriesSize]:
    """As `Observations.sizes_of`."""
    if figures.cutoff is not None:
        return _as_they_were(figures, indicator)
    sizes: dict[str, SeriesSize] = {}
    asked = among("indicator", [indicator]) & Condition("preferred")
    amounts = Question(_AMOUNTS, asked, _OF_PLACE)
    largest = Question("DISTINCT place, written, figures", _IS_LARGEST, of=amounts)
    for place, written, count in figures.ask(largest, figures.manifest.files([indicator])):
        known, amount = sizes.get(place), abs(Decimal(written))
        sizes[place] = SeriesSize(count, max(amount, known.largest) if known else amount)
    return sizes


def extent_in(figures: AskedParts, indicator: str) -> FigureExtent | None:
    """As `Observations.extent_of`."""
    if figures.cutoff is not None:
        return InMemoryObservations(row for _, row in figures.numbered(indicator)).extent_of(
            indicator
        )
    asked, files = among("indicator", [indicator]), figures.manifest.files([indicator])
    if not files:
        return None
    ((count,),) = figures.ask(Question("count(*)", asked), files)
    first, last = (
        figures.ask(Question("period", asked, f"ORDER BY {order} LIMIT 1"), files)[0][0]
        for order in (_FIRST, _LAST)
    )
    return FigureExtent(count, Period.parse(first), Period.parse(last))


def notable_in(
    figures: AskedParts, indicator: str, places: Sequence[str]
) -> Mapping[str, tuple[Observation, ...]]:
    """As `Observations.notable`."""
    found: dict[str, tuple[Observation, ...]] = {}
    for some in portions(places):
        found |= _notable_at(figures, indicator, some)
    return found


def shared_in(figures: AskedParts, indicator: str) -> int:
    """As `Observations.shared_periods`."""
    files = figures.manifest.files([indicator])
    asked = among("indicator", [indicator])
    periods = Question("count(*) AS beside", asked, BY_CELL)
    counted = figures.ask(Question("count(*)", HAS_SEVERAL, of=periods), files)
    return int(counted[0][0]) if counted else 0


def _notable_at(
    figures: AskedParts, indicator: str, places: Sequence[str]
) -> Mapping[str, tuple[Observation, ...]]:
    if figures.cutoff is not None:
        rows = (row for _, row in figures.numbered(indicator, dict.fromkeys(places)))
        return InMemoryObservations(rows).notable(indicator, places)
    found: dict[str, list[Observation]] = {}
    asked = among("indicator", [indicator]) & among("place", places)
    cells = Question(CELL, _IS_NOTABLE, of=Question(_CELLS, asked, BY_CELL))
    notable = Question(FIGURE, asked, f"ORDER BY place, {READING_ORDER}", cells=cells)
    for row in figures.ask(notable, figures.manifest.files([indicator])):
        found.setdefault(row[2], []).append(figure_of(row))
    return {place: tuple(found[place]) for place in places if place in found}


def _as_they_were(figures: AskedParts, indicator: str) -> Mapping[str, SeriesSize]:
    """Which figures were shown then is known of figures that were read only."""
    sizes = {}
    numbered = figures.numbered(indicator)
    for place, series in groupby((row for _, row in numbered), key=lambda row: row.place):
        amounts = [abs(row.value) for row in series if row.preferred]
        if amounts:
            sizes[place] = SeriesSize(len(amounts), max(amounts))
    return sizes

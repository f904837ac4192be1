"""Which cells of an indicator, a period at a place each, have other figures than before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from report.model.observations import ChangedCell
from report.model.period import Period
from report.model.rows import Observation

_Rows = tuple[Observation, ...]
_NONE: _Rows = ()


def cells_apart(
    before: Mapping[str, _Rows], after: Mapping[str, _Rows], places: Sequence[str]
) -> Iterator[ChangedCell]:
    """Those of the series of an indicator at these places, place after place, each in time order.

    Which vintage a figure is of, and what else follows from others, is no part of what it says.
    """
    for place in places:
        earlier, now = (_by_period(series.get(place, _NONE)) for series in (before, after))
        for period in sorted(earlier.keys() | now.keys(), key=lambda period: period.order):
            one, other = earlier.get(period, _NONE), now.get(period, _NONE)
            if one != other and frozenset(one) != frozenset(other):
                yield ChangedCell((*one, *other)[0].key, one, other)


def _by_period(series: _Rows) -> dict[Period, _Rows]:
    """The figures of each period, in an order that is the same for the same ones."""
    found: dict[Period, _Rows] = {}
    for row in series:
        found[row.period] = (*found.get(row.period, _NONE), row)
    return found

"""What a map or a scatter could show where the selection leaves it empty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from report.explore import selection
from report.explore.crossing import crossing_of
from report.explore.selection import ExploreSelection
from report.explore.series import atlas, find
from report.model import Report
from report.model.report_cache import report_cache

_MOST_PAIRS = 6
# Fewer dots than this show no pattern.
_FEWEST_DOTS = 3


def suggestions(report: Report, named: ExploreSelection) -> tuple[ExploreSelection, ...]:
    """Selections of the same view that have something to show, without filters.

    For a map every indicator that has one; for a scatter the first chosen indicator, or the one
    that the page opens with, beside those that share most places and years with it. None for other
    views.
    """
    if named.view == "map":
        return tuple(ExploreSelection(view="map", indicators=(name,)) for name in _mapped(report))
    if named.view == "scatter":
        chosen = (*(named.indicators or ()), *selection.indicators(report, ExploreSelection()))
        pairs = (_crossed(report, name) for name in chosen)
        return next((few for few in pairs if few), ())
    return ()


@lru_cache(maxsize=8)
def _mapped(report: Report) -> tuple[str, ...]:
    maps = (ExploreSelection(view="map", indicators=(name,)) for name in report.indicators)
    return tuple(one.indicators[0] for one in maps if one.indicators and atlas(report, one))


@report_cache(256)
def _crossed(report: Report, indicator: str) -> tuple[ExploreSelection, ...]:
    """An indicator beside others, those first with which it has most dots."""
    own = _dots(report, indicator)
    shared = {name: len(own & _dots(report, name)) for name in report.indicators}
    ranked = sorted(shared, key=lambda name: -shared[name])
    pairs = (_pair(indicator, name) for name in ranked if name != indicator and shared[name])
    return tuple(_with_dots(report, pairs))


def _pair(first: str, second: str) -> ExploreSelection:
    return ExploreSelection(view="scatter", indicators=(first, second))


def _with_dots(report: Report, pairs: Iterator[ExploreSelection]) -> Iterator[ExploreSelection]:
    """The first few of which the places that are shown have enough figures in common."""
    kept = 0
    for pair in pairs:
        named = selection.resolved(report, pair)
        crossed = crossing_of(named, find(report, named))
        if crossed is not None and len(crossed.pairs) >= _FEWEST_DOTS:
            yield pair
            kept += 1
        if kept == _MOST_PAIRS:
            return


def _dots(report: Report, indicator: str) -> set[tuple[str, int]]:
    """The places and years that an indicator has figures of."""
    return {
        (place.id, row.period.year)
        for place in report.places_of(indicator)
        for row in report.series(indicator, place.id)
    }

"""What each control of a selection has to choose from, and which of it is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args

from report.analysis.sources import KINDS
from report.explore import crossing, selection
from report.explore.selection import GROUPINGS, VIEWS, ExploreSelection, ViewName
from report.explore.series import atlas, find
from report.model import Report, Status
from report.model.report_cache import report_cache

_STATUSES: tuple[Status, ...] = get_args(Status)
_MIN_FIGURES = (1, 2, 3, 5, 10, 15)


@dataclass(frozen=True, slots=True)
class ControlOptions:
    """The options of a control and its value: a tuple where several options can be chosen.

    The options of `years` are the ends of the span in which two are chosen.
    """

    options: tuple[Any, ...]
    value: Any


@report_cache(256)
def control_options(report: Report, chosen: ExploreSelection) -> Mapping[str, ControlOptions]:
    """The options of every control that has something to choose, by the field that it sets.

    `in_use` is no field: its value is how many of the controls that are folded away are set.
    """
    named = selection.resolved(report, chosen)
    parts = (_subject(report, chosen, named), _form(report, named), _narrowing(chosen))
    return MappingProxyType({name: control for part in parts for name, control in part})


def _subject(
    report: Report, chosen: ExploreSelection, named: ExploreSelection
) -> Iterator[tuple[str, ControlOptions]]:
    """What is looked at: an area, indicators, places."""
    indicators = named.indicators or ()
    offered = [row.id for row in selection.on_offer(report, chosen)]
    yield "area", ControlOptions(tuple(area.id for area in report.areas), chosen.area)
    yield "indicators", ControlOptions(_with(offered, *indicators), indicators)
    yield "places", ControlOptions(tuple(report.places), named.places or ())


def _views(report: Report, named: ExploreSelection) -> tuple[ViewName, ...]:
    """The views; no map of a report without outlines, but where an address asks for one."""
    has_map = bool(report.outlines) or named.view == "map"
    return tuple(view for view in VIEWS if view != "map" or has_map)


def _form(report: Report, named: ExploreSelection) -> Iterator[tuple[str, ControlOptions]]:
    """How it is shown, with what the view and the transformation need to know."""
    yield "view", ControlOptions(_views(report, named), named.view)
    yield "transform", ControlOptions(selection.transforms(report), named.transform)
    span = selection.years(report, named)
    if named.transform == "index":
        yield "base", ControlOptions(_with(_between(span), named.base), named.base)
    if named.transform == "difference":
        others = selection.comparators(report, named)
        yield "against", ControlOptions(_with(others, named.against), named.against)
    if named.view == "scatter":
        yield "by", ControlOptions(GROUPINGS, named.by)
    years, year = _years_of_view(report, named)
    if len(years) > 1:
        yield "year", ControlOptions(years, year)
    if span is not None and span[0] != span[1]:
        yield "years", ControlOptions(span, _within(named, span))


def _narrowing(chosen: ExploreSelection) -> Iterator[tuple[str, ControlOptions]]:
    """Which figures count, and which indicators are on offer; `in_use` is how much of that, of the
    area, the transformation and the years is chosen.
    """
    used = (
        *(chosen.area is not None, chosen.transform is not None),
        chosen.first is not None or chosen.last is not None,
        *(bool(chosen.kinds), bool(chosen.statuses), chosen.target, chosen.min_figures > 1),
    )
    yield "in_use", ControlOptions((), sum(used))
    yield "kinds", ControlOptions(KINDS, chosen.kinds)
    yield "statuses", ControlOptions(_STATUSES, chosen.statuses)
    yield "target", ControlOptions((False, True), chosen.target)
    yield (
        "min_figures",
        ControlOptions(tuple(sorted({*_MIN_FIGURES, chosen.min_figures})), chosen.min_figures),
    )


def _with(options: Iterable[Any], *chosen: Any) -> tuple[Any, ...]:
    """The options, and after them what is chosen though it is no longer among them."""
    return tuple(option for option in dict.fromkeys([*options, *chosen]) if option is not None)


def _between(span: tuple[int, int] | None) -> range:
    return range(span[0], span[1] + 1) if span else range(0)


def _within(named: ExploreSelection, span: tuple[int, int]) -> tuple[int, int]:
    """The years chosen, as far as the figures reach."""
    first, last = (
        min(max(year, span[0]), span[1]) for year in (named.first or span[0], named.last or span[1])
    )
    return first, last


def _years_of_view(report: Report, named: ExploreSelection) -> tuple[tuple[int, ...], int]:
    """The years that can be chosen, and the one that is shown; none where a view has all years."""
    if named.view == "map":
        districts = atlas(report, named)
        if districts is None:
            return (), 0
        return tuple(districts.years), districts.shown_year(named.year)
    if named.view == "scatter" and named.by == "place":
        crossed = crossing.crossing_of(named, find(report, named))
        return (crossed.years, crossed.pairs[0].year) if crossed and crossed.pairs else ((), 0)
    return (), 0

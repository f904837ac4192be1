"""A reader's selection, and the defaults for what it leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from report.analysis.series import segments
from report.analysis.transform import TRANSFORMS, Transform
from report.model import Indicator, Observation, Place, Report, SourceKind, Status
from report.model.report_cache import report_cache

ViewName = Literal["line", "bar", "multiples", "table", "map", "scatter"]
VIEWS: tuple[ViewName, ...] = get_args(ViewName)
GroupBy = Literal["year", "place"]
GROUPINGS: tuple[GroupBy, ...] = get_args(GroupBy)

# More would be neither drawn legibly nor chosen by hand.
MOST_INDICATORS = 12
MOST_PLACES = 40
_MOST_BESIDE = 6


@dataclass(frozen=True, slots=True)
class ExploreSelection:
    """Filters, view and transformation. None is "as the report thinks best".

    `area`, `target` and `min_figures` narrow which indicators are on offer; `kinds` and `statuses`
    (none: all) which of their figures count; `min_figures` also how many a series must have.
    """

    area: str | None = None
    indicators: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    first: int | None = None
    last: int | None = None
    kinds: tuple[SourceKind, ...] = ()
    statuses: tuple[Status, ...] = ()
    target: bool = False
    min_figures: int = 1
    view: ViewName = "line"
    transform: Transform | None = None
    base: int | None = None
    against: str | None = None
    by: GroupBy = "year"
    year: int | None = None


def resolved(report: Report, chosen: ExploreSelection) -> ExploreSelection:
    """The selection with everything named that was left open, as far as the report has it."""
    named = replace(chosen, indicators=indicators(report, chosen))
    named = replace(named, places=places(report, named))
    # Only what is asked for is looked for.
    year = base(report, named) if chosen.transform == "index" else chosen.base
    other = against(report, named) if chosen.transform == "difference" else chosen.against
    return replace(named, base=year, against=other)


# Each run of the page asks several times; nobody changes a report.
@report_cache(256)
def on_offer(report: Report, chosen: ExploreSelection) -> tuple[Indicator, ...]:
    """The indicators that the filters leave, those of each area together, headlines first."""
    aimed = {row.indicator for row in report.targets}
    areas = [area.id for area in report.areas if chosen.area in (None, area.id)]
    rows = (row for area in areas for row in report.in_area(area))
    return tuple(
        row
        for row in rows
        if (not chosen.target or row.id in aimed) and _longest(report, row.id) >= chosen.min_figures
    )


def _longest(report: Report, indicator: str) -> int:
    return max((size.figures for size in report.sizes_of(indicator).values()), default=0)


def indicators(report: Report, chosen: ExploreSelection) -> tuple[str, ...]:
    """The indicators chosen; where none was named, the one that the report opens with.

    Where that is not on offer, or an area was chosen, it is the first on offer that has a series.
    """
    if chosen.indicators is not None:
        return chosen.indicators
    offered = [row.id for row in on_offer(report, chosen)]
    opening = report.explore_settings.opening_indicator
    if opening in offered and chosen.area is None:
        return (opening,)
    series = [row for row in offered if _longest(report, row) > 2]
    return tuple((series or offered)[:1])


def places(report: Report, chosen: ExploreSelection) -> tuple[str, ...]:
    """The places chosen, the report's own first; where none was named, those that tell most.

    One indicator is set beside other places; several are read at the report's own.
    """
    home = report.settings.place
    if chosen.places is not None:
        return tuple(sorted(chosen.places, key=lambda place: place != home))
    named = indicators(report, chosen)
    having = [place.id for place in _with_figures(report, named)]
    if home in having and len(named) > 1 and chosen.view != "scatter":
        return (home,)
    districts = {place.id for place in report.districts()}
    outside = [place for place in having if place not in districts]
    figures: Counter[str] = Counter()
    for indicator in named:
        sizes = report.sizes_of(indicator).items()
        figures.update({place: size.figures for place, size in sizes})
    # The report's own place first, then those with most figures.
    longest = sorted(outside or having, key=lambda place: (place != home, -figures[place]))
    return tuple(longest[:_MOST_BESIDE])


def _with_figures(report: Report, named: Iterable[str]) -> list[Place]:
    known = {place.id for indicator in named for place in report.places_of(indicator)}
    return [place for place in report.places.values() if place.id in known]


def transforms(report: Report) -> tuple[Transform, ...]:
    """The transformations on offer: not those by an indicator or a place that nobody has named."""
    settings = report.explore_settings
    by: Mapping[Transform, str | None] = {
        "per_person": settings.population_indicator,
        "per_gdp": settings.gdp_indicator,
        "share_of_nation": settings.nation,
    }
    return tuple(name for name in TRANSFORMS if name not in by or by[name] is not None)


def passing(
    rows: Iterable[Observation], report: Report, chosen: ExploreSelection
) -> Iterator[Observation]:
    """The figures from sources of the kinds, and of the statuses, that were asked for."""
    for row in rows:
        kind = report.sources[row.source].kind
        if (not chosen.kinds or kind in chosen.kinds) and (
            not chosen.statuses or row.status in chosen.statuses
        ):
            yield row


def years(report: Report, chosen: ExploreSelection) -> tuple[int, int] | None:
    """The first and the last year that the chosen indicators have figures of anywhere chosen."""
    known = [
        row.period.year
        for indicator in indicators(report, chosen)
        for place in places(report, chosen)
        for row in report.series(indicator, place)
    ]
    return (min(known), max(known)) if known else None


def upward(report: Report, place: str) -> Iterator[str]:
    """What a place is a part of: its parent, the parent of that, and so on."""
    seen = {place}
    parent = report.places[place].parent
    while parent in report.places and parent not in seen:
        seen.add(parent)
        yield parent
        parent = report.places[parent].parent


def comparators(report: Report, chosen: ExploreSelection) -> tuple[str, ...]:
    """Places to compare the chosen indicators with: the nation first, districts last."""
    having = [place.id for place in _with_figures(report, indicators(report, chosen))]
    nation = report.explore_settings.nation
    districts = {place.id for place in report.districts()}
    return tuple(sorted(having, key=lambda place: (place != nation, place in districts)))


def against(report: Report, chosen: ExploreSelection) -> str | None:
    """The comparator chosen, else the first that is not the report's own place."""
    others = comparators(report, chosen)
    if chosen.against is not None:
        return chosen.against
    return next((place for place in others if place != report.settings.place), None)


def base(report: Report, chosen: ExploreSelection) -> int | None:
    """The year set to 100: the one chosen, else the year that most series have a figure of.

    Of several the one with most figures to compare with: an index ends where a series breaks.
    """
    if chosen.base is not None:
        return chosen.base
    series: dict[int, int] = {}
    compared: dict[int, int] = {}
    for indicator in indicators(report, chosen):
        for place in places(report, chosen):
            rows = passing(report.series(indicator, place), report, chosen)
            reach = _reach(rows, chosen)
            for year, figures in reach.items():
                series[year] = series.get(year, 0) + 1
                compared[year] = compared.get(year, 0) + figures
    return min(series, key=lambda year: (-series[year], -compared[year], year), default=None)


def _reach(rows: Iterable[Observation], chosen: ExploreSelection) -> dict[int, int]:
    """For each year that may be a base, with how many figures of its series it compares."""
    runs = segments(rows)
    return {row.period.year: len(run) for run in runs for row in run if _may_be_base(row, chosen)}


def _may_be_base(row: Observation, chosen: ExploreSelection) -> bool:
    plain = row.qualifier in {"", "preliminary"} and row.status != "D" and row.value > 0
    return plain and (chosen.first or 0) <= row.period.year <= (chosen.last or 9999)

"""What is not known of an area, or of all: found in the tables by fixed rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report.analysis.latest import latest_figure
from report.analysis.series import missing_years
from report.analysis.sources import areas_of
from report.analysis.unknowns.disagreement import (
    Disagreements,
    compared,
    counted,
    disagreement,
    together,
)
from report.analysis.unknowns.kinds import Elsewhere, Extent, Gap, Shift, Unfollowed, Unknowns
from report.model import Area, Indicator, Observation, Report, Source, Target
from report.model.report_cache import report_cache


@report_cache(64)
def unknowns_of(report: Report, area_id: str | None = None) -> Unknowns:
    """What is not known of an area, or of all of them; KeyError for an unknown area."""
    if area_id is None:
        return _together(report, [unknowns_of(report, area.id) for area in report.areas])
    area = report.area(area_id)
    indicators = [row for row in report.indicators.values() if row.area == area_id]
    targets = report.targets_in(area_id)
    series = sum(len(report.places_of(row.id)) for row in indicators)
    periods = sum(report.observations.shared_periods(row.id) for row in indicators)
    shifts, disagreements = _of_notable(report, indicators)
    sources = _sources(report, (area,))
    return Unknowns(
        area=area_id,
        extent=Extent(len(indicators), len(targets), series, periods, len(sources)),
        single=_single(report, indicators),
        elsewhere=_elsewhere(report, indicators),
        gaps=_gaps(report, indicators),
        unmeasured=tuple(row for row in targets if not _measured(report, row)),
        unfollowed=_unfollowed(report, targets),
        definitions=shifts,
        disagreements=disagreements,
        undated=_undated(sources),
    )


def _together(report: Report, areas: Sequence[Unknowns]) -> Unknowns:
    """What is not known of all areas. A source is counted once, however many draw on it."""
    extents = [area.extent for area in areas]
    sources = _sources(report, report.areas)
    return Unknowns(
        area=None,
        extent=Extent(
            sum(one.indicators for one in extents),
            sum(one.targets for one in extents),
            sum(one.series for one in extents),
            sum(one.compared for one in extents),
            len(sources),
        ),
        single=tuple(row for area in areas for row in area.single),
        elsewhere=tuple(row for area in areas for row in area.elsewhere),
        gaps=tuple(row for area in areas for row in area.gaps),
        unmeasured=tuple(row for area in areas for row in area.unmeasured),
        unfollowed=tuple(row for area in areas for row in area.unfollowed),
        definitions=tuple(row for area in areas for row in area.definitions),
        disagreements=together(area.disagreements for area in areas),
        undated=_undated(sources),
    )


def _undated(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(source for source in sources if source.published is None)


def _of_notable(
    report: Report, indicators: Iterable[Indicator]
) -> tuple[tuple[Shift, ...], Disagreements]:
    """The series with figures that do not compare, and the periods whose sources differ.

    A first release and its revision are not two that disagree. The figures of one indicator are in
    memory at a time.
    """
    shifts: list[Shift] = []
    found: list[Disagreements] = []
    for indicator in indicators:
        several = report.notable(indicator.id).values()
        shifts += [shift for shift in map(_shift, several) if shift]
        pairs = (disagreement(cell) for rows in several for cell in compared(rows))
        found.append(counted(pair for pair in pairs if pair and pair.explanation != "revision"))
    return tuple(shifts), together(found)


def _single(report: Report, indicators: Iterable[Indicator]) -> tuple[Observation, ...]:
    every = (report.series(row.id) for row in indicators)
    return tuple(series[0] for series in every if len(series) == 1)


def _elsewhere(report: Report, indicators: Iterable[Indicator]) -> tuple[Elsewhere, ...]:
    elsewhere = []
    for row in indicators:
        places = report.places_of(row.id)
        if places and report.places[report.settings.place] not in places:
            latest = max((report.series(row.id, place.id)[-1] for place in places), key=_order)
            elsewhere.append(Elsewhere(row.id, places, latest.period))
    return tuple(elsewhere)


def _order(row: Observation) -> tuple[object, int]:
    return row.period.order


def _gaps(report: Report, indicators: Iterable[Indicator]) -> tuple[Gap, ...]:
    every = ((row.id, report.series(row.id)) for row in indicators)
    return tuple(
        Gap(indicator, series[0].period, series[-1].period, years)
        for indicator, series in every
        if (years := missing_years(series))
    )


def _measured(report: Report, target: Target) -> tuple[Observation, ...]:
    """The figures that a target is judged by."""
    judged = report.same_target(target) or target
    return report.series(judged.indicator, judged.place)


def _unfollowed(report: Report, targets: Iterable[Target]) -> tuple[Unfollowed, ...]:
    """The targets that have figures, but none since they were set."""
    every = ((target, _measured(report, target)) for target in targets)
    return tuple(
        Unfollowed(target, latest)
        for target, series in every
        if (latest := latest_figure(series)) is not None and not _is_followed(target, series)
    )


def _is_followed(target: Target, series: Iterable[Observation]) -> bool:
    return any(_follows(row, target) for row in series)


def _follows(row: Observation, target: Target) -> bool:
    """Whether a figure is the one aimed at, or is later than the setting of the target.

    Where it is not known when a target was set, only the figure aimed at tells something.
    """
    later = target.set_on is not None and row.stands_at.end > target.set_on.end
    return later or row.period == target.period


def _shift(rows: Sequence[Observation]) -> Shift | None:
    flagged = [row for row in rows if row.status in "BD"]
    if not flagged:
        return None
    return Shift(
        indicator=flagged[0].indicator,
        place=flagged[0].place,
        breaks=tuple(dict.fromkeys(row.period for row in flagged if row.status == "B")),
        others=tuple(dict.fromkeys(row.period for row in flagged if row.status == "D")),
        notes=tuple(dict.fromkeys(row.note for row in flagged if row.note)),
    )


def _sources(report: Report, areas: Sequence[Area]) -> tuple[Source, ...]:
    """The sources that these areas draw on for figures, targets, events or practices."""
    ids = {area.id for area in areas}
    used = areas_of(report)
    return tuple(row for row in report.sources.values() if used.get(row.id, set()) & ids)

"""Which chart suits an indicator that no editor has drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report.model import Chart, ChartKind, Indicator, Report

_MOST_PLACES = 6
# A place with figures so many times those of the subject would press its line to the axis.
_MOST_TIMES_THE_SUBJECT = 5


def chart_of(indicator: Indicator, report: Report) -> Chart | None:
    """Its own kind where there is a series, else figures side by side; None without figures.

    Places that are much larger than the report's own are put aside.
    """
    every = _at_every_place(indicator, report)
    if every is None or every.kind == "value":
        return every
    return replace(every, places=every.places[:_MOST_PLACES])


def at_all_places(indicator: Indicator, report: Report) -> Chart | None:
    """The same with every place that has a figure and is not put aside."""
    return _at_every_place(indicator, report)


def _at_every_place(indicator: Indicator, report: Report) -> Chart | None:
    home = report.settings.place
    places = sorted((row.id for row in report.places_of(indicator.id)), key=lambda row: row != home)
    if not places:
        return None
    longest = max(size.figures for size in report.sizes_of(indicator.id).values())
    kind = _series_kind(indicator) if longest > 1 else "value"
    aside = () if kind == "value" else _too_large(indicator.id, places, report)
    return Chart(
        id=f"indicator_{indicator.id}",
        kind=kind,
        indicators=(indicator.id,),
        places=tuple(place for place in places if place not in aside),
        aside=aside,
    )


def _too_large(indicator: str, places: Sequence[str], report: Report) -> tuple[str, ...]:
    """The places whose largest figure is many times the largest of the report's own place."""
    home = report.settings.place
    if home not in places:
        return ()
    sizes = report.sizes_of(indicator)
    most = _MOST_TIMES_THE_SUBJECT * sizes[home].largest
    return tuple(place for place in places if sizes[place].largest > most)


def _series_kind(indicator: Indicator) -> ChartKind:
    """The kind of chart for a series: points where the indicator has single values otherwise."""
    return "points" if indicator.chart == "value" else indicator.chart

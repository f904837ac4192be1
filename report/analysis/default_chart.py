"""Which chart suits an indicator that no editor has drawn."""

from __future__ import annotations

from report.model import Chart, ChartKind, Indicator, Report

_MOST_PLACES = 6


def chart_of(indicator: Indicator, report: Report) -> Chart | None:
    """Its own kind where there is a series, else figures side by side; None without figures."""
    places = [place.id for place in report.places_of(indicator.id)]
    if not places:
        return None
    home = report.settings.place
    ordered = sorted(places, key=lambda place: place != home)
    longest = max(len(report.series(indicator.id, place)) for place in places)
    kind = _series_kind(indicator) if longest > 1 else "value"
    most = len(ordered) if kind == "value" else _MOST_PLACES
    return Chart(
        id=f"indicator_{indicator.id}",
        kind=kind,
        indicators=(indicator.id,),
        places=tuple(ordered[:most]),
        headline=indicator.name,
    )


def _series_kind(indicator: Indicator) -> ChartKind:
    """The kind of chart for a series: points where the indicator has single values otherwise."""
    return "points" if indicator.chart == "value" else indicator.chart

"""Which chart suits an indicator that no editor has drawn."""

from __future__ import annotations

from report.model import Chart, Indicator, Report

_MOST_PLACES = 6


def chart_of(indicator: Indicator, report: Report) -> Chart | None:
    """Its own kind where there is a series, else figures side by side; None without figures."""
    places = [place.id for place in report.places_of(indicator.id)]
    if not places:
        return None
    home = report.frame.place
    ordered = sorted(places, key=lambda place: place != home)
    longest = max(len(report.series(indicator.id, place)) for place in places)
    kind = indicator.chart if longest > 1 and indicator.chart != "value" else "value"
    kind = "points" if longest > 1 and kind == "value" else kind
    most = len(ordered) if kind == "value" or longest == 1 else _MOST_PLACES
    return Chart(
        id=f"indicator_{indicator.id}",
        kind=kind,
        indicators=(indicator.id,),
        places=tuple(ordered[:most]),
        headline=indicator.name,
    )

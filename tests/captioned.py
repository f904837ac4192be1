"""Every captioned chart of the shipped report, and of a set of views of Explore."""

from __future__ import annotations

from functools import cache

from report.analysis.districts import layers
from report.charts import addresses
from report.charts.captioned import (
    CaptionedChart,
    captioned_chart,
    captioned_coverage,
    captioned_events_beside,
    captioned_map,
    captioned_timeline,
)
from report.explore import VIEWS, ExploreSelection, selection
from report.explore.view import view_of
from report.model import Area, Chart, Language
from report.text.formatter import Formatter
from tests.build import editorial, shipped

EXPLORED = [
    ExploreSelection(view=view, indicators=names, transform=transform)
    for view in VIEWS
    for names in (("rd_intensity",), ("rd_intensity", "gdp"), ("shared_bike_quota",))
    for transform in (None, "index")
]


def written(language: Language) -> Formatter:
    return Formatter(shipped(), language)


@cache
def of_report() -> tuple[tuple[Chart, Area | None], ...]:
    """Every chart that an editor has written, and the chart of every indicator with figures."""
    report = shipped()
    entries = (addresses.addressed_chart(report, name) for name in addresses.ids(report))
    own = [(e.chart, e.area) for e in entries if e and e.chart and e.subject == "indicator"]
    return (*editorial(), *dict.fromkeys(own))


@cache
def every_chart(language: Language) -> tuple[CaptionedChart, ...]:
    """Every captioned chart that the shipped report has, and views of Explore."""
    report, fmt = shipped(), written(language)
    made: list[CaptionedChart | None] = [captioned_chart(*pair, fmt) for pair in of_report()]
    made += [captioned_map(layer, fmt) for layer in layers(report)]
    for make in (captioned_timeline, captioned_coverage):
        made += [make(area, fmt) for area in report.areas]
    made += [captioned_events_beside(row, fmt) for row in report.indicators.values()]
    shown = (view_of(selection.resolved(report, chosen), fmt) for chosen in EXPLORED)
    made += [view.chart for view in shown if view is not None and not view.is_table]
    return tuple(entry for entry in made if entry is not None)

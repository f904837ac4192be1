"""Every chart that has an address of its own, found by the id in that address."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from report.analysis.default_chart import at_all_places
from report.model import Area, Chart, Indicator, Report

ChartSubject = Literal["chart", "indicator", "beside", "events", "coverage", "map"]
MAP = "district_map"


@dataclass(frozen=True, slots=True)
class AddressedChart:
    """A chart by its address: what it is drawn from, and the chapter it belongs to, if to one.

    `chart` is None for the timeline and the matrix of an area, for the map of the districts, and
    for the events beside an indicator's figures; `indicator` is set where the chart is an
    indicator's own.
    """

    id: str
    subject: ChartSubject
    area: Area | None
    chart: Chart | None = None
    indicator: Indicator | None = None


def addressed_chart(report: Report, name: str) -> AddressedChart | None:
    """The chart of this id, or of the indicator of this id; None where there is none."""
    return _charts(report).get(name)


def ids(report: Report) -> Collection[str]:
    """The ids of all charts that have an address, an indicator's own id among them."""
    return _charts(report).keys()


# Made once for the process for each edition that is asked.
@lru_cache(maxsize=8)
def _charts(report: Report) -> Mapping[str, AddressedChart]:
    charts = [chart for row in report.indicators.values() for chart in _of_indicator(row, report)]
    for area in report.areas:
        charts += [AddressedChart(chart.id, "chart", area, chart) for chart in area.charts]
        charts.append(AddressedChart(f"timeline_{area.id}", "events", area))
        charts.append(AddressedChart(f"coverage_{area.id}", "coverage", area))
    charts += [AddressedChart(chart.id, "chart", None, chart) for chart in report.settings.charts]
    if report.outlines:
        charts.append(AddressedChart(MAP, "map", None))
    return MappingProxyType({chart.id: chart for chart in charts})


def _of_indicator(row: Indicator, report: Report) -> tuple[AddressedChart, ...]:
    """An indicator's own chart by the indicator's id and by the chart's; its events by theirs."""
    chart = at_all_places(row, report)
    if chart is None:
        return ()
    area = report.area(row.area)
    names = (row.id, chart.id)
    charts = (AddressedChart(name, "indicator", area, chart, row) for name in names)
    return (*charts, AddressedChart(events_of(row.id), "beside", area, None, row))


def events_of(indicator: str) -> str:
    """The id of the chart of the events beside an indicator's figures."""
    return f"events_{indicator}"

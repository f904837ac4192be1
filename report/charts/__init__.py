"""Chart + Report → Drawing: the table of kinds, and how a chart finds its series."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from report.analysis.chart_series import ChartSeries, drawn_as, rows_of, targets_of
from report.analysis.districts import Layer
from report.analysis.measures import indexed
from report.charts import by_place, marks, over_time
from report.charts.by_place import NamedFigure
from report.charts.canvas import Spec
from report.charts.drawing import Drawing
from report.charts.marks import Line
from report.charts.palette import Palette
from report.charts.plot import Plot
from report.charts.timeline import timeline
from report.model import Area, Chart, Text, Unit
from report.text.formatter import Formatter

KINDS: Mapping[str, Callable[[Plot], Spec]] = MappingProxyType(
    {
        "line": over_time.line,
        "area": over_time.area,
        "points": over_time.points,
        "bar": over_time.bar,
        "decoupling": over_time.line,
    }
)

__all__ = [
    "KINDS",
    "district_map",
    "event_timeline",
    "figure",
    "named",
    "plot_of",
]


# Drawn once for all readers of one language, theme and edition; nobody changes it afterwards.
@lru_cache(maxsize=1024)
def figure(chart: Chart, area: Area | None, fmt: Formatter, palette: Palette) -> Drawing:
    """The picture of a chart. ValueError where the report has no figure for it."""
    found = rows_of(chart, fmt.report)
    if not found:
        raise ValueError(f"chart {chart.id}: no figure of {chart.indicators} at {chart.places}")
    if drawn_as(chart, fmt.report) == "value" and not _is_index(chart):
        return Drawing(by_place.value(named(chart, area, fmt, palette), fmt, palette))
    return Drawing(KINDS[chart.kind](plot_of(chart, area, fmt, palette)))


def _is_index(chart: Chart) -> bool:
    return chart.kind == "decoupling" and chart.base is not None


def named(
    chart: Chart, area: Area | None, fmt: Formatter, palette: Palette
) -> tuple[NamedFigure, ...]:
    """The latest figure of each series with its name and colour, to stand side by side."""
    plain = palette.of(area) if len(chart.indicators) > 1 else None
    lines = _lines(rows_of(chart, fmt.report), chart, area, fmt, palette)
    return tuple(NamedFigure(line.name, line.rows[-1], plain or line.colour) for line in lines)


def plot_of(chart: Chart, area: Area | None, fmt: Formatter, palette: Palette) -> Plot:
    """What a chart over time draws: its lines, an index where it is one, and its targets."""
    lines = _lines(rows_of(chart, fmt.report), chart, area, fmt, palette)
    if _is_index(chart):
        return _indexed(lines, chart, fmt, palette)
    unit = fmt.report.unit_of(chart.indicators[0])
    return Plot(lines, targets_of(chart, fmt.report), unit, fmt, palette)


def _lines(
    found: ChartSeries,
    chart: Chart,
    area: Area | None,
    fmt: Formatter,
    palette: Palette,
) -> tuple[Line, ...]:
    """Several indicators tell themselves apart by colour; of several places one is the subject."""
    report = fmt.report
    lines = []
    quiet = iter(palette.quiet * 5)
    own = iter(_own_colours(area, palette))
    for indicator, place, rows in found:
        several = len(chart.indicators) > 1
        subject = several or place == report.frame.place or len(found) == 1
        name = report.indicators[indicator].name if several else report.places[place].name
        tips = marks.tooltips(rows, fmt.say(name), fmt)
        colour = next(own) if subject else next(quiet)
        lines.append(Line(fmt.say(name), rows, colour, subject, tips))
    return tuple(lines)


def _own_colours(area: Area | None, palette: Palette) -> list[str]:
    """The area's colour, then others that tell further indicators from it."""
    first = palette.of(area)
    return [first, *(colour for colour in palette.series if colour != first)] * 3


def _indexed(lines: tuple[Line, ...], chart: Chart, fmt: Formatter, palette: Palette) -> Plot:
    """The same lines with their base set to 100, from the base on; tooltips keep the figures."""
    assert chart.base is not None
    label = fmt.period(chart.base)
    text = Text(f"{label} = 100", f"{label}=100")
    unit = Unit("index", "index", fmt.report.unit_of(chart.indicators[0]).factor ** 0, text)
    return Plot(tuple(_index_line(one, chart) for one in lines), (), unit, fmt, palette)


def _index_line(one: Line, chart: Chart) -> Line:
    assert chart.base is not None
    kept = [
        (replace(row, value=value), tip)
        for (row, value), tip in zip(indexed(one.rows, chart.base), one.tips, strict=False)
        if row.period.order >= chart.base.order
    ]
    return replace(one, rows=tuple(row for row, _ in kept), tips=tuple(tip for _, tip in kept))


def district_map(layer: Layer, fmt: Formatter, palette: Palette) -> Drawing:
    """The districts coloured by the figures of a layer."""
    rows = {row.place: row for row in layer.rows}
    unit = fmt.report.unit_of(layer.indicator)
    return Drawing(by_place.district_map(rows, unit, fmt, palette))


def event_timeline(area: Area, fmt: Formatter, palette: Palette) -> Drawing:
    """The events of an area in time."""
    events = fmt.report.events_in(area.id)
    return Drawing(timeline(events, palette.of(area), fmt, palette))

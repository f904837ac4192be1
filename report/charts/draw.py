"""A chart of the report, or a layer of the map → its figure, which `CaptionedChart` keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import cycle
from types import MappingProxyType

from report.analysis.chart_series import ChartSeries, drawn_as, drawn_targets, is_index, rows_of
from report.analysis.districts import Layer
from report.analysis.latest import latest_figure
from report.analysis.series import indexed
from report.analysis.value_axis import compare, may_be_cut
from report.charts import marks, over_time
from report.charts.bars import NamedFigure, lying_bars
from report.charts.canvas import Spec
from report.charts.district_map import district_map
from report.charts.drawing import Drawing
from report.charts.looks import Look, look_of
from report.charts.marks import Line
from report.charts.palette import Palette
from report.charts.plot import Plot
from report.model import Area, Chart
from report.text.formatter import Formatter
from report.text.index_unit import index_unit

KINDS: Mapping[str, Callable[[Plot], Spec]] = MappingProxyType(
    {
        "line": over_time.line_spec,
        "area": over_time.area_spec,
        "points": over_time.points_spec,
        "bar": over_time.bar_spec,
        "decoupling": over_time.line_spec,
    }
)


def draw_chart(chart: Chart, area: Area | None, fmt: Formatter, palette: Palette) -> Drawing:
    """A chart in the colour of its area. ValueError where the report has no figure for it."""
    if not rows_of(chart, fmt.report):
        raise ValueError(f"chart {chart.id}: no figure of {chart.indicators} at {chart.places}")
    if drawn_as(chart, fmt.report) == "value" and not is_index(chart):
        return Drawing(lying_bars(named_figures(chart, area, fmt, palette), fmt, palette))
    return Drawing(KINDS[chart.kind](plot_of(chart, area, fmt, palette)))


def draw_layer(layer: Layer, fmt: Formatter, palette: Palette) -> Drawing:
    """The districts coloured by the figures of a layer."""
    rows = {row.place: row for row in layer.rows}
    unit = fmt.report.unit_of(layer.indicator)
    return Drawing(district_map(rows, unit, fmt, palette))


def named_figures(
    chart: Chart, area: Area | None, fmt: Formatter, palette: Palette
) -> tuple[NamedFigure, ...]:
    """The latest figure of each series with its name and colour, to stand side by side."""
    plain = palette.of(area) if len(chart.indicators) > 1 else None
    lines = _lines(rows_of(chart, fmt.report), chart, area, fmt, palette)
    return tuple(
        NamedFigure(line.name, row, plain or line.colour)
        for line in lines
        if (row := latest_figure(line.rows)) is not None
    )


def plot_of(chart: Chart, area: Area | None, fmt: Formatter, palette: Palette) -> Plot:
    """What a chart over time draws: its lines, an index where it is one, and its targets."""
    lines = _lines(rows_of(chart, fmt.report), chart, area, fmt, palette)
    if is_index(chart):
        return _indexed(lines, chart, fmt, palette)
    unit = fmt.report.unit_of(chart.indicators[0])
    return Plot(
        lines,
        drawn_targets(chart, fmt.report),
        unit,
        fmt,
        palette,
        may_be_cut=may_be_cut([line.rows for line in lines], fmt.report),
    )


def _lines(
    series: ChartSeries,
    chart: Chart,
    area: Area | None,
    fmt: Formatter,
    palette: Palette,
) -> tuple[Line, ...]:
    """Several indicators tell themselves apart by colour; of several places one is the subject."""
    report = fmt.report
    several = len(chart.indicators) > 1
    strong = _strong_colours(area, palette)
    lines = []
    for indicator, place, rows in series:
        subject = several or place == report.settings.place or len(series) == 1
        name = fmt.indicator(indicator) if several else fmt.place(place)
        tips = marks.tooltips(rows, name, fmt)
        look = Look(next(strong)) if subject else look_of(place, report, palette)
        lines.append(Line(name, rows, look, subject, tips))
    return tuple(lines)


def _strong_colours(area: Area | None, palette: Palette) -> Iterator[str]:
    """The area's colour, then others that tell further indicators from it."""
    first = palette.of(area)
    return cycle([first, *(colour for colour in palette.series if colour != first)])


def _indexed(lines: tuple[Line, ...], chart: Chart, fmt: Formatter, palette: Palette) -> Plot:
    """The same lines with their base set to 100; tooltips keep the figures."""
    assert chart.base is not None
    unit = index_unit(chart.base, fmt.report)
    indexed_lines = tuple(_index_line(line, chart) for line in lines)
    is_comparable = compare([line.rows for line in indexed_lines])
    return Plot(indexed_lines, (), unit, fmt, palette, base=chart.base, may_be_cut=is_comparable)


def _index_line(line: Line, chart: Chart) -> Line:
    assert chart.base is not None
    rows = tuple(replace(row, value=value) for row, value in indexed(line.rows, chart.base))
    return replace(line, rows=rows)

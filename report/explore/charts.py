"""The pictures of a selection: panels over time, small multiples, a map, a scatter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from report.charts import panels, scatter, small_multiples
from report.charts.district_map import district_map
from report.charts.drawing import Drawing
from report.charts.looks import Look, look_of
from report.charts.marks import Line
from report.charts.palette import Palette
from report.charts.panel_frames import Panel
from report.charts.panels import PanelStyle
from report.charts.plot import Plot
from report.charts.scatter import Dot, ScatterAxis, ScatterSeries
from report.explore import words
from report.explore.crossing import Crossing, Pair
from report.explore.series import DistrictAtlas, DrawnSeries, SelectedSeries, subjects
from report.model import Area, Observation, Period, Target
from report.text.formatter import Formatter
from report.text.index_unit import figure_in


def over_years(
    selected: SelectedSeries,
    targets: Sequence[Target],
    style: PanelStyle,
    fmt: Formatter,
    palette: Palette,
) -> Drawing:
    """One panel for each unit, all with the same axis of years."""
    looks = _looks(selected, fmt, palette)
    stack = []
    for unit in selected.units:
        panel = [series for series in selected.drawn if series.unit == unit]
        lines = tuple(_line(series, panel, selected, looks, fmt) for series in panel)
        title = words.panel_title(panel, selected, fmt)
        plot = Plot(
            lines,
            tuple(targets),
            unit,
            fmt,
            palette,
            base=selected.base,
            may_be_cut=selected.may_be_cut(unit, fmt.report),
        )
        stack.append(Panel(title, plot, _end(plot, fmt)))
    return Drawing(panels.stacked(stack, style, palette))


def _end(plot: Plot, fmt: Formatter) -> str:
    """The last figure of a lone line."""
    rows = plot.on_scale(plot.lines[0].rows)
    return figure_in(rows[-1], plot.unit, fmt) if len(plot.lines) == 1 else ""


def multiples(selected: SelectedSeries, fmt: Formatter, palette: Palette) -> Drawing:
    """One small panel for each series; its title names the unit where they differ."""
    looks = _looks(selected, fmt, palette)
    plots = []
    for series in selected.drawn:
        line = _line(series, [series], selected, looks, fmt)
        is_free = selected.may_be_cut(series.unit, fmt.report)
        plots.append(Plot((line,), (), series.unit, fmt, palette, selected.base, is_free))
    several = len({plot.scale.label for plot in plots}) > 1
    cells = [
        Panel(
            fmt.word("table.series", name=plot.lines[0].name, unit=plot.scale.label)
            if several
            else plot.lines[0].name,
            plot,
        )
        for plot in plots
    ]
    return Drawing(small_multiples.drawn(cells, palette))


Looks = dict[tuple[str, str], Look]


def _looks(selected: SelectedSeries, fmt: Formatter, palette: Palette) -> Looks:
    """Each area's own colour for its subject, further ones for further subjects, and the look of
    its own for each place that stands beside them.
    """
    chosen = subjects(fmt.report, selected)
    looks: Looks = {}
    for unit in selected.units:
        panel = [series for series in selected.drawn if series.unit == unit]
        first = palette.of(_area(panel[0], fmt))
        rest = cycle([first, *(colour for colour in palette.series if colour != first)])
        for series in panel:
            pair = series.indicator, series.place
            beside = pair not in chosen
            looks[pair] = look_of(series.place, fmt.report, palette) if beside else Look(next(rest))
    return looks


def _area(series: DrawnSeries, fmt: Formatter) -> Area:
    return fmt.report.area(fmt.report.indicators[series.indicator].area)


def _line(
    series: DrawnSeries,
    panel: Sequence[DrawnSeries],
    selected: SelectedSeries,
    looks: Looks,
    fmt: Formatter,
) -> Line:
    pair = series.indicator, series.place
    name = words.short_series_name(series, panel, selected, fmt)
    subject = pair in subjects(fmt.report, selected)
    return Line(name, series.rows, looks[pair], subject, words.series_tips(series, selected, fmt))


def on_map(atlas: DistrictAtlas, year: int, fmt: Formatter, palette: Palette) -> Drawing:
    """The districts by their figures of one year."""
    selected = atlas.of_year(year)
    rows = {series.place: series.points[0].row for series in selected.drawn}
    tips = {series.place: words.place_tip(series, fmt) for series in selected.drawn}
    return Drawing(district_map(rows, atlas.unit, fmt, palette, tips))


def crossed(crossing: Crossing, by_year: bool, fmt: Formatter, palette: Palette) -> Drawing:
    """Two indicators against each other."""
    across = _axis(crossing.across, [pair.across for pair in crossing.pairs], fmt)
    up = _axis(crossing.up, [pair.up for pair in crossing.pairs], fmt)
    tracks = _tracks(crossing, by_year, fmt, palette)
    return Drawing(scatter.scatter(tracks, across, up, fmt, palette))


def _axis(series: DrawnSeries, rows: Sequence[Observation], fmt: Formatter) -> ScatterAxis:
    title, scale = words.crossing_axis(series, rows, fmt)
    return ScatterAxis(title, scale, series.unit)


def _tracks(
    crossing: Crossing, by_year: bool, fmt: Formatter, palette: Palette
) -> list[ScatterSeries]:
    """By year a track for each place; by place one dot for each, the report's own in colour."""
    report = fmt.report
    home = palette.of(report.area(report.indicators[crossing.up.indicator].area))
    tracks = []
    for place in dict.fromkeys(pair.place for pair in crossing.pairs):
        pairs = sorted((p for p in crossing.pairs if p.place == place), key=lambda p: p.year)
        name = fmt.place(place)
        dots = tuple(_dot(pair, name, crossing, by_year, fmt) for pair in pairs)
        is_home = place == report.settings.place
        look = Look(home) if is_home else look_of(place, report, palette)
        tracks.append(ScatterSeries(name, dots, look, by_year))
    return tracks


def _dot(pair: Pair, name: str, crossing: Crossing, by_year: bool, fmt: Formatter) -> Dot:
    label = fmt.period(Period(pair.year)) if by_year else name
    return Dot(pair.across, pair.up, label, words.crossing_tip(pair, crossing, fmt))

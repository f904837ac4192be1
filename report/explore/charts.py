"""The pictures of a selection: panels over time, small multiples, a map, a scatter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from report.charts import panels, scatter, small_multiples
from report.charts.district_map import district_map
from report.charts.drawing import Drawing
from report.charts.frames import Panel
from report.charts.marks import Line
from report.charts.palette import Palette
from report.charts.panels import PanelStyle
from report.charts.plot import Plot
from report.charts.scatter import Dot, ScatterAxis, ScatterSeries
from report.explore import words
from report.explore.crossing import Crossing, Pair
from report.explore.series import DistrictAtlas, DrawnSeries, FoundSeries, subjects
from report.model import Area, Period, Target
from report.text.formatter import Formatter


def over_years(
    found: FoundSeries,
    targets: Sequence[Target],
    style: PanelStyle,
    fmt: Formatter,
    palette: Palette,
) -> Drawing:
    """One panel for each unit, all with the same axis of years."""
    colours = _colours(found, fmt, palette)
    made = []
    for unit in found.units:
        own = [one for one in found.drawn if one.unit == unit]
        lines = tuple(_line(one, own, found, colours, fmt) for one in own)
        title = words.panel_title(own, found, fmt)
        plot = Plot(lines, tuple(targets), unit, fmt, palette)
        made.append(Panel(title, plot, _ends(own, lines, fmt)))
    return Drawing(panels.stacked(made, style, palette))


def _ends(own: Sequence[DrawnSeries], lines: Sequence[Line], fmt: Formatter) -> tuple[str, ...]:
    """The names of several lines, the last figure of a lone one."""
    if len(lines) > 1:
        return tuple(line.name for line in lines)
    return (words.amount(own[0].rows[-1], own[0].unit, fmt),)


def multiples(found: FoundSeries, fmt: Formatter, palette: Palette) -> Drawing:
    """One small panel for each series; its title names the unit where they differ."""
    colours = _colours(found, fmt, palette)
    made = []
    for one in found.drawn:
        line = _line(one, [one], found, colours, fmt)
        plot = Plot((line,), (), one.unit, fmt, palette)
        made.append((one, plot))
    several = len({plot.scale.label for _, plot in made}) > 1
    cells = [
        Panel(
            fmt.word("table.series", name=plot.lines[0].name, unit=plot.scale.label)
            if several
            else plot.lines[0].name,
            plot,
            ("",),
        )
        for _, plot in made
    ]
    return Drawing(small_multiples.drawn(cells, palette))


Colours = dict[tuple[str, str], str]


def _colours(found: FoundSeries, fmt: Formatter, palette: Palette) -> Colours:
    """Each area's own colour for its subject, quiet ones beside it, others for further subjects.

    A place that is beside the subject has the same colour in all panels.
    """
    chosen = subjects(fmt.report, found)
    beside = [place for place in found.places if place != fmt.report.frame.place]
    quiet = dict(zip(beside, cycle(palette.quiet), strict=False))
    colours: Colours = {}
    for unit in found.units:
        own = [one for one in found.drawn if one.unit == unit]
        first = palette.of(_area(own[0], fmt))
        rest = cycle([first, *(colour for colour in palette.series if colour != first)])
        for one in own:
            pair = one.indicator, one.place
            colours[pair] = next(rest) if pair in chosen else quiet[one.place]
    return colours


def _area(one: DrawnSeries, fmt: Formatter) -> Area:
    return fmt.report.area(fmt.report.indicators[one.indicator].area)


def _line(
    one: DrawnSeries,
    panel: Sequence[DrawnSeries],
    found: FoundSeries,
    colours: Colours,
    fmt: Formatter,
) -> Line:
    pair = one.indicator, one.place
    name = words.short_name(one, panel, found, fmt)
    subject = pair in subjects(fmt.report, found)
    return Line(name, one.rows, colours[pair], subject, words.tips(one, found, fmt))


def on_map(atlas: DistrictAtlas, year: int, fmt: Formatter, palette: Palette) -> Drawing:
    """The districts by their figures of one year."""
    found = atlas.of(year)
    rows = {one.place: one.points[0].row for one in found.drawn}
    tips = {one.place: words.tip(one, fmt) for one in found.drawn}
    return Drawing(district_map(rows, atlas.unit, fmt, palette, tips))


def crossed(crossing: Crossing, by_year: bool, fmt: Formatter, palette: Palette) -> Drawing:
    """Two indicators against each other."""
    across = ScatterAxis(
        *words.crossing_axis(crossing.across, [p.across for p in crossing.pairs], fmt)
    )
    up = ScatterAxis(*words.crossing_axis(crossing.up, [p.up for p in crossing.pairs], fmt))
    tracks = _tracks(crossing, by_year, fmt, palette)
    return Drawing(scatter.scatter(tracks, across, up, fmt, palette))


def _tracks(
    crossing: Crossing, by_year: bool, fmt: Formatter, palette: Palette
) -> list[ScatterSeries]:
    """By year a track for each place; by place one dot for each, the report's own in colour."""
    report = fmt.report
    home = palette.of(report.area(report.indicators[crossing.up.indicator].area))
    others = cycle(palette.quiet)
    tracks = []
    for place in dict.fromkeys(pair.place for pair in crossing.pairs):
        own = sorted((p for p in crossing.pairs if p.place == place), key=lambda p: p.year)
        name = fmt.place(place)
        dots = tuple(_dot(pair, name, crossing, by_year, fmt) for pair in own)
        colour = home if place == report.frame.place else next(others)
        tracks.append(ScatterSeries(name, dots, colour, by_year))
    return tracks


def _dot(pair: Pair, name: str, crossing: Crossing, by_year: bool, fmt: Formatter) -> Dot:
    label = fmt.period(Period(pair.year)) if by_year else name
    return Dot(pair.across, pair.up, label, words.crossing_tip(pair, crossing, fmt))

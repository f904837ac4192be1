"""What a view of the explore page shows: its chart, its table, and what is said around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from report.charts.captioned import CaptionedChart
from report.charts.drawing import Drawing
from report.charts.palette import Palette
from report.charts.panels import PanelStyle
from report.explore import charts, crossing, tables, words
from report.explore.crossing import Crossing
from report.explore.selection import ExploreSelection
from report.explore.series import SelectedSeries, atlas, find, mapped, targets
from report.model import Observation, Target
from report.model.report_cache import report_cache
from report.text import narrative
from report.text.formatter import Formatter


@dataclass(frozen=True, eq=False, slots=True)
class ExploreView:
    """A view in one language: `named` and `selected` are what is shown, `chart` how it is shown.

    `dots` are the figures that a chart picks out of the series, where it does not draw all of them.
    """

    named: ExploreSelection
    selected: SelectedSeries
    chart: CaptionedChart
    dots: tuple[Observation, ...] | None = None

    @property
    def is_table(self) -> bool:
        """Whether of the chart only its table is shown."""
        return self.named.view == "table"

    @property
    def indicators(self) -> tuple[str, ...]:
        """Those that are shown: a scatter has two, whatever else was chosen."""
        return (
            self.selected.indicators[:2]
            if self.named.view == "scatter"
            else self.selected.indicators
        )


# Made once for all readers of one language and edition; each draws it once for each palette.
@report_cache(256)
def view_of(named: ExploreSelection, fmt: Formatter) -> ExploreView | None:
    """The view of a resolved selection; None where nothing answers to it."""
    if named.view == "map":
        return _map(named, fmt)
    selected = find(fmt.report, named)
    if named.view == "scatter":
        crossed = crossing.crossing_of(named, selected)
        if crossed is None or not crossed.pairs:
            return None
        return _scatter(named, selected, crossed, fmt)
    return _over_years(named, selected, fmt) if selected.drawn else None


def _over_years(named: ExploreSelection, selected: SelectedSeries, fmt: Formatter) -> ExploreView:
    drawn = targets(fmt.report, named, selected) if named.view != "multiples" else ()
    headline = words.headline(named, selected, fmt)
    chart = CaptionedChart(
        fmt=fmt,
        draw=cache(partial(_draw, named, selected, drawn, fmt)),
        rows=(*selected.inputs, *drawn),
        headline=headline,
        subtitle=words.subtitle(selected, fmt),
        alt=words.alt(headline, selected, drawn, fmt),
        legend=tuple(words.legend(named, selected, drawn, fmt)),
        sheet=tables.sheet(selected, fmt),
    )
    return ExploreView(named, selected, chart)


def _draw(
    named: ExploreSelection,
    selected: SelectedSeries,
    drawn: Sequence[Target],
    fmt: Formatter,
    palette: Palette,
) -> Drawing:
    if named.view == "multiples":
        return charts.multiples(selected, fmt, palette)
    style: PanelStyle = "bar" if named.view == "bar" else "line"
    return charts.over_years(selected, drawn, style, fmt, palette)


def _scatter(
    named: ExploreSelection, selected: SelectedSeries, crossed: Crossing, fmt: Formatter
) -> ExploreView:
    headline = words.crossing_headline(crossed, fmt)
    subtitle = words.crossing_subtitle(named, crossed, fmt)
    dots = tuple(row for pair in crossed.pairs for row in (pair.across, pair.up))
    rows = _behind(selected, dots)
    chart = CaptionedChart(
        fmt=fmt,
        draw=cache(partial(charts.crossed, crossed, named.by == "year", fmt)),
        rows=rows,
        headline=headline,
        subtitle=subtitle,
        alt=fmt.word("explore.crossing.alt", headline=headline, subtitle=subtitle),
        legend=tuple(words.crossing_legend(crossed, fmt)),
        sheet=tables.crossing(crossed, fmt),
    )
    return ExploreView(named, selected, chart, dots)


def _behind(selected: SelectedSeries, dots: Sequence[Observation]) -> tuple[Observation, ...]:
    """The published figures behind the dots."""
    keys = {row.key for row in dots}
    points = (point for series in selected.drawn for point in series.points)
    rows = (row for point in points if point.row.key in keys for row in point.inputs)
    return tuple({row.key: row for row in rows}.values())


def _map(named: ExploreSelection, fmt: Formatter) -> ExploreView | None:
    districts = atlas(fmt.report, named)
    if districts is None:
        return None
    named, year = mapped(named), districts.shown_year(named.year)
    selected = districts.of_year(year)
    name = words.map_headline(named, districts.indicator, year, fmt)
    chart = CaptionedChart(
        fmt=fmt,
        draw=cache(partial(charts.on_map, districts, year, fmt)),
        rows=selected.inputs,
        headline=name,
        subtitle=narrative.map_subtitle(len(selected.drawn), fmt),
        alt=narrative.map_alt(name, words.heard(selected, fmt), fmt),
        legend=(fmt.say(fmt.report.settings.map_credit),),
        sheet=tables.districts(selected, fmt),
    )
    return ExploreView(named, selected, chart)

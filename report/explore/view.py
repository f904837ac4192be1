"""What a view of the explore page shows: its chart, its table, and what is said around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from report.charts.drawing import Drawing
from report.charts.palette import Palette
from report.charts.panels import PanelStyle
from report.explore import charts, crossing, tables, words
from report.explore.crossing import Crossing
from report.explore.selection import ExploreSelection
from report.explore.series import SelectedSeries, atlas, find, mapped, targets
from report.model import Observation, Target
from report.text import narrative
from report.text.formatter import Formatter
from report.text.tables import Sheet


@dataclass(frozen=True, slots=True)
class ExploreView:
    """The chart of a view (None for a table) in a palette, and its words in a language.

    `named` and `found` are what is drawn, `rows` the published figures behind it, and `dots`
    those of the series that a chart picks out, where it does not draw all of them.
    """

    named: ExploreSelection
    selected: SelectedSeries
    headline: str
    subtitle: str
    alt: str
    picture: Drawing | None
    sheet: Sheet
    source_line: str
    legend: tuple[str, ...]
    rows: tuple[Observation, ...]
    dots: tuple[Observation, ...] | None = None

    @property
    def indicators(self) -> tuple[str, ...]:
        """Those that are shown: a scatter has two, whatever else was chosen."""
        indicators = self.selected.indicators
        return indicators[:2] if self.named.view == "scatter" else indicators


# Made once for all readers of one language, theme and edition; nobody changes it afterwards.
@lru_cache(maxsize=256)
def view_of(named: ExploreSelection, fmt: Formatter, palette: Palette) -> ExploreView | None:
    """The view of a resolved selection; None where nothing answers to it."""
    selected = find(fmt.report, named)
    if named.view == "map":
        return _map(named, fmt, palette)
    if named.view == "scatter":
        crossed = crossing.crossing_of(named, selected)
        if crossed is None or not crossed.pairs:
            return None
        return _scatter(named, selected, crossed, fmt, palette)
    return _over_years(named, selected, fmt, palette) if selected.drawn else None


def _over_years(
    named: ExploreSelection, selected: SelectedSeries, fmt: Formatter, palette: Palette
) -> ExploreView:
    aims = targets(fmt.report, named, selected) if named.view != "multiples" else ()
    return ExploreView(
        named,
        selected,
        headline=words.headline(named, selected, fmt),
        subtitle=words.subtitle(selected, fmt),
        alt=words.alt(selected, fmt),
        picture=_picture(named, selected, aims, fmt, palette),
        sheet=tables.sheet(selected, fmt),
        source_line=narrative.source_line([*selected.inputs, *aims], fmt),
        legend=tuple(words.legend(named, selected, aims, fmt)),
        rows=tuple(selected.inputs),
    )


def _picture(
    named: ExploreSelection,
    selected: SelectedSeries,
    aims: Sequence[Target],
    fmt: Formatter,
    palette: Palette,
) -> Drawing | None:
    if named.view == "table":
        return None
    if named.view == "multiples":
        return charts.multiples(selected, fmt, palette)
    style: PanelStyle = "bar" if named.view == "bar" else "line"
    return charts.over_years(selected, aims, style, fmt, palette)


def _scatter(
    named: ExploreSelection,
    selected: SelectedSeries,
    crossed: Crossing,
    fmt: Formatter,
    palette: Palette,
) -> ExploreView:
    headline = words.crossing_headline(crossed, fmt)
    subtitle = words.crossing_subtitle(named, crossed, fmt)
    dots = tuple(row for pair in crossed.pairs for row in (pair.across, pair.up))
    behind = _behind(selected, dots)
    return ExploreView(
        named,
        selected,
        headline,
        subtitle,
        alt=fmt.word("explore.crossing.alt", headline=headline, subtitle=subtitle),
        picture=charts.crossed(crossed, named.by == "year", fmt, palette),
        sheet=tables.crossing(crossed, fmt),
        source_line=narrative.source_line(behind, fmt),
        legend=tuple(words.crossing_legend(crossed, fmt)),
        rows=behind,
        dots=dots,
    )


def _behind(selected: SelectedSeries, dots: Sequence[Observation]) -> tuple[Observation, ...]:
    """The published figures behind the dots."""
    keys = {row.key for row in dots}
    points = (point for series in selected.drawn for point in series.points)
    rows = (row for point in points if point.row.key in keys for row in point.inputs)
    return tuple({row.key: row for row in rows}.values())


def _map(named: ExploreSelection, fmt: Formatter, palette: Palette) -> ExploreView | None:
    drawn = atlas(fmt.report, named)
    if drawn is None:
        return None
    named, year = mapped(named), drawn.shown_year(named.year)
    selected = drawn.of_year(year)
    known, every = len(selected.drawn), len(fmt.report.districts())
    counts = {"known": fmt.plain(known), "all": fmt.plain(every)}
    name = words.map_headline(named, drawn.indicator, year, fmt)
    missing = fmt.plain(every - known)
    return ExploreView(
        named,
        selected,
        headline=name,
        subtitle=fmt.word("map.subtitle", **counts),
        alt=fmt.word("alt.map", name=name, known=counts["known"], missing=missing),
        picture=charts.on_map(drawn, year, fmt, palette),
        sheet=tables.districts(selected, fmt),
        source_line=narrative.source_line(selected.inputs, fmt),
        legend=(fmt.say(fmt.report.frame.map_credit),),
        rows=selected.inputs,
    )

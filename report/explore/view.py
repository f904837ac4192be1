"""What a view of the explore page shows: its chart, its table, and what is said around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from report.charts.drawing import Drawing
from report.charts.palette import Palette
from report.charts.panels import Style
from report.explore import charts, crossing, tables, words
from report.explore.crossing import Crossing
from report.explore.selection import Selection
from report.explore.series import Found, atlas, find, mapped, targets
from report.model import Observation, Target
from report.text import narrative
from report.text.formatter import Formatter
from report.text.tables import Sheet


@dataclass(frozen=True, slots=True)
class View:
    """The chart of a view (None for a table) in a palette, and its words in a language.

    `named` and `found` are what is drawn, `rows` the published figures behind it, and `dots`
    those of the series that a chart picks out, where it does not draw all of them.
    """

    named: Selection
    found: Found
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
        return self.found.indicators[:2] if self.named.view == "scatter" else self.found.indicators


# Made once for all readers of one language, theme and edition; nobody changes it afterwards.
@lru_cache(maxsize=256)
def of(named: Selection, writer: Formatter, palette: Palette) -> View | None:
    """The view of a resolved selection; None where nothing answers to it."""
    found = find(writer.report, named)
    if named.view == "map":
        return _map(named, writer, palette)
    if named.view == "scatter":
        crossed = crossing.of(named, found)
        if crossed is None or not crossed.pairs:
            return None
        return _scatter(named, found, crossed, writer, palette)
    return _over_years(named, found, writer, palette) if found.drawn else None


def _over_years(named: Selection, found: Found, writer: Formatter, palette: Palette) -> View:
    aims = targets(writer.report, named, found) if named.view != "multiples" else ()
    return View(
        named,
        found,
        headline=words.headline(named, found, writer),
        subtitle=words.subtitle(found, writer),
        alt=words.alt(found, writer),
        picture=_picture(named, found, aims, writer, palette),
        sheet=tables.sheet(found, writer),
        source_line=narrative.source_line([*found.inputs, *aims], writer),
        legend=tuple(words.legend(named, found, aims, writer)),
        rows=tuple(found.inputs),
    )


def _picture(
    named: Selection, found: Found, aims: Sequence[Target], writer: Formatter, palette: Palette
) -> Drawing | None:
    if named.view == "table":
        return None
    if named.view == "multiples":
        return charts.multiples(found, writer, palette)
    style: Style = "bar" if named.view == "bar" else "line"
    return charts.over_years(found, aims, style, writer, palette)


def _scatter(
    named: Selection, found: Found, crossed: Crossing, writer: Formatter, palette: Palette
) -> View:
    headline = words.crossing_headline(crossed, writer)
    subtitle = words.crossing_subtitle(named, crossed, writer)
    dots = tuple(row for pair in crossed.pairs for row in (pair.across, pair.up))
    behind = _behind(found, dots)
    return View(
        named,
        found,
        headline,
        subtitle,
        alt=writer.word("explore.crossing.alt", headline=headline, subtitle=subtitle),
        picture=charts.crossed(crossed, named.by == "year", writer, palette),
        sheet=tables.crossing(crossed, writer),
        source_line=narrative.source_line(behind, writer),
        legend=tuple(words.crossing_legend(crossed, writer)),
        rows=behind,
        dots=dots,
    )


def _behind(found: Found, dots: Sequence[Observation]) -> tuple[Observation, ...]:
    """The published figures behind the dots."""
    keys = {row.key for row in dots}
    points = [point for one in found.drawn for point in one.points if point.row.key in keys]
    return tuple({row.key: row for point in points for row in point.inputs}.values())


def _map(named: Selection, writer: Formatter, palette: Palette) -> View | None:
    drawn = atlas(writer.report, named)
    if drawn is None:
        return None
    named, year = mapped(named), drawn.year(named.year)
    found = drawn.of(year)
    known, every = len(found.drawn), len(writer.report.districts())
    counts = {"known": writer.plain(known), "all": writer.plain(every)}
    name = words.map_headline(named, drawn.indicator, year, writer)
    missing = writer.plain(every - known)
    return View(
        named,
        found,
        headline=name,
        subtitle=writer.word("map.subtitle", **counts),
        alt=writer.word("alt.map", name=name, known=counts["known"], missing=missing),
        picture=charts.on_map(drawn, year, writer, palette),
        sheet=tables.districts(found, writer),
        source_line=narrative.source_line(found.inputs, writer),
        legend=(writer.say(writer.report.frame.map_credit),),
        rows=found.inputs,
    )

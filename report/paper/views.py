"""A view of the explore page as blocks: what was chosen, its chart, its table, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report import narrative
from report.charts.panels import Style
from report.explore import Selection, crossing, pictures, words
from report.explore import tables as sheets
from report.explore.series import Found, atlas, mapped, targets
from report.export.picture import Print
from report.language import Formatter
from report.model import Observation, Period, Report
from report.palette import LIGHT
from report.paper import blocks, drawings
from report.paper.blocks import Block, heading, paragraph
from report.tables import Sheet


@dataclass(frozen=True, slots=True)
class View:
    """What a selection comes to: a picture where its view has one, and the figures shown."""

    headline: str
    subtitle: str
    alt: str
    shown: Print | None
    sheet: Sheet
    rows: tuple[Observation, ...]


def is_empty(named: Selection, found: Found, report: Report) -> bool:
    """Whether nothing answers to a resolved selection."""
    if named.view == "map":
        return atlas(report, named) is None
    if named.view == "scatter":
        crossed = crossing.of(named, found)
        return crossed is None or not crossed.pairs
    return not found.drawn


def of(named: Selection, found: Found, writer: Formatter) -> View | None:
    """The view of a resolved selection; None where nothing answers to it."""
    if is_empty(named, found, writer.report):
        return None
    if named.view == "map":
        return _map(named, writer)
    if named.view == "scatter":
        return _scatter(named, found, writer)
    return _over_years(named, found, writer)


def _over_years(named: Selection, found: Found, writer: Formatter) -> View:
    aims = targets(writer.report, named, found) if named.view != "multiples" else ()
    style: Style = "bar" if named.view == "bar" else "line"
    headline, subtitle = words.headline(named, found, writer), words.subtitle(found, writer)
    picture = (
        pictures.multiples(found, writer, LIGHT)
        if named.view == "multiples"
        else pictures.over_years(found, aims, style, writer, LIGHT)
    )
    legend = tuple(words.legend(named, found, aims, writer))
    source = narrative.source_line([*found.inputs, *aims], writer)
    shown = Print(picture, headline, subtitle, source, legend)
    sheet = sheets.sheet(found, writer)
    drawn = None if named.view == "table" else shown
    return View(headline, subtitle, words.alt(found, writer), drawn, sheet, found.inputs)


def _scatter(named: Selection, found: Found, writer: Formatter) -> View:
    crossed = crossing.of(named, found)
    assert crossed is not None
    headline = words.crossing_headline(crossed, writer)
    subtitle = words.crossing_subtitle(named, crossed, writer)
    shown = Print(
        pictures.crossed(crossed, named.by == "year", writer, LIGHT),
        headline,
        subtitle,
        narrative.source_line(found.inputs, writer),
        tuple(words.crossing_legend(crossed, writer)),
    )
    alt = writer.word("explore.crossing.alt", headline=headline, subtitle=subtitle)
    sheet = sheets.crossing(crossed, writer)
    return View(headline, subtitle, alt, shown, sheet, found.inputs)


def _map(named: Selection, writer: Formatter) -> View:
    drawn = atlas(writer.report, named)
    assert drawn is not None
    named = mapped(named)
    year = drawn.year(named.year)
    found = drawn.of(year)
    known, districts = len(found.drawn), len(writer.report.districts())
    counts = {"known": writer.plain(known), "all": writer.plain(districts)}
    headline = words.map_headline(named, drawn.indicator, year, writer)
    subtitle = writer.word("map.subtitle", **counts)
    missing = writer.plain(districts - known)
    alt = writer.word("alt.map", name=headline, known=counts["known"], missing=missing)
    credit = (writer.say(writer.report.frame.map_credit),)
    source = narrative.source_line(found.inputs, writer)
    picture = pictures.on_map(drawn, year, writer, LIGHT)
    shown = Print(picture, headline, subtitle, source, credit)
    return View(headline, subtitle, alt, shown, sheets.districts(found, writer), found.inputs)


def content(named: Selection, view: View, notes: Sequence[str], w: Formatter) -> Iterator[Block]:
    """Headline, what was chosen, the picture, the figures, what is not shown, the sources."""
    yield heading(view.headline, 1)
    yield blocks.table_of_pairs(list(chosen(named, w)))
    if view.shown is not None:
        figure = drawings.figure(view.shown, view.alt, view.sheet, w, width=drawings.WHOLE)
        bare = figure | {"headline": "", "table": None if figure["drawing"] else figure["table"]}
        yield {"kind": "figures", "columns": 1, "figures": [bare]}
    if view.shown is None or drawings.can_draw():
        yield heading(w.word("tab.table"))
        yield blocks.table(view.sheet.table)
        yield from paragraph(w.word("explore.letters"), "quiet")
    if notes:
        yield heading(w.word("explore.notes", count=w.plain(len(notes))))
        yield blocks.bullets(notes)
    yield from _definitions(named, w)
    yield heading(w.word("nav.sources"))
    yield blocks.sources(list(dict.fromkeys(row.source for row in view.rows)), w)


def _definitions(named: Selection, writer: Formatter) -> Iterator[Block]:
    """What is made of the figures and how, and what each indicator counts."""
    report = writer.report
    rows = [report.indicators[name] for name in named.indicators or ()]
    yield heading(writer.word("indicator.column.definition"))
    if named.transform is not None:
        yield from paragraph(writer.word(f"transform.{named.transform}.about"))
    yield blocks.bullets(
        writer.word("paper.view.pair", name=writer.say(row.name), value=writer.say(row.definition))
        for row in rows
    )


def chosen(named: Selection, writer: Formatter) -> Iterator[tuple[str, str]]:
    """The filters that a selection has, in words: what each is, and what it is set to."""
    report, say = writer.report, writer.say
    yield _pair("view", writer.word(f"explore.view.{named.view}"), writer)
    indicators = [say(report.indicators[name].name) for name in named.indicators or ()]
    yield _pair("indicators.choose", writer.list(indicators), writer)
    if named.view != "map":
        places = [say(report.places[name].name) for name in named.places or ()]
        yield _pair("places.choose", writer.list(places), writer)
    if named.transform is not None:
        yield _pair("transform", words.made(named, writer), writer)
    first, last = named.first, named.last
    if first is not None or last is not None:
        known = [Period(year) for year in (first, last) if year is not None]
        span = writer.word(
            f"paper.view.{'between' if len(known) == 2 else 'from' if first else 'until'}",
            first=writer.period(known[0]),
            last=writer.period(known[-1]),
        )
        yield _pair("years", span, writer)
    if named.kinds:
        kinds = writer.list(writer.word(f"kind.{kind}") for kind in named.kinds)
        yield _pair("kinds", kinds, writer)
    if named.statuses:
        statuses = writer.list(writer.word(f"status.{status}") for status in named.statuses)
        yield _pair("statuses", statuses, writer)


def _pair(key: str, value: str, writer: Formatter) -> tuple[str, str]:
    return writer.word(f"explore.{key}"), value

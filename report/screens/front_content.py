"""What a front screen shows below the bar: of the overview, an area, an indicator, the data."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from report.analysis import glossary, main_points
from report.analysis.chart_series import rows_of
from report.analysis.default_chart import at_all_places
from report.analysis.leading import first_place
from report.analysis.progress import assess_indicator
from report.analysis.unknowns.by_area import coverage_by_area
from report.charts.captioned import captioned_chart
from report.charts.nodes import Node
from report.model import Area, Indicator, Observation, Report, Text
from report.screens.area_cards import area_cards
from report.screens.area_head import area_head
from report.screens.context import ScreenContext
from report.screens.front_chart import LARGE, WHOLE, front_chart
from report.screens.glossary_entries import glossary_entry
from report.screens.indicator_head import indicator_head
from report.screens.key_figures import key_figures
from report.screens.section_bar import section_bar
from report.screens.source_pictures import kinds_bar
from report.screens.target_marks import strip
from report.screens.unknown_pictures import coverage_table
from report.text.edition import released_in_words
from report.text.expected import rule_in_words
from report.text.narrative import cited, fill, first_with_figures
from report.text.source_tables import first_hand


def of_overview(ctx: ScreenContext) -> Iterator[Node]:
    """The finding, all targets, all areas."""
    found = first_with_figures(ctx.report.settings.findings, ctx.fmt)
    told = fill(found, ctx.fmt) if found is not None else None
    title = Node("h1", text=told or ctx.fmt.say(ctx.report.settings.title))
    edition = Node("p", {"class": "front-note"}, released_in_words(ctx.fmt))
    source = (_source_of_text(found, ctx),) if found is not None and told else ()
    yield _band("opening", edition, title, *source, _picture(*strip(ctx)))
    yield _picture(*area_cards(ctx))


def of_area(area: Area, before: Report | None, ctx: ScreenContext) -> Iterator[Node]:
    """Its head and sections, its first chart beside its key figures."""
    points = main_points.area_points(ctx.report, area.id, before)
    yield _band("area_head", _picture(area_head(area, ctx)))
    yield _named("st-key-section_bar", _picture(section_bar(area, points, ctx)))
    drawn = [chart for chart in area.charts if rows_of(chart, ctx.report)][:1]
    charts = [captioned_chart(chart, area, ctx.fmt) for chart in drawn]
    large = _column(*(front_chart(chart, ctx.palette, LARGE) for chart in charts))
    columns = (large, _column(_picture(*key_figures(area, ctx))))
    row = Node("div", {"data-testid": "stHorizontalBlock"}, children=columns)
    yield _named("st-key-area_first", Node("div", children=(row,)))


def of_indicator(indicator: Indicator, ctx: ScreenContext) -> Iterator[Node]:
    """Its head, and the chart of all its places."""
    place = first_place(indicator, ctx.report)
    assessments = assess_indicator(ctx.report, indicator)
    head = _picture(indicator_head(indicator, place, assessments, ctx))
    yield _band(f"indicator_{indicator.id}", head, _source(indicator.id, "card.source", ctx))
    chart = at_all_places(indicator, ctx.report)
    if chart is not None:
        captioned = captioned_chart(chart, ctx.report.area(indicator.area), ctx.fmt)
        yield front_chart(captioned, ctx.palette, WHOLE)


def of_sources(ctx: ScreenContext) -> Iterator[Node]:
    """Of how many kinds they are, and how much of the report is first-hand."""
    title = Node("h1", text=ctx.word("nav.sources"))
    yield _band("sources", title, _picture(*kinds_bar(ctx)))
    for text in (*first_hand(ctx.fmt), ctx.word("sources.intro")):
        yield _paragraph(text)


def of_calendar(ctx: ScreenContext) -> Iterator[Node]:
    """What it is; the rows are judged by the day, and are not kept."""
    title = Node("h1", text=ctx.word("nav.calendar"))
    intro = ctx.word("calendar.intro", place=ctx.fmt.place(ctx.report.settings.place))
    yield _band("calendar", title, _paragraph(intro), _paragraph(rule_in_words(ctx.fmt)))


def of_unknowns(ctx: ScreenContext) -> Iterator[Node]:
    """How much is known of which area in which year."""
    title = Node("h1", text=ctx.word("nav.unknowns"))
    areas = coverage_by_area(ctx.report)
    yield _band("unknowns", title, _picture(*coverage_table(areas, ctx)))


def of_glossary(ctx: ScreenContext) -> Iterator[Node]:
    """Every term, as the reader's language sorts them."""
    title = Node("h1", text=ctx.word("nav.glossary"))
    yield _band("glossary", title, _paragraph(ctx.word("glossary.intro")))
    rows = glossary.in_order(ctx.report, ctx.fmt.language)
    yield Node("div", {"class": "front-field"})
    yield Node("p", {"class": "front-note"}, ctx.fmt.counted("glossary.count", len(rows)))
    yield _picture(*(glossary_entry(row, ctx) for row in rows))


# By the path of the page; asked for one thing of it, a page begins otherwise.
OF_DATA = MappingProxyType(
    {
        "sources": of_sources,
        "calendar": of_calendar,
        "unknowns": of_unknowns,
        "glossary": of_glossary,
    }
)


def _source_of_text(text: Text, ctx: ScreenContext) -> Node:
    """The way to what a text says, whose sources the page shows in a dialog."""
    figures = [row for row in cited([text], ctx.fmt) if isinstance(row, Observation)]
    indicator = figures[0].indicator if figures else ""
    return _source(indicator, "provenance.of_text", ctx)


def _source(indicator: str, word: str, ctx: ScreenContext) -> Node:
    address = ctx.link("indicator", id=indicator) if indicator else ctx.link("sources")
    link = Node("a", {"href": address}, ctx.word(word))
    return Node("p", {"class": "front-source"}, children=(link,))


def _paragraph(text: str) -> Node:
    return Node("p", {"class": "front-text"}, text)


def _band(name: str, *children: Node) -> Node:
    return _named(f"st-key-band_{name}", *children)


def _column(*children: Node) -> Node:
    return Node("div", {"data-testid": "stColumn"}, children=children)


def _picture(*nodes: Node) -> Node:
    return Node("div", {"data-picture": ""}, children=nodes)


def _named(name: str, *children: Node) -> Node:
    return Node("div", {"class": name}, children=children)

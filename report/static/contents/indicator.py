"""Everything about one indicator."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.corrections import corrections_to
from report.analysis.default_chart import at_all_places
from report.analysis.latest import latest_figure
from report.analysis.leading import first_place
from report.analysis.progress import Assessment, assess_indicator
from report.analysis.related import related_events, related_indicators
from report.charts.captioned import captioned_events_beside
from report.charts.nodes import Node
from report.model import LANGUAGE_TAGS, LANGUAGES, Indicator, Language, Observation
from report.screens.figure_sources import source_list
from report.screens.indicator_head import indicator_head
from report.screens.stories import told_event
from report.screens.target_rows import target_in_full
from report.screens.told_rows import with_rest
from report.static.charts import WHOLE, ChartPlace, chart_block, placed_chart
from report.static.contents.page import SiteContext
from report.static.parts import (
    band,
    corrections,
    file_list,
    heading,
    indicator_link,
    note,
    paragraph,
    picture,
)
from report.static.provenance import source_note
from report.static.tables import sheet_table
from report.text import indicator_tables
from report.text.cards import figure_card
from report.text.citation import figure_citation
from report.text.formatter import Formatter
from report.text.narrative import exact_change_to
from report.text.target_rows import key_in_words

_ACROSS = ChartPlace(WHOLE, level=2)
# More events than this are folded.
_FEW = 6


def content(indicator: Indicator, ctx: SiteContext) -> Iterator[Node]:
    """Its head, its chart, all its figures, its targets, the events of its time, what it is."""
    area, assessments = ctx.report.area(indicator.area), assess_indicator(ctx.report, indicator)
    yield band(f"indicator_{indicator.id}", *_head(indicator, assessments, ctx))
    chart = at_all_places(indicator, ctx.report)
    if chart is not None:
        yield placed_chart(chart, area, _ACROSS, ctx)
    yield from _values(indicator, ctx)
    yield heading("section.targets", ctx)
    yield from _targets(assessments, ctx)
    yield heading("section.events", ctx)
    yield from _events(indicator, ctx)
    yield from _related(indicator, ctx)
    yield from _about(indicator, ctx)
    yield from corrections(corrections_to(indicator.id, ctx.report), ctx)


def _head(
    indicator: Indicator, assessments: tuple[Assessment, ...], ctx: SiteContext
) -> Iterator[Node]:
    place = first_place(indicator, ctx.report)
    card = figure_card(indicator, ctx.fmt, place)
    yield picture(indicator_head(indicator, place, assessments, ctx))
    if card.row is not None:
        change = exact_change_to(card.row, ctx.fmt)
        yield from [note(change)] if change else []
    yield from source_note(card.rows, ctx)


def _values(indicator: Indicator, ctx: SiteContext) -> Iterator[Node]:
    """Every published figure, those of other sources among them, and the same as a file."""
    sheet = indicator_tables.values(indicator, ctx.fmt)
    if not sheet.figures:
        return
    yield heading("section.values", ctx)
    yield note(indicator_tables.figures_counted(sheet, ctx.fmt))
    yield sheet_table(sheet, ctx.fmt.say(indicator.name), ctx)
    yield from file_list(ctx.files, ctx)


def _targets(assessments: tuple[Assessment, ...], ctx: SiteContext) -> Iterator[Node]:
    """Each with its sum, the policies that set it, and the sources of the figures it rests on."""
    if not assessments:
        yield paragraph(ctx.word("indicator.no_target"))
        return
    yield note(key_in_words(assessments, ctx.fmt))
    for assessment in assessments:
        rows = Node("ul", {"class": "bullets"}, children=(target_in_full(assessment, ctx),))
        yield picture(rows)
        yield from source_note(assessment.figures, ctx)


def _events(indicator: Indicator, ctx: SiteContext) -> Iterator[Node]:
    """The events of its time over its years, those that name its subject told first."""
    chart = captioned_events_beside(indicator, ctx.fmt)
    if chart is None:
        yield paragraph(ctx.word("indicator.events.none"))
        return
    about = [Node("p", text=ctx.word("events.about")), *source_list(chart.rows, ctx)]
    yield chart_block(chart, ChartPlace(WHOLE), ctx, about)
    yield note(ctx.word("indicator.events.about"))
    entries = sorted(related_events(ctx.report, indicator.id), key=lambda entry: not entry.named)
    rows = [told_event(entry.event, ctx, named=False) for entry in entries]
    few = max(_FEW, sum(entry.named for entry in entries))
    more = ctx.fmt.counted("indicator.events.more", max(0, len(rows) - few))
    yield picture(*with_rest(rows, few, more, ctx.fmt))


def _related(indicator: Indicator, ctx: SiteContext) -> Iterator[Node]:
    """The indicators nearest to it, each with what the two have in common."""
    neighbours = related_indicators(ctx.report, indicator.id)
    if not neighbours:
        return
    yield heading("section.related", ctx)
    items = []
    for neighbour in neighbours:
        ties = ctx.fmt.list(ctx.word(f"indicator.tie.{tie}") for tie in neighbour.ties)
        said = (indicator_link(neighbour.indicator, ctx), note(ties))
        items.append(Node("li", children=said))
    yield Node("ul", {"class": "indicator-links"}, children=tuple(items))


def _about(indicator: Indicator, ctx: SiteContext) -> Iterator[Node]:
    """Definition, note, unit, kind, which way is better; how to cite its latest figure."""
    yield heading("section.about", ctx)
    facts = indicator_tables.facts(indicator, ctx.fmt)
    table = sheet_table(facts, ctx.word("section.about"), ctx)
    yield Node("div", {"class": "measure"}, children=(table,))
    row = latest_figure(ctx.report.series(indicator.id, first_place(indicator, ctx.report)))
    if row is not None:
        yield heading("section.citation", ctx)
        for language in sorted(LANGUAGES, key=ctx.fmt.language.__ne__):
            yield from _citation(row, language, ctx)


def _citation(row: Observation, language: Language, ctx: SiteContext) -> Iterator[Node]:
    text = figure_citation(row, Formatter(ctx.report, language))
    yield note(ctx.word("citation.in", language=ctx.word(f"language.{language}")))
    yield Node("p", {"class": "citation", "lang": LANGUAGE_TAGS[language]}, text)

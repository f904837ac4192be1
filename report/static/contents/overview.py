"""The city at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis import main_points
from report.analysis.chart_series import rows_of
from report.analysis.districts import Layer, layers
from report.analysis.events import latest_events, opening_events
from report.charts.captioned import captioned_map
from report.charts.nodes import Node
from report.screens.area_cards import area_cards
from report.screens.board import board
from report.screens.chart_about import definition
from report.screens.event_lines import event_lines
from report.screens.figure_sources import source_list
from report.screens.ranked_bars import ranked_bars
from report.screens.reading_guide import reading_guide
from report.screens.target_marks import strip
from report.static.charts import LARGE, ChartPlace, chart_block, folded, placed_chart
from report.static.contents.page import SiteContext
from report.static.parts import band, columns, file_list, heading, note, picture, points
from report.static.provenance import source_note
from report.text.edition import released_in_words
from report.text.narrative import cited, fill, first_with_figures, layer_name

_ACROSS = ChartPlace(LARGE)


def content(ctx: SiteContext) -> Iterator[Node]:
    """The finding, all targets, all areas; the city's charts, the districts, the latest events."""
    yield band("opening", *_opening(ctx), picture(*strip(ctx)))
    yield picture(*area_cards(ctx), *reading_guide(ctx))
    yield columns(
        "thirds", _charts(ctx), points(main_points.city_points(ctx.report, ctx.before), ctx)
    )
    told = note(ctx.word("targets.rule"))
    yield band("targets", heading("section.targets", ctx), picture(*board(ctx)), told)
    yield from _districts(ctx)
    yield columns("halves", *_events(ctx))
    yield band("downloads", *file_list(ctx.files, ctx))


def _opening(ctx: SiteContext) -> Iterator[Node]:
    """The edition, and the finding with its sources; the title where no finding has its figures."""
    released = released_in_words(ctx.fmt)
    if released:
        yield note(released)
    found = first_with_figures(ctx.report.settings.findings, ctx.fmt)
    if found is None:
        yield Node("h1", text=ctx.fmt.say(ctx.report.settings.title))
        return
    yield Node("h1", text=fill(found, ctx.fmt) or "")
    yield from source_note(cited([found], ctx.fmt), ctx)


def _charts(ctx: SiteContext) -> Iterator[Node]:
    charts = [chart for chart in ctx.report.settings.charts if rows_of(chart, ctx.report)]
    if charts:
        yield heading("section.city", ctx)
    for chart in charts:
        yield placed_chart(chart, None, _ACROSS, ctx)


def _districts(ctx: SiteContext) -> Iterator[Node]:
    """The map of each layer beside its figures as bars, the first of them open."""
    found = list(layers(ctx.report))
    if found:
        yield heading("section.districts", ctx)
    for number, layer in enumerate(found):
        both = columns("thirds", [_map(layer, ctx)], [picture(*ranked_bars(layer, ctx))])
        yield both if not number else folded(layer_name(layer, ctx.fmt), [both])


def _map(layer: Layer, ctx: SiteContext) -> Node:
    chart = captioned_map(layer, ctx.fmt)
    about = [*definition(ctx.report.indicators[layer.indicator], ctx)]
    about += source_list(layer.rows, ctx)
    return chart_block(chart, _ACROSS, ctx, about)


def _events(ctx: SiteContext) -> Iterator[list[Node]]:
    latest, opening = latest_events(ctx.report), opening_events(ctx.report)
    if latest:
        yield [heading("section.latest_events", ctx), picture(*event_lines(latest, ctx))]
    if opening:
        yield [heading("section.opening", ctx), picture(*event_lines(opening, ctx))]

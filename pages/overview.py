"""The city at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from pages.parts import sections
from pages.parts.chart import block, districts
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis import main_points
from report.analysis.events import latest_events, opening_events
from report.charts.nodes import Node
from report.model import Report
from report.screens import area_cards, board, event_lines, reading_guide, target_marks
from report.screens.context import ScreenContext


def show(ctx: PageContext, before: Report | None = None) -> None:
    """The whole page; `before` is the edition that its main points compare with."""
    with sections.band("opening"):
        sections.edition(ctx)
        sections.finding(ctx)
        element.show_of("strip", target_marks.strip, ctx)
    element.show_of("areas", _areas, ctx)
    wide, narrow = sections.two_thirds()
    with wide:
        if ctx.report.settings.charts:
            sections.heading("section.city", ctx)
        for chart in ctx.report.settings.charts:
            block.place(block.placed_chart(chart, None, ctx), ctx)
    with narrow:
        sections.points(main_points.city_points(ctx.report, before), ctx)
    with sections.band("targets"):
        sections.heading("section.targets", ctx)
        element.show_of("board", board.board, ctx)
        sections.note("targets.rule", ctx)
    districts.show(ctx)
    first, second = sections.halves()
    with first:
        sections.heading("section.latest_events", ctx)
        element.show_of("latest_events", event_lines.event_lines, latest_events(ctx.report), ctx)
    opening = opening_events(ctx.report)
    with second:
        if opening:
            sections.heading("section.opening", ctx)
            element.show_of("opening_events", event_lines.event_lines, opening, ctx)
    with sections.band("downloads"):
        sections.save_report(ctx)


def _areas(ctx: ScreenContext) -> Iterator[Node]:
    yield from area_cards.area_cards(ctx)
    yield from reading_guide.reading_guide(ctx)

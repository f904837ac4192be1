"""The city at a glance."""

from __future__ import annotations

from pages.parts import sections
from pages.parts.chart import block, districts
from pages.parts.frame.context import PageContext
from pages.parts.picture import (
    area_cards,
    board,
    element,
    event_lines,
    reading_guide,
    target_marks,
)
from report.analysis import main_points
from report.analysis.events import latest_events, opening_events
from report.model import Report


def show(ctx: PageContext, before: Report | None = None) -> None:
    """The whole page; `before` is the edition that its main points compare with."""
    with sections.band("opening"):
        sections.edition(ctx)
        sections.finding(ctx)
        element.show(target_marks.strip(ctx), "strip")
    areas = (*area_cards.area_cards(ctx), *reading_guide.reading_guide(ctx))
    element.show(areas, "areas")
    wide, narrow = sections.two_thirds()
    with wide:
        sections.heading("section.city", ctx)
        for chart in ctx.report.settings.charts:
            block.place(block.placed_chart(chart, None, ctx), ctx)
    with narrow:
        sections.points(main_points.city_points(ctx.report, before), ctx)
    with sections.band("targets"):
        sections.heading("section.targets", ctx)
        element.show(board.board(ctx), "board")
        sections.note("targets.rule", ctx)
    districts.show(ctx)
    first, second = sections.halves()
    with first:
        sections.heading("section.latest_events", ctx)
        element.show(event_lines.event_lines(latest_events(ctx.report), ctx), "latest_events")
    with second:
        sections.heading("section.opening", ctx)
        element.show(event_lines.event_lines(opening_events(ctx.report), ctx), "opening_events")
    with sections.band("downloads"):
        sections.save_report(ctx)

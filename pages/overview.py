"""The city at a glance."""

from __future__ import annotations

from pages.parts import events, sections, targets
from pages.parts.chart import block, districts
from pages.parts.frame.context import PageContext
from pages.parts.picture import area_cards, element, target_marks
from report.analysis import main_points
from report.analysis.events import latest_events, opening_events
from report.model import Report


def show(ctx: PageContext, before: Report | None = None) -> None:
    """The whole page; `before` is the edition that its main points compare with."""
    settings = ctx.report.settings
    with sections.band("opening"):
        sections.edition(ctx)
        sections.finding(ctx)
        element.show(target_marks.strip(ctx), "strip")
    element.show(area_cards.area_cards(ctx), "areas")
    sections.points(main_points.city_points(ctx.report, before), ctx)
    sections.heading("section.city", ctx)
    for chart in settings.charts:
        block.place(block.placed_chart(chart, None, ctx), ctx)
    targets.city_targets(ctx)
    if ctx.report.outlines:
        sections.heading("section.districts", ctx)
        districts.show(ctx)
    sections.heading("section.opening", ctx)
    sections.paragraph("opening.intro", ctx)
    events.listing(opening_events(ctx.report), ctx)
    sections.heading("section.latest_events", ctx)
    events.listing(latest_events(ctx.report), ctx)
    sections.save_report(ctx)

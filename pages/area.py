"""Any area of the report."""

from __future__ import annotations

from pages.parts import sections, sources, targets, unknowns
from pages.parts.area import charts, head, indicator_tables, next_area, section_bar, timeline
from pages.parts.chart import indicator_picker
from pages.parts.frame.context import PageContext
from report.analysis import main_points
from report.analysis.corrections import corrections_in
from report.model import Area, Report
from report.screens import area_head


def show(ctx: PageContext, area: Area, before: Report | None = None) -> None:
    """The page of an area; `before` is the edition that its main points compare with."""
    points = main_points.area_points(ctx.report, area.id, before)
    head.show(area, ctx)
    section_bar.show(area, points, ctx)
    charts.show(area, ctx)
    sections.points(points, ctx)
    targets.of_area(area, ctx)
    sections.heading("section.in_words", ctx)
    sections.lead(area.lead, ctx, area_head.sentence(area, ctx))
    sections.heading("section.indicators", ctx)
    indicator_tables.show(area, ctx)
    indicator_picker.show(area, ctx)
    if ctx.report.events_in(area.id):
        sections.heading("section.events", ctx)
        timeline.show(area, ctx)
    sections.practices(area, ctx)
    unknowns.area_unknowns(area, ctx)
    sources.area_sources(area, ctx)
    sections.corrections(corrections_in(area.id, ctx.report), ctx)
    sections.save_area(area, ctx)
    next_area.show(area, ctx)

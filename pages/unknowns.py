"""What the report does not know, over all its areas."""

from __future__ import annotations

from pages.parts import area_choice, sections
from pages.parts import unknowns as parts
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis import unknowns
from report.analysis.foremost_unknowns import foremost_unknowns
from report.analysis.unknowns.by_area import coverage_by_area
from report.screens import unknown_pictures


def show(ctx: PageContext) -> None:
    """A picture of all areas, what matters most, and the lists of the area chosen."""
    with sections.band("unknowns"):
        sections.title(ctx.word("nav.unknowns"))
        areas = coverage_by_area(ctx.report)
        element.show(unknown_pictures.coverage_table(areas, ctx), "coverage_by_area")
    chosen = foremost_unknowns(ctx.report)
    if chosen:
        sections.heading("unknowns.foremost", ctx)
        element.show_of("foremost_unknowns", unknown_pictures.foremost_list, chosen, ctx)
    sections.heading("unknowns.by_area", ctx)
    element.show_of("unknowns_by_area", unknown_pictures.kinds_table, ctx)
    sections.note("unknowns.by_area.note", ctx)
    parts.intro(ctx)
    sections.heading("unknowns.lists", ctx)
    area = area_choice.chosen_area(ctx.report.areas, ctx, "unknowns_area")
    counted = unknowns.unknowns_of(ctx.report, area.id)
    parts.summary(counted, ctx)
    parts.lists(counted, ctx)
    sections.heading("unknowns.coverage", ctx)
    parts.matrix(area, ctx)

"""The city at a glance."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts import cards, events, sections, targets
from pages.parts.chart import block, districts
from pages.parts.frame.context import PageContext
from report.analysis import main_points
from report.analysis.events import latest_events, opening_events
from report.model import Report


def show(ctx: PageContext, pages: Mapping[str, st.Page], before: Report | None = None) -> None:
    """The whole page; `before` is the edition that its main points compare with."""
    settings = ctx.report.settings
    sections.title(ctx.fmt.say(settings.title))
    sections.edition(ctx)
    sections.lead([settings.city], ctx)
    with st.grid(4, min_column_width=280):
        for area in ctx.report.areas:
            cards.area(area, pages[area.id], ctx)
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

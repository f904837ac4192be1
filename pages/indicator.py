"""Everything about one indicator; without one, all of them by area."""

from __future__ import annotations

import streamlit as st

from pages.parts import indicator_head, indicators, sections, targets
from pages.parts.chart import additions, events
from pages.parts.frame import document_title, search_box, url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from report.analysis.corrections import corrections_to
from report.analysis.default_chart import at_all_places
from report.analysis.leading import first_place
from report.analysis.progress import assess_indicator
from report.model import Indicator


def show(ctx: PageContext, pages: Pages) -> None:
    """The indicator that the address names (`id`); without one the list of all."""
    chosen = url.read_first(url.ID, ctx.report.indicators)
    if chosen is None:
        _choose(ctx, pages)
    else:
        url.force_query_param(url.ID, chosen)
        _indicator(ctx.report.indicators[chosen], ctx, pages)


def _choose(ctx: PageContext, pages: Pages) -> None:
    """The search box and the list; one quiet line where an indicator was asked for in vain."""
    sections.title(ctx.word("nav.indicator"))
    if url.ID in st.query_params:
        st.markdown(ctx.label("indicator.unknown"))
    search_box.box("indicators", ctx, pages)
    indicators.by_area(ctx, pages)


def _indicator(indicator: Indicator, ctx: PageContext, pages: Pages) -> None:
    area = ctx.report.area(indicator.area)
    name = ctx.fmt.say(indicator.name)
    document_title.show(name, ctx)
    assessments = assess_indicator(ctx.report, indicator)
    indicator_head.show(indicator, first_place(indicator, ctx.report), assessments, ctx)
    chart = at_all_places(indicator, ctx.report)
    if chart is not None:
        additions.place(chart, area, ctx, addressed=True)
    indicators.values(indicator, ctx)
    targets.of_indicator(indicator, assessments, ctx)
    sections.heading("section.events", ctx)
    events.beside(indicator, ctx)
    indicators.related(indicator, ctx, pages)
    indicators.about(indicator, ctx)
    sections.corrections(corrections_to(indicator.id, ctx.report), ctx)

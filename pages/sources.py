"""Every source of the report, and who published them."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections, source_filters, sources
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from pages.parts.picture import element
from pages.parts.source_filters import SourceChoice
from report.screens import parameters, source_pictures
from report.text import source_tables
from report.text.markup import escaped


def show(ctx: PageContext, pages: Pages) -> None:
    """The register of sources; the one that the address names (`source`) in full above it."""
    asked = url.read_first(parameters.SOURCE, ctx.report.sources)
    with sections.band("sources"):
        sections.title(ctx.word("nav.sources"))
        if asked is not None:
            url.force_query_param(parameters.SOURCE, asked)
            sources.asked_source(ctx.report.sources[asked], ctx, pages)
        elif parameters.SOURCE in st.query_params:
            st.markdown(ctx.label("sources.unknown"))
        element.show_of("kinds_of_sources", source_pictures.kinds_bar, ctx)
    for text in source_tables.first_hand(ctx.fmt):
        sections.text(text)
    if asked is None:
        sections.paragraph("sources.intro", ctx)
    sections.heading("section.find_sources", ctx)
    _register(source_filters.show(ctx), asked, ctx)


def _register(chosen: SourceChoice, asked: str | None, ctx: PageContext) -> None:
    """The sources that the filters leave, the one asked for first, and who publishes them."""
    if not chosen.sources:
        st.markdown(ctx.label("sources.none"))
        st.button(ctx.label("sources.show_all"), on_click=source_filters.clear)
        return
    sections.heading("section.all_sources", ctx)
    st.caption(escaped(ctx.fmt.counted("sources.count", len(chosen.sources))))
    rows = sorted(chosen.sources, key=lambda source: source.id != asked)
    sources.source_table(rows, ctx)
    sources.publisher_table(chosen, ctx)

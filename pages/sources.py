"""Every source of the report, and who published them."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections, source_filters, source_pictures, sources
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from pages.parts.picture import element
from pages.parts.source_filters import SourceChoice
from report.analysis.publishers import publisher_totals
from report.text import source_tables


def show(ctx: PageContext, pages: Pages) -> None:
    """The register of sources; the one that the address names (`source`) in full above it."""
    asked = url.read_first(url.SOURCE, ctx.report.sources)
    with sections.band("sources"):
        sections.title(ctx.word("nav.sources"))
        if asked is not None:
            url.force_query_param(url.SOURCE, asked)
            sources.asked_source(ctx.report.sources[asked], ctx, pages)
        elif url.SOURCE in st.query_params:
            st.markdown(ctx.word("sources.unknown"))
        element.show(source_pictures.kinds_bar(ctx), "kinds_of_sources")
    for text in source_tables.first_hand(ctx.fmt):
        sections.text(text)
    if asked is None:
        sections.paragraph("sources.intro", ctx)
    sections.heading("section.find_sources", ctx)
    _register(source_filters.show(ctx), asked, ctx)


def _register(chosen: SourceChoice, asked: str | None, ctx: PageContext) -> None:
    """The sources that the filters leave, the one asked for first, and who publishes them."""
    if not chosen.sources:
        st.markdown(ctx.word("sources.none"))
        st.button(ctx.word("sources.show_all"), on_click=source_filters.clear)
        return
    sections.heading("section.all_sources", ctx)
    st.caption(ctx.fmt.counted("sources.count", len(chosen.sources)))
    rows = sorted(chosen.sources, key=lambda source: source.id != asked)
    sources.source_table(rows, ctx)
    publishers = publisher_totals(ctx.report, chosen.sources, chosen.publishers)
    sections.heading("section.publishers", ctx)
    st.caption(ctx.fmt.counted("publishers.count", len(publishers)))
    st.caption(ctx.word("publishers.about"))
    sources.publisher_table(publishers, ctx)

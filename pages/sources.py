"""Every source of the report."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections, sources, tables
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from report.analysis.sources import KINDS, select
from report.text.tables import source_kind_table


def show(ctx: PageContext, pages: Pages) -> None:
    """The register of sources; the one that the address names (`source`) in full above it."""
    sections.title(ctx.word("nav.sources"))
    asked = url.read_first(url.SOURCE, ctx.report.sources)
    if asked is None:
        sections.paragraph("sources.intro", ctx)
        if url.SOURCE in st.query_params:
            st.markdown(ctx.word("sources.unknown"))
    else:
        url.force_query_param(url.SOURCE, asked)
        sources.asked_source(ctx.report.sources[asked], ctx, pages)
    sections.heading("section.kinds", ctx)
    tables.show(source_kind_table(ctx.fmt))
    sections.heading("section.all_sources", ctx)
    areas = st.pills(
        ctx.word("filter.area"),
        [area.id for area in ctx.report.areas],
        format_func=lambda area: ctx.fmt.say(ctx.report.area(area).name),
        selection_mode="multi",
        key="sources_areas",
    )
    kinds = st.pills(
        ctx.word("filter.kind"),
        KINDS,
        format_func=lambda kind: ctx.word(f"kind.{kind}"),
        selection_mode="multi",
        key="sources_kinds",
    )
    # The one that was asked for stands first among those that the filters leave.
    rows = sorted(select(ctx.report, areas, kinds), key=lambda source: source.id != asked)
    st.caption(ctx.word("sources.count", count=ctx.fmt.plain(len(rows))))
    sources.source_table(rows, ctx)

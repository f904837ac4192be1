"""One chart alone: to be linked to, and to be embedded in other pages."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts import sections, unknowns
from pages.parts.chart import additions, block, districts, events, share
from pages.parts.chart.block import PlacedChart
from pages.parts.frame import document_title, url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from report.analysis.chart_series import rows_of
from report.charts import addresses
from report.charts.addresses import AddressedChart
from report.text.markup import escaped


def show(ctx: PageContext, pages: Pages) -> None:
    """The chart that the address names (`id`), or one line where there is none of that id."""
    name = url.read_first(url.ID, addresses.ids(ctx.report))
    addressed = addresses.addressed_chart(ctx.report, name) if name else None
    if addressed is None or not st.context.is_embedded:
        sections.title(share.title(addressed, ctx))
    if addressed is None:
        st.markdown(ctx.label("share.unknown"))
    else:
        _draw(addressed, ctx)
    _back(addressed, ctx, pages)


def _draw(addressed: AddressedChart, ctx: PageContext) -> None:
    """The chart; the document has its name, so that no two of them look alike among tabs."""
    if addressed.subject == "map":
        document_title.show(ctx.word("section.districts"), ctx)
        districts.show(ctx)
        return
    placed = _placed(addressed, ctx)
    if placed is None:
        if st.context.is_embedded:
            sections.title(share.title(addressed, ctx))
        st.markdown(ctx.label("share.no_figure"))
        return
    document_title.show(placed.chart.headline, ctx)
    if addressed.chart is not None and addressed.chart.aside:
        additions.place(addressed.chart, addressed.area, ctx, addressed=True)
    else:
        block.place(replace(placed, addressed=True), ctx)


def _placed(addressed: AddressedChart, ctx: PageContext) -> PlacedChart | None:
    """The chart with its texts; None where this edition has nothing to draw."""
    if addressed.subject == "coverage" and addressed.area is not None:
        return unknowns.placed_matrix(addressed.area, ctx)
    if addressed.subject == "beside" and addressed.indicator is not None:
        return events.placed_beside(addressed.indicator, ctx)
    if addressed.chart is None:
        return events.placed_timeline(addressed.area, ctx) if addressed.area else None
    if not rows_of(addressed.chart, ctx.report):
        return None
    return block.placed_chart(addressed.chart, addressed.area, ctx)


def _back(addressed: AddressedChart | None, ctx: PageContext, pages: Pages) -> None:
    """The link to the page that the chart belongs to; out of an embed it opens a new page."""
    page, more = share.home_page(addressed)
    label = escaped(share.way_back(share.title(addressed, ctx), ctx))
    if st.context.is_embedded:
        st.caption(f"[{label}](<{url.absolute_link(page, ctx, **more)}>)")
    else:
        query = ctx.query(**more)
        st.page_link(pages[page], label=label, icon=":material/arrow_forward:", query_params=query)

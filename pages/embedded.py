"""One chart alone: to be linked to, and to be embedded in other pages."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts import sections, unknowns
from pages.parts.chart import block, districts, events, share
from pages.parts.chart.block import PlacedChart
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from report.analysis.chart_series import rows_of
from report.charts import catalogue
from report.charts.catalogue import CatalogueEntry
from report.text.formatter import escaped


def show(ctx: PageContext, pages: Pages) -> None:
    name = url.first(url.ID, catalogue.ids(ctx.report))
    found = catalogue.entry(ctx.report, name) if name else None
    if not st.context.is_embedded:
        sections.title(share.title(found, ctx))
    if found is None:
        st.markdown(ctx.word("share.unknown"))
    else:
        _draw(found, ctx)
    _back(found, ctx, pages)


def _draw(found: CatalogueEntry, ctx: PageContext) -> None:
    if found.subject == "map":
        districts.show(ctx)
    elif found.subject == "coverage" and found.area is not None:
        unknowns.matrix(found.area, ctx)
    else:
        placed = _placed(found, ctx)
        if placed is None:
            st.markdown(ctx.word("share.no_figure"))
        else:
            block.place(replace(placed, addressed=True), ctx)


def _placed(found: CatalogueEntry, ctx: PageContext) -> PlacedChart | None:
    """The chart with all that is said around it; None where this edition has nothing to draw."""
    if found.subject == "beside" and found.indicator is not None:
        return events.placed_beside(found.indicator, ctx)
    if found.chart is None:
        return events.placed_timeline(found.area, ctx) if found.area else None
    if not rows_of(found.chart, ctx.report):
        return None
    return block.placed_chart(found.chart, found.area, ctx)


def _back(found: CatalogueEntry | None, ctx: PageContext, pages: Pages) -> None:
    """The way to where the chart belongs; out of an embed it opens a page of its own."""
    page, more = share.home(found)
    label = ctx.word("share.back", title=share.title(found, ctx))
    if st.context.is_embedded:
        st.caption(f"[{escaped(label)}](<{url.whole_link(page, ctx, **more)}>)")
    else:
        query = url.query(ctx, **more)
        st.page_link(pages[page], label=label, icon=":material/arrow_forward:", query_params=query)

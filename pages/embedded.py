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
    """The chart that the address names (`id`), or one line where there is none of that id."""
    name = url.read_first(url.ID, catalogue.ids(ctx.report))
    entry = catalogue.entry(ctx.report, name) if name else None
    if not st.context.is_embedded:
        sections.title(share.title(entry, ctx))
    if entry is None:
        st.markdown(ctx.word("share.unknown"))
    else:
        _draw(entry, ctx)
    _back(entry, ctx, pages)


def _draw(entry: CatalogueEntry, ctx: PageContext) -> None:
    if entry.subject == "map":
        districts.show(ctx)
    elif entry.subject == "coverage" and entry.area is not None:
        unknowns.matrix(entry.area, ctx)
    else:
        placed = _placed(entry, ctx)
        if placed is None:
            st.markdown(ctx.word("share.no_figure"))
        else:
            block.place(replace(placed, addressed=True), ctx)


def _placed(entry: CatalogueEntry, ctx: PageContext) -> PlacedChart | None:
    """The chart with its texts; None where this edition has nothing to draw."""
    if entry.subject == "beside" and entry.indicator is not None:
        return events.placed_beside(entry.indicator, ctx)
    if entry.chart is None:
        return events.placed_timeline(entry.area, ctx) if entry.area else None
    if not rows_of(entry.chart, ctx.report):
        return None
    return block.placed_chart(entry.chart, entry.area, ctx)


def _back(entry: CatalogueEntry | None, ctx: PageContext, pages: Pages) -> None:
    """The link to the page that the chart belongs to; out of an embed it opens a new page."""
    page, more = share.home_page(entry)
    label = ctx.word("share.back", title=share.title(entry, ctx))
    if st.context.is_embedded:
        st.caption(f"[{escaped(label)}](<{url.absolute_link(page, ctx, **more)}>)")
    else:
        query = url.query(ctx, **more)
        st.page_link(pages[page], label=label, icon=":material/arrow_forward:", query_params=query)

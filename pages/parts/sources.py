"""Publications as a list that can be filtered, sorted and followed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import indicators, provenance
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from report.analysis.sources import indicators_of, select
from report.model import Area, Event, Practice, Source
from report.text import tables
from report.text.formatter import escaped

# More indicators than this are only counted.
_MOST_LINKS = 20


def asked_source(source: Source, ctx: PageContext, pages: Pages) -> None:
    """The publication that the address names, what the report has from it, and a link back."""
    report = ctx.report
    indicator_ids = indicators_of(report).get(source.id, [])
    stories: tuple[Event | Practice, ...] = (*report.events, *report.practices)
    with st.container(border=True, key="source_asked"):
        st.markdown(f"### {escaped(ctx.fmt.title(source))}")
        st.markdown(provenance.source_link(source, ctx))
        publisher = report.publishers[source.publisher]
        kind = ctx.word(f"publisher_kind.{publisher.kind}")
        line = ctx.word("sources.publisher", publisher=ctx.fmt.say(publisher.name), kind=kind)
        st.caption(escaped(line))
        if indicator_ids:
            count = ctx.fmt.plain(len(indicator_ids))
            st.caption(ctx.word("sources.gives", count=count))
            with st.grid(2, min_column_width=320, gap="xxsmall"):
                for name in indicator_ids[:_MOST_LINKS]:
                    indicators.link(report.indicators[name], ctx, pages)
            if indicator_ids[_MOST_LINKS:]:
                rest = ctx.fmt.plain(len(indicator_ids) - _MOST_LINKS)
                st.caption(escaped(ctx.word("explore.more", count=rest)))
        for row in stories:
            if row.source == source.id:
                st.markdown(f"- {escaped(ctx.fmt.say(row.title))}")
        query = url.query(ctx)
        label = ctx.word("sources.every")
        st.page_link(pages["sources"], label=label, icon=":material/menu_book:", query_params=query)


def area_sources(area: Area, ctx: PageContext) -> None:
    """Every source of an area, folded at the foot of its page."""
    rows = select(ctx.report, [area.id], [])
    with st.expander(ctx.word("sources.of_area", count=ctx.fmt.plain(len(rows)))):
        source_table(rows, ctx)


def source_table(rows: Sequence[Source], ctx: PageContext) -> None:
    """Sources as a table with a link to each publication that has a page."""
    link = ctx.word("table.link")
    st.dataframe(
        tables.source_table(rows, ctx.fmt),
        hide_index=True,
        # A source without a page has no link, and says nothing in its stead.
        placeholder="",
        column_config={link: st.column_config.LinkColumn(display_text=ctx.word("source.open"))},
    )

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
from report.text import tables as content
from report.text.formatter import escaped

# More indicators than this are only counted.
_MOST = 20


def one(source: Source, ctx: PageContext, pages: Pages) -> None:
    """A publication in full, what was read in it, and the way back to all of them."""
    report = ctx.report
    given = indicators_of(report).get(source.id, [])
    rows: tuple[Event | Practice, ...] = (*report.events, *report.practices)
    told = [row for row in rows if row.source == source.id]
    with st.container(border=True, key="source_asked"):
        st.markdown(f"### {escaped(source.title)}")
        st.markdown(provenance.link(source, ctx))
        if given:
            count = ctx.fmt.plain(len(given))
            st.caption(ctx.word("sources.gives", count=count))
            with st.grid(2, min_column_width=320, gap="xxsmall"):
                for name in given[:_MOST]:
                    indicators.link(report.indicators[name], ctx, pages)
            if given[_MOST:]:
                rest = ctx.fmt.plain(len(given) - _MOST)
                st.caption(escaped(ctx.word("explore.more", count=rest)))
        for row in told:
            st.markdown(f"- {escaped(ctx.fmt.say(row.title))}")
        back = url.query(ctx)
        label = ctx.word("sources.every")
        st.page_link(pages["sources"], label=label, icon=":material/menu_book:", query_params=back)


def of_area(area: Area, ctx: PageContext) -> None:
    """Every source of an area, folded at the foot of its page."""
    own = select(ctx.report, [area.id], [])
    with st.expander(ctx.word("sources.of_area", count=ctx.fmt.plain(len(own)))):
        listing(own, ctx)


def listing(chosen: Sequence[Source], ctx: PageContext) -> None:
    link = ctx.word("table.link")
    st.dataframe(
        content.sources(chosen, ctx.fmt),
        hide_index=True,
        # A source without a page has no link, and says nothing in its stead.
        placeholder="",
        column_config={link: st.column_config.LinkColumn(display_text=ctx.word("source.open"))},
    )

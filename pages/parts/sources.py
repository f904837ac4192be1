"""Publications as a list that can be filtered, sorted and followed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import indicators, provenance
from pages.parts.frame import url
from pages.parts.frame.context import Reader
from pages.parts.frame.search_box import Pages
from report.analysis.sources import indicators_of, select
from report.model import Area, Event, Practice, Source
from report.text import tables as content
from report.text.formatter import escaped

# More indicators than this are only counted.
_MOST = 20


def one(source: Source, reader: Reader, pages: Pages) -> None:
    """A publication in full, what was read in it, and the way back to all of them."""
    report = reader.report
    given = indicators_of(report).get(source.id, [])
    rows: tuple[Event | Practice, ...] = (*report.events, *report.practices)
    told = [row for row in rows if row.source == source.id]
    with st.container(border=True, key="source_asked"):
        st.markdown(f"### {escaped(source.title)}")
        st.markdown(provenance.link(source, reader))
        if given:
            count = reader.writer.plain(len(given))
            st.caption(reader.word("sources.gives", count=count))
            with st.grid(2, min_column_width=320, gap="xxsmall"):
                for name in given[:_MOST]:
                    indicators.link(report.indicators[name], reader, pages)
            if given[_MOST:]:
                rest = reader.writer.plain(len(given) - _MOST)
                st.caption(escaped(reader.word("explore.more", count=rest)))
        for row in told:
            st.markdown(f"- {escaped(reader.writer.say(row.title))}")
        back = url.query(reader)
        label = reader.word("sources.every")
        st.page_link(pages["sources"], label=label, icon=":material/menu_book:", query_params=back)


def of_area(area: Area, reader: Reader) -> None:
    """Every source of an area, folded at the foot of its page."""
    own = select(reader.report, [area.id], [])
    with st.expander(reader.word("sources.of_area", count=reader.writer.plain(len(own)))):
        listing(own, reader)


def listing(chosen: Sequence[Source], reader: Reader) -> None:
    link = reader.word("table.link")
    st.dataframe(
        content.sources(chosen, reader.writer),
        hide_index=True,
        # A source without a page has no link, and says nothing in its stead.
        placeholder="",
        column_config={link: st.column_config.LinkColumn(display_text=reader.word("source.open"))},
    )

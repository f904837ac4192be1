"""Publications as a list that can be filtered, sorted and followed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.reader import Reader
from report import tables as content
from report.model import Area, Source
from report.sourcing import select


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

"""The card of a practice."""

from __future__ import annotations

import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import PageContext
from report.model import Practice
from report.text.cards import practice_card
from report.text.markup import escaped


def practice(row: Practice, ctx: PageContext) -> None:
    """A concrete experience: what it is, what came of it, where, and who reported it."""
    card = practice_card(row, ctx.fmt)
    with st.container(border=True, height="stretch", key=f"practice_{row.id}"):
        st.markdown(f"### {escaped(card.title)}")
        st.caption(escaped(card.where))
        st.markdown(escaped(card.summary))
        if card.result:
            st.markdown(f"**{card.label}** {escaped(card.result)}")
        st.caption(provenance.source_link(ctx.report.sources[row.source], ctx))

"""Cards: a headline figure, a practice."""

from __future__ import annotations

import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import PageContext
from report.analysis.series import sparkline_values
from report.charts.sparkline import sparkline
from report.model import Area, Indicator, Practice
from report.text.cards import FigureCard, figure_card, practice_card
from report.text.markup import escaped


def headline(indicator: Indicator, area: Area, ctx: PageContext) -> None:
    """Name, figure, period, change in words, sparkline if the data carry one, and the source."""
    card = figure_card(indicator, ctx.fmt)
    with st.container(border=True, height="stretch"):
        st.caption(escaped(card.name))
        if card.row is None:
            st.markdown(card.missing)
            return
        st.markdown(f"#### {escaped(card.figure)}")
        st.caption(_note(card))
        values = sparkline_values(ctx.report.series(indicator.id))
        if values:
            st.image(sparkline(values, ctx.colour(area)), width=200)
        provenance.button(card.rows, ctx, f"card_{indicator.id}", tooltip=card.refusal)


def _note(card: FigureCard) -> str:
    """The note in Markdown, its period in bold where the figure is not of late.

    Streamlit's own badges have too little contrast in a caption.
    """
    if not card.badge:
        return escaped(card.note)
    rest = card.note.removeprefix(card.badge)
    return f"**{escaped(card.badge)}**{escaped(rest)}"


def practice(row: Practice, ctx: PageContext) -> None:
    """A concrete experience: what it is, what came of it, where, and who reported it."""
    card = practice_card(row, ctx.fmt)
    with st.container(border=True, height="stretch", key=f"practice_{row.id}"):
        st.markdown(f"**{escaped(card.title)}**")
        st.caption(escaped(card.where))
        st.markdown(escaped(card.summary))
        if card.result:
            st.markdown(f"**{card.label}** {escaped(card.result)}")
        st.caption(provenance.source_link(ctx.report.sources[row.source], ctx))

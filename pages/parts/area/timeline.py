"""The events of an area on a line of time, each a link to what is told of it in the list below."""

from __future__ import annotations

import streamlit as st

from pages.parts.chart import block, events, share
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.model import Area
from report.screens.timeline import timeline
from report.text.markup import escaped


def show(area: Area, ctx: PageContext) -> None:
    """The line, its key, who reported the events, ways to save and share it, and the list."""
    placed = events.placed_timeline(area, ctx)
    if placed is None:
        return
    element.show_of("timeline", timeline, area, ctx)
    st.caption(escaped(placed.chart.source_line))
    shared = share.of_chart(placed.key, placed.chart, ctx)
    block.actions(placed.key, placed.save, shared, ctx)
    events.told(area, ctx)

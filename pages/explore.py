"""Any figures of the report, chosen, compared and transformed by the reader."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections
from pages.parts.chart import share
from pages.parts.explore import controls as explore_controls
from pages.parts.explore import next_view, state, views
from pages.parts.explore.control import SHOWN
from pages.parts.explore.controls import Places
from pages.parts.frame import page_run
from pages.parts.frame.context import PageContext
from report.explore import selection, series
from report.text.markup import escaped


def show(ctx: PageContext) -> None:
    """The view under the controls that choose it; inside an embed the view alone."""
    if st.context.is_embedded:
        embedded_view(ctx)
        return
    sections.title(ctx.word("nav.explore"))
    places = explore_controls.show(ctx)
    current_view(places, ctx)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="content"):
            explore_controls.link(ctx)
        sections.paragraph("explore.intro", ctx)
    next_view.prepare(ctx)


def embedded_view(ctx: PageContext) -> None:
    """The view alone, for other sites, with a link to the page where it can be changed."""
    chosen, _ = state.current(ctx)
    named = selection.resolved(ctx.report, chosen)
    views.show(named, series.find(ctx.report, named), ctx)
    label = share.way_back(ctx.word("nav.explore"), ctx)
    st.caption(f"[{escaped(label)}](<{state.link(ctx)}>)")


@st.fragment(key=SHOWN)
def current_view(places: Places, ctx: PageContext) -> None:
    """The view that the controls chose, and above it the controls: a choice reruns nothing else."""
    with page_run.measured_part("explore", "view", ctx):
        chosen, ignored = state.current(ctx)
        named = selection.resolved(ctx.report, chosen)
        if ignored:
            st.caption(ctx.label("address.ignored", names=ctx.fmt.list(ignored)))
        if views.show(named, series.find(ctx.report, named), ctx):
            views.print_out(chosen, ctx)
        explore_controls.fill(places, ctx)

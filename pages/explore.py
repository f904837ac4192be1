"""Any figures of the report, chosen, compared and transformed by the reader."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections
from pages.parts.explore import controls as explore_controls
from pages.parts.explore import state, views
from pages.parts.explore.control import VIEW_PART
from pages.parts.frame.context import PageContext
from report.explore import selection, series
from report.text.markup import escaped


def show(ctx: PageContext) -> None:
    """The view under the controls that choose it; inside an embed the view alone."""
    if st.context.is_embedded:
        embedded_view(ctx)
        return
    sections.title(ctx.word("nav.explore"))
    # The controls stand above the view and are sent after it: most choices leave them as they are.
    controls, below = st.container(), st.container()
    with below:
        current_view(ctx)
    with controls:
        explore_controls.show(ctx)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="content"):
            explore_controls.link(ctx)
        sections.paragraph("explore.intro", ctx)


def embedded_view(ctx: PageContext) -> None:
    """The view alone, for other sites, with a link to the page where it can be changed."""
    chosen, _ = state.current(ctx)
    named = selection.resolved(ctx.report, chosen)
    views.show(named, series.find(ctx.report, named), ctx)
    label = ctx.word("share.back", title=ctx.word("nav.explore"))
    st.caption(f"[{escaped(label)}](<{state.link(ctx)}>)")


@st.fragment(key=VIEW_PART)
def current_view(ctx: PageContext) -> None:
    """The view that the controls chose: a choice reruns this, and nothing else of the page."""
    chosen, ignored = state.current(ctx)
    named = selection.resolved(ctx.report, chosen)
    if ignored:
        st.caption(ctx.word("address.ignored", names=ctx.fmt.list(ignored)))
    if views.show(named, series.find(ctx.report, named), ctx):
        views.print_out(chosen, ctx)

"""Any figures of the report, chosen, compared and transformed by the reader."""

from __future__ import annotations

import streamlit as st

from pages.parts import explore_controls, explore_state, explore_views, sections
from pages.parts.explore_choice import SHOWN
from pages.parts.reader import Reader
from report.explore import selection, series
from report.language import escaped


def show(reader: Reader) -> None:
    if st.context.is_embedded:
        embedded(reader)
        return
    sections.title(reader.word("nav.explore"))
    sections.paragraph("explore.intro", reader)
    # The controls stand above the view and are sent after it: most choices leave them as they are.
    controls, below = st.container(), st.container()
    with below:
        shown(reader)
    with controls:
        explore_controls.show(reader)


def embedded(reader: Reader) -> None:
    """The view alone, for other pages, and the way back to where it can be changed."""
    chosen, _ = explore_state.current(reader)
    named = selection.resolved(reader.report, chosen)
    explore_views.show(named, series.find(reader.report, named), reader)
    label = reader.word("share.back", title=reader.word("nav.explore"))
    st.caption(f"[{escaped(label)}](<{explore_state.link(reader)}>)")


@st.fragment(key=SHOWN)
def shown(reader: Reader) -> None:
    """What the controls chose: a choice reruns this, and nothing else of the page."""
    chosen, ignored = explore_state.current(reader)
    named = selection.resolved(reader.report, chosen)
    if ignored:
        st.caption(reader.word("explore.ignored", names=reader.writer.list(ignored)))
    if explore_views.show(named, series.find(reader.report, named), reader):
        explore_views.print_out(chosen, reader)

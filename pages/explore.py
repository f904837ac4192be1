"""Any figures of the report, chosen, compared and transformed by the reader."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections
from pages.parts.explore import controls as explore_controls
from pages.parts.explore import state, views
from pages.parts.explore.control import SHOWN
from pages.parts.frame.context import Reader
from report.explore import selection, series
from report.text.formatter import escaped


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
    chosen, _ = state.current(reader)
    named = selection.resolved(reader.report, chosen)
    views.show(named, series.find(reader.report, named), reader)
    label = reader.word("share.back", title=reader.word("nav.explore"))
    st.caption(f"[{escaped(label)}](<{state.link(reader)}>)")


@st.fragment(key=SHOWN)
def shown(reader: Reader) -> None:
    """What the controls chose: a choice reruns this, and nothing else of the page."""
    chosen, ignored = state.current(reader)
    named = selection.resolved(reader.report, chosen)
    if ignored:
        st.caption(reader.word("explore.ignored", names=reader.writer.list(ignored)))
    if views.show(named, series.find(reader.report, named), reader):
        views.print_out(chosen, reader)

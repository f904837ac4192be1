"""Which tab of a chart is open; where a page is about one chart, its address says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.frame import url
from pages.parts.frame.context import PageContext

# The first is open unless the address names another.
TABS = ("chart", "table", "about")


def tabs(key: str, ctx: PageContext, *, addressed: bool) -> Sequence[DeltaGenerator]:
    """A place for each tab. Of `addressed` ones a page has one set: they share a parameter."""
    labels = {name: ctx.word(f"tab.{name}") for name in TABS}
    state = f"tabs_{key}"
    if not addressed:
        return st.tabs(list(labels.values()), key=state)
    # Its state is a label, which is another one in the other language: the address holds the name.
    st.session_state[state] = labels[url.read(url.TAB, TABS) or TABS[0]]
    return st.tabs(list(labels.values()), key=state, on_change=_turned, args=(state, labels))


def _turned(state: str, labels: Mapping[str, str]) -> None:
    """Write the tab that was opened into the address; the first is left out."""
    opened = next((name for name in TABS if labels[name] == st.session_state[state]), TABS[0])
    url.write(url.TAB, None if opened == TABS[0] else opened)


def named() -> dict[str, str]:
    """The parameter of the open tab for a link to what is shown; none for the first."""
    opened = url.read(url.TAB, TABS[1:])
    return {url.TAB: opened} if opened else {}

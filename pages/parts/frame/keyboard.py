"""The keys of the report: a list of them behind a button, and the script that listens for them."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame.context import PageContext
from pages.parts.script import script

# Each key and the word that says what it does.
_KEYS = {
    "?": "keys.list",
    "/": "keys.search",
    "Enter": "keys.open",
    "t": "keys.turn",
    "d": "keys.download",
    "← → ↑ ↓": "keys.points",
    "Esc": "keys.close",
    "Tab": "keys.tab",
}


def show(ctx: PageContext) -> None:
    """The button and the script, once for a page."""
    with st.container(horizontal=True, width="content", gap=None):
        label = ctx.word("keys.short")
        with st.popover(label, icon=":material/keyboard:", type="tertiary", key="keys"):
            st.markdown(f"**{ctx.word('keys.label')}**")
            st.markdown("\n".join(f"- `{key}` {ctx.word(name)}" for key, name in _KEYS.items()))
        _listener()(key="keyboard", width=1, height=1)


@cache
def _listener() -> ComponentRenderer:
    """Our own script, which asks nothing of the network and shows nothing."""
    js = script("pages.parts.frame", "keyboard.js")
    return st.components.v2.component("report_keyboard", js=js)

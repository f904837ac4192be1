"""The keys of the report: a list of them behind a button, and the script of the frame.

The script listens for keys, leads the focus, and says what is shown to those who do not see it.
"""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame import document_title, url
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


def show(page: str, ctx: PageContext) -> None:
    """The button and the script, once for a page, which is named by its address."""
    with st.container(horizontal=True, width="content", gap=None):
        label = ctx.word("keys.short")
        with st.popover(label, icon=":material/keyboard:", type="tertiary", key="keys"):
            st.markdown(f"**{ctx.word('keys.label')}**")
            st.markdown("\n".join(f"- `{key}` {ctx.word(name)}" for key, name in _KEYS.items()))
        _listener()(key="keyboard", data=_arrival(page, ctx), width=1, height=1)


def _arrival(page: str, ctx: PageContext) -> dict[str, object]:
    """What is shown, and for each of it the sentence that is said when it has changed."""
    edition = ctx.fmt.edition(ctx.report.edition)
    said = {
        "page": ctx.word("arrival.page", page=document_title.shown()),
        "language": ctx.word("arrival.language"),
        "edition": ctx.word("arrival.edition", edition=edition),
    }
    return {
        "page": f"{page}?{st.query_params.get(url.ID, '')}",
        "language": ctx.fmt.language,
        "edition": ctx.report.edition,
        "said": said,
    }


@cache
def _listener() -> ComponentRenderer:
    """Our own script, which asks nothing of the network and shows nothing."""
    js = script("pages.parts.frame", "keyboard.js")
    return st.components.v2.component("report_keyboard", js=js)

"""The keys of the report: a list of them behind a button, and the script of the frame.

The script listens for keys, leads the focus, says what is shown to those who do not see it, and
tells of newer figures than the page shows.
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


def show(page: str, mark: str, ctx: PageContext) -> None:
    """The button and the script, once for a page, which is named by its address.

    `mark` is that of the files that the page shows.
    """
    with st.container(horizontal=True, width="content", gap=None):
        label = ctx.label("keys.short")
        with st.popover(label, icon=":material/keyboard:", type="tertiary", key="keys"):
            st.markdown(f"**{ctx.label('keys.label')}**")
            st.markdown("\n".join(f"- `{key}` {ctx.label(name)}" for key, name in _KEYS.items()))
        told = {**_arrival(page, ctx), "news": _news(mark, ctx)}
        # The run that follows shows what is served then.
        _listener()(key="keyboard", data=told, width=1, height=1, on_news_change=url.keep)


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


def _news(mark: str, ctx: PageContext) -> dict[str, str]:
    """What the script compares with what is served, and what it says where that is newer."""
    return {"mark": mark, "said": ctx.word("news.said"), "show": ctx.word("news.show")}


@cache
def _listener() -> ComponentRenderer:
    """Our own script, which shows nothing in its own place."""
    js = script("keyboard")
    return st.components.v2.component("report_keyboard", js=js)

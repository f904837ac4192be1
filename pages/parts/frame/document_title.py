"""The title of the document, which tabs and bookmarks show."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame.context import PageContext
from report.text.edition import short_title

_SHOWN = "document_title"


def show(name: str, ctx: PageContext) -> None:
    """What the page is about, and of which report it is."""
    title = ctx.word("frame.document_title", page=name, report=short_title(ctx.fmt))
    st.set_page_config(page_title=title)
    st.session_state[_SHOWN] = name


def shown() -> str:
    """What the page that is shown is about; "" before any has said it."""
    return str(st.session_state.get(_SHOWN, ""))

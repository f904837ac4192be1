"""The title of the document, which tabs and bookmarks show."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame.context import PageContext
from report.text.edition import short_title


def show(name: str, ctx: PageContext) -> None:
    """What the page is about, and of which report it is."""
    title = ctx.word("frame.document_title", page=name, report=short_title(ctx.fmt))
    st.set_page_config(page_title=title)

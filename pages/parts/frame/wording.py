"""Streamlit's own labels and messages, which it has in English only, in the reader's language."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.web.streamlit_labels import LABELS

# As the script finds it in what Streamlit says and in the word.
_NAME = "{name}"


def show(ctx: PageContext) -> None:
    """The script that puts the words in place, for as long as the page is open."""
    words = {said: ctx.word(key, name=_NAME) for said, key in LABELS.items()}
    _script()(key="wording", data={"words": words}, width=1, height=1)


@cache
def _script() -> ComponentRenderer:
    js = script("pages.parts.frame", "wording.js")
    return st.components.v2.component("report_wording", js=js)

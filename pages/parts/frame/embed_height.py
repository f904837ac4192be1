"""Tells the page around an embed how high the embed is, so that its frame can follow."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.script import script


def tell() -> None:
    """The script that tells it, for as long as the embed is open."""
    _script()(key="embed_height", width=1, height=1)


@cache
def _script() -> ComponentRenderer:
    js = script("embed_height")
    return st.components.v2.component("report_embed_height", js=js)

"""The element that shows a picture of marks and words: a tree of nodes that a script builds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.script import script
from report.charts.nodes import Node


def show(nodes: Iterable[Node], key: str) -> None:
    """Show the nodes one below another; their links lead on without loading the page anew."""
    content = json.dumps([node.as_json() for node in nodes], ensure_ascii=False)
    _element()(key=key, data=content.encode(), height="content")


@cache
def _element() -> ComponentRenderer:
    """Without a shadow around it: the report's style sheet holds for it."""
    js = script("pages.parts.picture", "element.js")
    return st.components.v2.component("report_picture", js=js, isolate_styles=False)

"""The element that shows a picture of marks and words: a tree of nodes that a script builds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias, TypeVarTuple

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.script import script
from report.charts.nodes import Node
from report.charts.written import nodes_written
from report.model.report_cache import report_cache

Subject = TypeVarTuple("Subject")
Made: TypeAlias = Node | Iterable[Node]


def show(nodes: Iterable[Node], key: str) -> None:
    """Show the nodes one below another; their links lead on without loading the page anew."""
    _send(nodes_written(nodes), key)


def show_of(key: str, make: Callable[[*Subject], Made], *subject: *Subject) -> None:
    """Show what is made of a subject, once for all readers: `make` looks at nothing else, such as
    the address or the session.
    """
    _send(_made(make, subject), key)


# The pages of two editions in two languages and themes have some 600, of 10 kB each.
@report_cache(1024)
def _made(make: Callable[..., Made], subject: tuple[object, ...]) -> bytes:
    made = make(*subject)
    return nodes_written([made] if isinstance(made, Node) else made)


def _send(content: bytes, key: str) -> None:
    _element()(key=key, data=content, height="content")


@cache
def _element() -> ComponentRenderer:
    """Without a shadow around it: the report's style sheet holds for it."""
    js = script("picture")
    return st.components.v2.component("report_picture", js=js, isolate_styles=False)

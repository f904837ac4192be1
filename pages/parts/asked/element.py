"""The element that shows the sources of the figures that a reader asks for, over the page."""

from __future__ import annotations

import json
from functools import cache, partial

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.site import asked_figures, closed_parts


def answer(ctx: PageContext) -> None:
    """Open a dialog for all who ask on this page, as buttons, charts and tables do: the script gets
    what stands in it from an address, without a run.
    """
    where = closed_parts.kept(
        "figures", ctx, {asked_figures.PART: partial(asked_figures.of_keys, ctx)}
    )
    words = {"title": ctx.word("provenance.title"), "close": ctx.word("stock.close")}
    told = words | {"parts": where, "part": asked_figures.PART}
    _element()(
        key="asked_sources",
        data=json.dumps(told, ensure_ascii=False).encode(),
        width=1,
        height=1,
        # A run has a server that has begun anew know what it is asked for.
        on_lost_change=url.keep,
    )


@cache
def _element() -> ComponentRenderer:
    """Without a shadow around it: the report's style sheet holds for it. The script of pictures
    knows it by its name.
    """
    js = script("picture")
    return st.components.v2.component("report_asked", js=js, isolate_styles=False)

"""The view that a reader is about to choose: the browser has it before the server says it."""

from __future__ import annotations

import json
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.explore import GROUPINGS, VIEWS, ExploreSelection
from report.model.report_cache import report_cache
from report.site import next_view


def prepare(ctx: PageContext) -> None:
    """The script that asks for it and shows it, for as long as the page is open."""
    _script()(key="next_view", data=_told(ctx), width=1, height=1)


@report_cache(64)
def _told(ctx: PageContext) -> bytes:
    """Where views are asked for, and the ids of what controls call by name."""
    report, fmt = ctx.report, ctx.fmt
    names = {
        "view": {ctx.word(f"explore.view.{name}"): name for name in VIEWS},
        "by": {ctx.word(f"explore.by.{name}"): name for name in GROUPINGS},
        "indicators": {row.name[fmt.language]: row.id for row in report.indicators.values()},
        "places": {fmt.say(row.name): row.id for row in report.places.values()},
    }
    opened = ExploreSelection()
    told = {
        "address": next_view.address(fmt, ctx.palette),
        "names": names,
        # What an address leaves out.
        "usual": {"view": opened.view, "by": opened.by},
    }
    return json.dumps(told, ensure_ascii=False).encode()


@cache
def _script() -> ComponentRenderer:
    js = script("explore")
    return st.components.v2.component("report_next_view", js=js)

"""The element that hears which figures of a page a reader asks the sources of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts import provenance
from pages.parts.frame.context import PageContext
from pages.parts.script import script
from pages.parts.table import element as table
from report.model import Observation
from report.site import closed_parts


@st.fragment
def answer(ctx: PageContext) -> None:
    """Open the provenance of what is asked for by charts of the page, which need no part of their
    own for it: Streamlit copies all that stands around each of these.
    """
    asked = _element()(key="asked_sources", width=1, height=1, on_figures_change=_noticed).figures
    # Whoever writes messages by hand may send anything.
    rows = _rows(asked, ctx) if isinstance(asked, Mapping) else ()
    if rows:
        provenance.dialog(rows, ctx)


def _rows(asked: Mapping[str, Any], ctx: PageContext) -> Sequence[Observation]:
    """The figures that a browser asks by; it may show what the server no longer knows."""
    if "place" in asked:
        sheet = closed_parts.sheet_of(str(asked.get("parts")), str(asked.get("sheet")))
        place = table.asked(str(asked["place"]), sheet) if sheet else None
        return sheet.behind(*place) if sheet and place else ()
    keys = asked.get("keys")
    found = (ctx.report.find(str(key)) for key in (keys if isinstance(keys, list) else ()))
    return [row for row in found if row is not None]


def _noticed() -> None:
    """Each question reruns the fragment, which reads what it was of."""


@cache
def _element() -> ComponentRenderer:
    js = script("asked")
    return st.components.v2.component("report_asked", js=js)

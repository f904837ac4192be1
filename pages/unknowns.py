"""What the report does not know, over all its areas."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections, tables
from pages.parts import unknowns as parts
from pages.parts.frame.context import PageContext
from report.analysis import unknowns
from report.text import unknowns_tables


def show(ctx: PageContext) -> None:
    """Counts by area, the matrix of figures by year, and the lists, over all areas."""
    counted = unknowns.unknowns_of(ctx.report)
    sections.title(ctx.word("nav.unknowns"))
    parts.intro(ctx)
    sections.heading("unknowns.by_area", ctx)
    parts.summary(counted, ctx)
    tables.show(unknowns_tables.unknowns_by_area(ctx.report, ctx.fmt))
    st.caption(ctx.word("unknowns.by_area.note"))
    sections.heading("unknowns.coverage", ctx)
    parts.coverage(ctx)
    sections.heading("unknowns.lists", ctx)
    parts.lists(counted, ctx)

"""The charts of an area: a large one beside its key figures, the others in rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.chart import block
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.chart_series import drawn_as, rows_of
from report.model import Area, Chart
from report.screens.chart_rows import rows_of_charts
from report.screens.key_figures import key_figures

# In pixels; bars that lie have the height that they need.
_HEIGHT = 400
# Of the further charts so many stand open on a small screen.
_UNFOLDED = 1


def show(area: Area, ctx: PageContext) -> None:
    """The charts that this edition has figures for, with the key figures beside the first."""
    charts = [chart for chart in area.charts if rows_of(chart, ctx.report)]
    with st.container(key="area_first"):
        large, beside = st.columns([2, 1], gap="medium")
        with large:
            for chart in charts[:1]:
                _large(chart, area, ctx)
        with beside:
            element.show_of("key_figures", key_figures, area, ctx)
    _further(charts[1:], area, ctx)


def _large(chart: Chart, area: Area, ctx: PageContext) -> None:
    height = None if drawn_as(chart, ctx.report) == "value" else _HEIGHT
    block.place(replace(block.placed_chart(chart, area, ctx), height=height), ctx)


def _further(charts: Sequence[Chart], area: Area, ctx: PageContext) -> None:
    if not charts:
        return
    st.header(ctx.label("section.more_charts"), anchor="more_charts")
    st.caption(ctx.label("provenance.hint"))
    with st.container(key="area_charts"):
        for row in rows_of_charts(charts):
            with st.grid(max(len(row), 2), min_column_width=320):
                for chart in row:
                    placed = block.placed_chart(chart, area, ctx)
                    block.place(replace(placed, folded=chart not in charts[:_UNFOLDED]), ctx)

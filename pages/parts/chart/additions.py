"""A chart to which a reader adds places that would press its subject to the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.chart import block
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.model import Area, Chart
from report.text.markup import escaped


@st.fragment
def place(chart: Chart, area: Area | None, ctx: PageContext, *, addressed: bool = False) -> None:
    """The chart under a chip for each place that it puts aside.

    Where its page is about it (`addressed`), the address says which of them are added.
    """
    added = _added(chart, ctx, addressed=addressed)
    shown = replace(chart, places=(*chart.places, *added))
    block.place(replace(block.placed_chart(shown, area, ctx), addressed=addressed), ctx)


def _added(chart: Chart, ctx: PageContext, *, addressed: bool) -> Sequence[str]:
    asked = url.read_list(url.WITH, chart.aside) if addressed else ()
    if not chart.aside or st.context.is_embedded:
        return asked
    key = f"add_{chart.id}"
    if addressed:
        st.session_state[key] = list(asked)
    return st.pills(
        ctx.label("chart.add"),
        chart.aside,
        selection_mode="multi",
        format_func=lambda place: escaped(ctx.fmt.place(place)),
        key=key,
        on_change=_write if addressed else None,
        args=(key,),
    )


def _write(key: str) -> None:
    """Keep in the address what was added; nothing where nothing is."""
    url.write_choice(url.WITH, ",".join(st.session_state[key]) or None)

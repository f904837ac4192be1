"""All indicators of an area by subject: those with a series, and those with one figure only."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts import tables, tabs
from pages.parts.frame.context import PageContext
from pages.parts.tabs import Tab
from report.model import Area, Group
from report.text.markup import escaped
from report.text.single_figures import group_label, has_series, single_figures_sheet
from report.text.tables import indicator_sheet


@st.fragment
def show(area: Area, ctx: PageContext) -> None:
    """A tab for each subject with the number of its indicators."""
    shown = [
        Tab(group.id, escaped(group_label(group, ctx.fmt)), partial(_group, group, area, ctx))
        for group in area.groups
    ]
    tabs.show_kept(shown, f"indicators_{area.id}")


def _group(group: Group, area: Area, ctx: PageContext) -> None:
    indicators = [ctx.report.indicators[name] for name in group.indicators]
    series = [row for row in indicators if has_series(row, ctx.report)]
    single = [row for row in indicators if not has_series(row, ctx.report)]
    key, name = f"group_{area.id}_{group.id}", ctx.fmt.say(group.name)
    if series:
        tables.show_alone(indicator_sheet(series, ctx.fmt), ctx, key, name)
    if single:
        said = ctx.word("group.single", count=ctx.fmt.plain(len(single)))
        st.markdown(f"**{escaped(said)}**")
        alt = ctx.word("table.series", name=name, unit=said)
        tables.show_alone(single_figures_sheet(single, ctx.fmt), ctx, f"{key}_single", alt)

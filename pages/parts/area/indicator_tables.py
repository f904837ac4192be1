"""All indicators of an area by subject: those with a series, and those with one figure only."""

from __future__ import annotations

import streamlit as st

from pages.parts import tables
from pages.parts.frame.context import PageContext
from report.model import Area, Group
from report.text.markup import escaped
from report.text.single_figures import has_series, single_figures_sheet
from report.text.tables import indicator_sheet


def show(area: Area, ctx: PageContext) -> None:
    """A tab for each subject with the number of its indicators."""
    for group, tab in zip(area.groups, st.tabs([_label(g, ctx) for g in area.groups]), strict=True):
        with tab:
            _group(group, area, ctx)


def _label(group: Group, ctx: PageContext) -> str:
    count = ctx.fmt.plain(len(group.indicators))
    return escaped(ctx.word("group.label", name=ctx.fmt.say(group.name), count=count))


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

"""A closer look at any indicator of an area: chosen by name, kept in the URL by its id."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from pages.parts.chart import additions
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.table import element as table
from report.analysis.default_chart import chart_of
from report.model import Area, Indicator
from report.text.markup import escaped
from report.text.single_figures import single_figures_sheet
from report.text.tables import target_sheet


@st.fragment
def show(area: Area, ctx: PageContext) -> None:
    """The chooser, and the chart, table and sources of the indicator chosen."""
    indicators = {row.id: row for row in ctx.report.in_area(area.id)}
    key = f"closer_{area.id}"
    # The address has it, so that the browser's way back undoes one choice.
    st.session_state[key] = url.read(url.INDICATOR, indicators)
    chosen = st.selectbox(
        ctx.label("closer.choose"),
        list(indicators),
        index=None,
        # CO2, not CO₂, as it is typed: the list compares it with the very letters of the label.
        format_func=lambda name: indicators[name].name[ctx.fmt.language],
        placeholder=ctx.word("closer.placeholder"),
        key=key,
        on_change=_write,
        args=(key,),
    )
    _settle(indicators)
    if chosen:
        _indicator(indicators[chosen], area, ctx)


def _write(key: str) -> None:
    url.write_choice(url.INDICATOR, st.session_state[key])


def _settle(indicators: Collection[str]) -> None:
    """Leave in the address the one that is shown: of several the last, of unknown ones none."""
    url.write(url.INDICATOR, url.read(url.INDICATOR, indicators))


def _indicator(indicator: Indicator, area: Area, ctx: PageContext) -> None:
    """Its chart; of one figure alone a row, of none its targets."""
    report = ctx.report
    places = report.places_of(indicator.id)
    figures = sum(len(report.series(indicator.id, place.id)) for place in places)
    chart = chart_of(indicator, report)
    if chart is not None and figures > 1:
        additions.place(chart, area, ctx)
        return
    st.markdown(escaped(ctx.fmt.say(indicator.definition)))
    if figures:
        sheet = single_figures_sheet([indicator], ctx.fmt)
        table.show(sheet, ctx.fmt.say(indicator.name), ctx, f"closer_single_{indicator.id}")
    else:
        targets = [row for row in report.targets if row.indicator == indicator.id]
        name = ctx.fmt.say(indicator.name)
        table.show(target_sheet(targets, ctx.fmt), name, ctx, f"closer_targets_{indicator.id}")

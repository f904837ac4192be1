"""A closer look at any indicator of an area: chosen by name, kept in the URL by its id."""

from __future__ import annotations

import streamlit as st

from pages.parts import address, chart_block, tables
from pages.parts.reader import Reader
from report import tables as content
from report.charts.choice import chart_of
from report.language import escaped
from report.model import Area, Indicator


@st.fragment
def show(area: Area, reader: Reader) -> None:
    """The chooser, and the chart, table and sources of the indicator chosen."""
    indicators = {row.id: row for row in reader.report.in_area(area.id)}
    key = f"closer_{area.id}"
    if key not in st.session_state:
        st.session_state[key] = address.read(address.INDICATOR, indicators)
    chosen = st.selectbox(
        reader.word("closer.choose"),
        list(indicators),
        index=None,
        format_func=lambda name: reader.writer.say(indicators[name].name),
        placeholder=reader.word("closer.placeholder"),
        key=key,
    )
    address.write(address.INDICATOR, chosen)
    if chosen:
        _indicator(indicators[chosen], area, reader)


def _indicator(indicator: Indicator, area: Area, reader: Reader) -> None:
    chart = chart_of(indicator, reader.report)
    if chart is None:
        st.markdown(escaped(reader.writer.say(indicator.definition)))
        targets = [row for row in reader.report.targets if row.indicator == indicator.id]
        tables.show(content.targets(targets, reader.writer))
        return
    chart_block.place(chart_block.of_chart(chart, area, reader), reader)

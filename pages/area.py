"""Any area of the report."""

from __future__ import annotations

import streamlit as st

from pages.parts import cards, chart_block, closer, events, sections, sources
from pages.parts.reader import Reader
from report.model import Area


def show(reader: Reader, area: Area) -> None:
    sections.title(reader.writer.say(area.name), area.icon)
    sections.lead(area.lead, reader)
    with st.grid(min_column_width=250):
        for indicator in reader.report.headlines(area.id):
            cards.headline(indicator, area, reader)
    sections.heading("section.charts", reader)
    with st.grid(2, min_column_width=430):
        for chart in area.charts:
            chart_block.place(chart_block.of_chart(chart, area, reader), reader)
    sections.targets(area, reader)
    sections.heading("section.indicators", reader)
    sections.groups(area, reader)
    closer.show(area, reader)
    sections.heading("section.events", reader)
    events.timeline(area, reader)
    sections.practices(area, reader)
    sources.of_area(area, reader)

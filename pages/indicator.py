"""Everything about one indicator; without one, all of them by area."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts import indicators, sections
from pages.parts.chart import block as chart_block
from pages.parts.chart import events
from pages.parts.frame import search_box, url
from pages.parts.frame.context import Reader
from pages.parts.frame.search_box import Pages
from report.charts.catalogue import at_all_places
from report.model import Indicator


def show(reader: Reader, pages: Pages) -> None:
    chosen = url.first(url.ID, reader.report.indicators)
    if chosen is None:
        _choose(reader, pages)
    else:
        url.insist(url.ID, chosen)
        _indicator(reader.report.indicators[chosen], reader, pages)


def _choose(reader: Reader, pages: Pages) -> None:
    """The search box and the list; one quiet line where an indicator was asked for in vain."""
    sections.title(reader.word("nav.indicator"))
    if url.ID in st.query_params:
        st.markdown(reader.word("indicator.unknown"))
    search_box.box("indicators", reader, pages)
    indicators.by_area(reader, pages)


def _indicator(indicator: Indicator, reader: Reader, pages: Pages) -> None:
    area = reader.report.area(indicator.area)
    name = reader.writer.say(indicator.name)
    st.set_page_config(page_title=name)
    sections.title(name)
    indicators.way_back(area, reader, pages)
    indicators.facts(indicator, reader)
    chart = at_all_places(indicator, reader.report)
    if chart is None:
        st.markdown(reader.word("indicator.no_figure"))
    else:
        block = chart_block.of_chart(chart, area, reader)
        chart_block.place(replace(block, addressed=True), reader)
    indicators.values(indicator, reader)
    indicators.targets(indicator, reader)
    sections.heading("section.events", reader)
    events.beside(indicator, reader)
    indicators.related(indicator, reader, pages)
    indicators.citation(indicator, reader)

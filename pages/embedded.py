"""One chart alone: to be linked to, and to be embedded in other pages."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts import sections, unknowns
from pages.parts.chart import block as chart_block
from pages.parts.chart import districts, events, share
from pages.parts.chart.block import Block
from pages.parts.frame import url
from pages.parts.frame.context import Reader
from pages.parts.frame.search_box import Pages
from report.analysis.chart_series import rows_of
from report.charts import catalogue
from report.charts.catalogue import Entry
from report.text.formatter import escaped


def show(reader: Reader, pages: Pages) -> None:
    name = url.first(url.ID, catalogue.ids(reader.report))
    found = catalogue.entry(reader.report, name) if name else None
    if not st.context.is_embedded:
        sections.title(share.title(found, reader))
    if found is None:
        st.markdown(reader.word("share.unknown"))
    else:
        _draw(found, reader)
    _back(found, reader, pages)


def _draw(found: Entry, reader: Reader) -> None:
    if found.subject == "map":
        districts.show(reader)
    elif found.subject == "coverage" and found.area is not None:
        unknowns.matrix(found.area, reader)
    else:
        block = _block(found, reader)
        if block is None:
            st.markdown(reader.word("share.no_figure"))
        else:
            chart_block.place(replace(block, addressed=True), reader)


def _block(found: Entry, reader: Reader) -> Block | None:
    """The chart with all that is said around it; None where this edition has nothing to draw."""
    if found.subject == "beside" and found.indicator is not None:
        return events.of_indicator(found.indicator, reader)
    if found.chart is None:
        return events.of_area(found.area, reader) if found.area else None
    if not rows_of(found.chart, reader.report):
        return None
    return chart_block.of_chart(found.chart, found.area, reader)


def _back(found: Entry | None, reader: Reader, pages: Pages) -> None:
    """The way to where the chart belongs; out of an embed it opens a page of its own."""
    page, more = share.home(found)
    label = reader.word("share.back", title=share.title(found, reader))
    if st.context.is_embedded:
        st.caption(f"[{escaped(label)}](<{url.whole_link(page, reader, **more)}>)")
    else:
        query = url.query(reader, **more)
        st.page_link(pages[page], label=label, icon=":material/arrow_forward:", query_params=query)

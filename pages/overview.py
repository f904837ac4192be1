"""The city at a glance."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts import cards, events, sections, targets
from pages.parts.chart import block, districts
from pages.parts.frame.context import Reader
from report.analysis import facts
from report.model import Report


def show(reader: Reader, pages: Mapping[str, st.Page], before: Report | None = None) -> None:
    frame = reader.report.frame
    sections.title(reader.writer.say(frame.title))
    sections.edition(reader)
    sections.lead([frame.city], reader)
    with st.grid(4, min_column_width=280):
        for area in reader.report.areas:
            cards.area(area, pages[area.id], reader)
    sections.points(facts.of_city(reader.report, before), reader)
    sections.heading("section.city", reader)
    for chart in frame.charts:
        block.place(block.of_chart(chart, None, reader), reader)
    targets.of_city(reader)
    if reader.report.outlines:
        sections.heading("section.districts", reader)
        districts.show(reader)
    sections.heading("section.opening", reader)
    sections.paragraph("opening.intro", reader)
    events.listing(sections.opening(reader), reader)
    sections.heading("section.latest_events", reader)
    events.listing(sections.latest_events(reader), reader)
    sections.save_report(reader)

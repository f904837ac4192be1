"""Every source of the report."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections, sources, tables
from pages.parts.reader import Reader
from report import tables as content
from report.sourcing import KINDS, select


def show(reader: Reader) -> None:
    sections.title(reader.word("nav.sources"))
    sections.paragraph("sources.intro", reader)
    sections.heading("section.kinds", reader)
    tables.show(content.kinds(reader.writer))
    sections.heading("section.all_sources", reader)
    areas = st.pills(
        reader.word("filter.area"),
        [area.id for area in reader.report.areas],
        format_func=lambda area: reader.writer.say(reader.report.area(area).name),
        selection_mode="multi",
        key="sources_areas",
    )
    kinds = st.pills(
        reader.word("filter.kind"),
        KINDS,
        format_func=lambda kind: reader.word(f"kind.{kind}"),
        selection_mode="multi",
        key="sources_kinds",
    )
    chosen = select(reader.report, areas, kinds)
    st.caption(reader.word("sources.count", count=reader.writer.plain(len(chosen))))
    sources.listing(chosen, reader)

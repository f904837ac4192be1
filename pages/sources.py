"""Every source of the report."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections, sources, tables
from pages.parts.frame import url
from pages.parts.frame.context import Reader
from pages.parts.frame.search_box import Pages
from report.analysis.sources import KINDS, select
from report.text import tables as content


def show(reader: Reader, pages: Pages) -> None:
    sections.title(reader.word("nav.sources"))
    asked = url.first(url.SOURCE, reader.report.sources)
    if asked is None:
        sections.paragraph("sources.intro", reader)
        if url.SOURCE in st.query_params:
            st.markdown(reader.word("sources.unknown"))
    else:
        url.insist(url.SOURCE, asked)
        sources.one(reader.report.sources[asked], reader, pages)
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
    found = select(reader.report, areas, kinds)
    # The one that was asked for stands first among those that the filters leave.
    chosen = sorted(found, key=lambda source: source.id != asked)
    st.caption(reader.word("sources.count", count=reader.writer.plain(len(chosen))))
    sources.listing(chosen, reader)

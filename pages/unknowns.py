"""What the report does not know, over all its areas."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections, tables
from pages.parts import unknowns as parts
from pages.parts.frame.context import Reader
from report.analysis import unknowns
from report.text import unknowns_tables


def show(reader: Reader) -> None:
    found = unknowns.of(reader.report)
    sections.title(reader.word("nav.unknowns"))
    parts.intro(reader)
    sections.heading("unknowns.by_area", reader)
    parts.summary(found, reader)
    tables.show(unknowns_tables.by_area(reader.report, reader.writer))
    st.caption(reader.word("unknowns.by_area.note"))
    sections.heading("unknowns.coverage", reader)
    parts.coverage(reader)
    sections.heading("unknowns.lists", reader)
    parts.lists(found, reader)

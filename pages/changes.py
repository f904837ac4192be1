"""What has changed since an edition of the report."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections
from pages.parts.frame.context import Reader
from report.analysis import changes
from report.model import Report
from report.text import changes as changes_in_words
from report.text.changes import Section
from report.text.formatter import Formatter, escaped


def show(reader: Reader, before: Report, after: Report) -> None:
    earlier = reader.writer.say(before.editions[before.edition].title)
    sections.title(reader.word("nav.changes"))
    sections.text(reader.word("changes.intro", edition=earlier))
    old, new = (Formatter(report, reader.writer.language) for report in (before, after))
    found = changes_in_words.sections(changes.between(before, after), old, new)
    for area in after.areas:
        own = [section for section in found if section.area == area.id]
        if own:
            st.header(
                f":material/{area.icon}: {escaped(reader.writer.say(area.name))}", anchor=area.id
            )
            for section in own:
                _section(section, reader)


def _section(section: Section, reader: Reader) -> None:
    """A sort of change with its count, folded."""
    count = reader.writer.plain(len(section.lines))
    title = reader.word("changes.section", title=section.title, count=count)
    with st.expander(escaped(title)):
        st.markdown("\n".join(f"- {escaped(line)}" for line in section.lines))

"""What has changed since an edition of the report."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections
from pages.parts.frame.context import PageContext
from report.analysis.edition_changes import changes_between
from report.model import Report
from report.text import edition_changes
from report.text.edition_changes import ChangeSection
from report.text.formatter import Formatter
from report.text.markup import escaped


def show(ctx: PageContext, before: Report, after: Report) -> None:
    """The changes between two editions, by area and kind; an area without any is left out."""
    earlier = ctx.fmt.say(before.editions[before.edition].title)
    sections.title(ctx.word("nav.changes"))
    sections.text(ctx.word("changes.intro", edition=earlier))
    old, new = (Formatter(report, ctx.fmt.language) for report in (before, after))
    every = edition_changes.sections(changes_between(before, after), old, new)
    for area in after.areas:
        sections_of_area = [section for section in every if section.area == area.id]
        if sections_of_area:
            st.header(f":material/{area.icon}: {escaped(ctx.fmt.say(area.name))}", anchor=area.id)
            for section in sections_of_area:
                _section(section, ctx)


def _section(section: ChangeSection, ctx: PageContext) -> None:
    """All changes of one kind, folded under their count."""
    count = ctx.fmt.plain(len(section.lines))
    title = ctx.word("changes.section", title=section.title, count=count)
    with st.expander(escaped(title)):
        st.markdown("\n".join(f"- {escaped(line)}" for line in section.lines))

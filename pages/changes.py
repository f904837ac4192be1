"""What has changed since an edition of the report."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import change_pictures, sections
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.edition_changes import changes_between
from report.analysis.edition_changes.foremost import changes_by_area, foremost
from report.model import Report
from report.text import edition_changes
from report.text.edition_changes import ChangeSection
from report.text.formatter import Formatter
from report.text.markup import escaped

# The tabs in the order of reading, each with the sorts of changes that stand in it.
_TABS = {
    "figures": ("figures", "first_figures"),
    "revised": ("revised", "withdrawn"),
    "beside": ("beside",),
    "verdicts": ("verdicts", "verdicts_elsewhere"),
    "targets": ("targets", "superseded"),
    "events": ("events",),
    "practices": ("practices",),
    "corrections": ("corrections",),
    "content": ("added", "edited", "removed"),
}


def show(ctx: PageContext, before: Report, after: Report) -> None:
    """The changes between two editions: a picture of all, those that matter most, the lists."""
    old, new = (Formatter(report, ctx.fmt.language) for report in (before, after))
    changes = changes_between(before, after)
    with sections.band("changes"):
        sections.title(ctx.word("nav.changes"))
        sections.text(edition_changes.counts_in_words(changes, old, new))
        areas = changes_by_area(changes, after)
        element.show(change_pictures.rows_of_areas(areas, ctx), "changes_by_area")
    chosen = foremost(changes, after)
    if chosen:
        sections.heading("changes.foremost", ctx)
        element.show(change_pictures.foremost_changes(chosen, old, new, ctx), "foremost_changes")
    sections.heading("changes.lists", ctx)
    _lists(edition_changes.sections(changes, old, new), after, ctx)


def _lists(every: Sequence[ChangeSection], report: Report, ctx: PageContext) -> None:
    """A tab for each sort of changes in an area that there are, with their number."""
    areas = {area.id for area in report.areas}
    of_areas = [section for section in every if section.area in areas]
    tabs = {
        title: [section for section in of_areas if section.name in names]
        for title, names in _TABS.items()
    }
    filled = {title: listed for title, listed in tabs.items() if listed}
    if not filled:
        st.markdown(ctx.word("changes.none"))
        return
    labels = [_label(title, listed, ctx) for title, listed in filled.items()]
    for tab, listed in zip(st.tabs(labels, key="changes_tabs"), filled.values(), strict=True):
        with tab:
            for section in listed:
                _section(section, report, ctx)


def _label(title: str, listed: Sequence[ChangeSection], ctx: PageContext) -> str:
    count = ctx.fmt.plain(sum(len(section.lines) for section in listed))
    return escaped(ctx.word("changes.section", title=ctx.word(f"changes.{title}"), count=count))


def _section(section: ChangeSection, report: Report, ctx: PageContext) -> None:
    """All changes of one sort in one area."""
    area = ctx.fmt.say(report.area(section.area).name)
    count = ctx.fmt.plain(len(section.lines))
    title = ctx.word("changes.section", title=section.title, count=count)
    st.markdown(f"### {escaped(area)} · {escaped(title)}")
    st.markdown("\n".join(f"- {escaped(line)}" for line in section.lines))

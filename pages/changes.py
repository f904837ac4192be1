"""What has changed since an edition of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts import area_choice, draft, sections, tabs
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from pages.parts.table import element as table
from pages.parts.tabs import Tab
from report.analysis.edition_changes import changes_between
from report.analysis.edition_changes.foremost import changes_by_area, foremost
from report.charts.nodes import Node
from report.model import Report
from report.screens import change_pictures
from report.text import edition_changes
from report.text.change_lines import ChangeSection
from report.text.formatter import Formatter
from report.text.listed import first_in_words
from report.text.markup import escaped
from report.text.sheet import Sheet, SheetCell

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
    """The changes between two editions, or those that the draft asked for would bring."""
    name = draft.asked()
    if name is None:
        _compared(ctx, before, after, "changes.since")
        return
    found = draft.read(name, ctx)
    if found is not None:
        of_draft = replace(ctx, fmt=Formatter(found.report, ctx.fmt.language))
        # The sheet tells what the page does, whichever edition is shown elsewhere.
        of_published = replace(ctx, fmt=Formatter(after, ctx.fmt.language))
        save = partial(draft.save, found, of_published)
        _compared(of_draft, after, found.report, "changes.draft.beside", save)


def _compared(
    ctx: PageContext,
    before: Report,
    after: Report,
    word: str,
    save: Callable[[], None] | None = None,
) -> None:
    """A picture of all changes, those that matter most, the lists."""
    old, new = (Formatter(report, ctx.fmt.language) for report in (before, after))
    changes = changes_between(before, after)
    with sections.band("changes"):
        sections.title(ctx.word("nav.changes"))
        sections.text(edition_changes.counts_in_words(changes, old, new, word))
        areas = changes_by_area(changes, after)
        element.show(change_pictures.rows_of_areas(areas, ctx), "changes_by_area")
    if save is not None:
        save()
    chosen = foremost(changes, after)
    if chosen:
        sections.heading("changes.foremost", ctx)
        element.show(change_pictures.foremost_changes(chosen, old, new, ctx), "foremost_changes")
    sections.heading("changes.lists", ctx)
    _lists(edition_changes.sections(old, new), after, ctx)


def _lists(every: Sequence[ChangeSection], report: Report, ctx: PageContext) -> None:
    """Of the area chosen a tab for each sort of changes that there are, with their number."""
    changed = {section.area for section in every}
    areas = [area for area in report.areas if area.id in changed]
    if not areas:
        label = ctx.word("changes.none.overview")
        text = ctx.word("changes.none") + ctx.word("sentence.space")
        overview = Node("a", {"href": ctx.link("")}, label)
        element.show([Node("p", {}, text, (overview,))], "no_changes")
        return
    chosen = area_choice.chosen_area(areas, ctx, "changes_area")
    found = {
        title: [one for one in every if one.area == chosen.id and one.name in names]
        for title, names in _TABS.items()
    }
    shown = [
        Tab(title, _label(title, listed, ctx), partial(_sections, listed, ctx))
        for title, listed in found.items()
        if listed
    ]
    _shown(shown, f"changes_tabs_{chosen.id}")


# Other lists of the page stay as they are when one is opened.
_shown = st.fragment(tabs.show_kept)


def _label(title: str, listed: Sequence[ChangeSection], ctx: PageContext) -> str:
    count = ctx.fmt.plain(sum(section.count for section in listed))
    return ctx.label("changes.section", title=ctx.word(f"changes.{title}"), count=count)


def _sections(listed: Sequence[ChangeSection], ctx: PageContext) -> None:
    for section in listed:
        _section(section, ctx)


def _section(section: ChangeSection, ctx: PageContext) -> None:
    """The changes of one sort in one area, turned page by page; of very many the first ones."""
    count = ctx.fmt.plain(section.count)
    title = ctx.word("changes.section", title=section.title, count=count)
    st.markdown(f"### {escaped(title)}")
    if told := first_in_words(len(section.lines), section.count, ctx.fmt):
        sections.text(told)
    lines = [SheetCell(line) for line in section.lines]
    sheet = Sheet({ctx.word("changes.column"): lines}, named_by=0)
    table.show(sheet, title, ctx, f"changes_{section.area}_{section.name}", sorts=False)

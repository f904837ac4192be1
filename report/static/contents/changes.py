"""What has changed since the edition before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.edition_changes import changes_between
from report.analysis.edition_changes.foremost import changes_by_area, foremost
from report.charts.nodes import Node
from report.model import Area, Report
from report.screens.change_pictures import foremost_changes, rows_of_areas
from report.static.charts import folded
from report.static.contents.page import SiteContext
from report.static.parts import band, heading, paragraph, picture
from report.text.change_lines import ChangeSection
from report.text.edition_changes import counts_in_words, sections
from report.text.formatter import Formatter
from report.text.listed import first_in_words


def content(before: Report, ctx: SiteContext) -> Iterator[Node]:
    """A picture of all changes, those that matter most, and the lists of each area."""
    old, new = Formatter(before, ctx.fmt.language), ctx.fmt
    changes = changes_between(before, ctx.report)
    title, counted = Node("h1", text=ctx.word("nav.changes")), counts_in_words(changes, old, new)
    areas = rows_of_areas(changes_by_area(changes, ctx.report), ctx)
    yield band("changes", title, paragraph(counted), picture(*areas))
    chosen = foremost(changes, ctx.report)
    if chosen:
        yield heading("changes.foremost", ctx)
        yield picture(*foremost_changes(chosen, old, new, ctx))
    yield heading("changes.lists", ctx)
    yield from _lists(sections(old, new), ctx)


def _lists(every: Sequence[ChangeSection], ctx: SiteContext) -> Iterator[Node]:
    if not every:
        yield paragraph(ctx.word("changes.none"))
    for area in ctx.report.areas:
        yield from _of_area(area, [one for one in every if one.area == area.id], ctx)
    elsewhere = [one for one in every if one.area not in {area.id for area in ctx.report.areas}]
    if elsewhere:
        yield Node("h3", {"class": "group"}, ctx.word("changes.elsewhere"))
        yield from (_section(section, ctx) for section in elsewhere)


def _of_area(area: Area, listed: Sequence[ChangeSection], ctx: SiteContext) -> Iterator[Node]:
    if listed:
        look = {"class": "of-area", "--area": ctx.colour(area)}
        yield Node("h3", look, ctx.fmt.say(area.name))
        yield from (_section(section, ctx) for section in listed)


def _section(section: ChangeSection, ctx: SiteContext) -> Node:
    """All changes of one sort."""
    count = ctx.fmt.plain(section.count)
    title = ctx.word("changes.section", title=section.title, count=count)
    lines = tuple(Node("li", text=line) for line in section.lines)
    told = first_in_words(len(section.lines), section.count, ctx.fmt)
    return folded(title, [*([paragraph(told)] if told else []), Node("ul", children=lines)])

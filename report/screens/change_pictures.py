"""The page of changes as a picture: a row for each area, and the changes that matter most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.edition_changes import Reassessment
from report.analysis.edition_changes.foremost import (
    AreaChanges,
    ForemostChange,
    area_of,
    indicator_of,
)
from report.charts.nodes import Node, share
from report.charts.verdict_marks import verdict_mark
from report.screens import target_marks
from report.screens.context import ScreenContext
from report.text import edition_changes
from report.text.formatter import Formatter

_MARK = 18


def rows_of_areas(areas: Sequence[AreaChanges], ctx: ScreenContext) -> Iterator[Node]:
    """For each area a bar as long as its changed figures are many, and its verdicts as marks."""
    most = max((row.changed for row in areas), default=0)
    rows = tuple(_row_of_area(row, most, ctx) for row in areas)
    yield Node("ul", {"class": "rows"}, children=rows)


def _row_of_area(row: AreaChanges, most: int, ctx: ScreenContext) -> Node:
    plain = ctx.fmt.plain
    icon = Node("span", {"class": "icon", "aria-hidden": "true"}, row.area.icon)
    name = Node("span", text=ctx.fmt.say(row.area.name))
    link = Node("a", {"href": ctx.link(row.area.id)}, children=(icon, name))
    length = share(row.changed, most)
    bar = Node("span", {"class": "bar-of", "aria-hidden": "true", "--share": length})
    said = ctx.word("changes.of_area", figures=plain(row.new), revised=plain(row.revised))
    counted = Node("span", {"class": "note"}, said)
    marks = target_marks.marks([pair.after for pair in row.verdicts], ctx)
    look = {"class": "row", "--area": ctx.colour(row.area)}
    return Node("li", look, children=(link, bar, counted, marks))


def foremost_changes(
    chosen: Sequence[ForemostChange], before: Formatter, after: Formatter, ctx: ScreenContext
) -> Iterator[Node]:
    """Each change in a line that leads to its indicator; a verdict with its mark."""
    said = (edition_changes.in_words(change, before, after) for change in chosen)
    items = (_change(change, text, ctx) for change, text in zip(chosen, said, strict=True))
    yield Node("ol", {"class": "foremost"}, children=tuple(items))


def _change(change: ForemostChange, text: str, ctx: ScreenContext) -> Node:
    area = ctx.report.area(area_of(change, ctx.report))
    colour = ctx.colour(area)
    marks: tuple[Node, ...] = ()
    if isinstance(change, Reassessment):
        marks = (verdict_mark(change.after, colour, ctx.palette.background, _MARK),)
    address = ctx.link("indicator", id=indicator_of(change))
    link = Node("a", {"href": address}, text)
    return Node("li", {"--area": colour}, children=(*marks, link))

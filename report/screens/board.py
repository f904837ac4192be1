"""The board of targets: areas by due years, a mark for each target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.progress import Assessment, assess_all, of_other_places
from report.analysis.target_board import BoardRow, DueYears, target_board
from report.charts.nodes import Node
from report.charts.verdict_marks import in_order
from report.model import Area, Period
from report.screens import target_marks
from report.screens.context import ScreenContext
from report.text import verdicts


def board(ctx: ScreenContext) -> Iterator[Node]:
    """The table; under it the areas without targets, and the targets that are not counted."""
    content = target_board(ctx.report)
    titles = [_years(column, ctx) for column in content.columns]
    columns = (Node("th", {"scope": "col"}, title) for title in titles)
    head = Node("tr", children=(Node("td"), *columns, Node("td")))
    body = tuple(_row(row, ctx) for row in content.rows)
    parts = (Node("thead", children=(head,)), Node("tbody", children=body))
    table = Node("table", {"class": "board"}, children=parts)
    yield Node("div", {"class": "wide-table"}, children=(table,))
    yield Node("p", {"class": "note"}, _notes(content.without, ctx))


def _years(column: DueYears, ctx: ScreenContext) -> str:
    if column.first is None:
        return ctx.word("board.until", year=column.last)
    if column.last is None:
        return ctx.word("board.from", year=column.first)
    return ctx.fmt.span(Period(column.first), Period(column.last))


def _cell(cell: Sequence[Assessment], ctx: ScreenContext) -> Node:
    if not cell:
        return Node("td")
    marks = target_marks.marks(in_order(cell), ctx)
    return Node("td", {"class": "marks-cell"}, children=(marks,))


def _row(row: BoardRow, ctx: ScreenContext) -> Node:
    cells = (_cell(cell, ctx) for cell in row.cells)
    said = Node("td", {"class": "note"}, verdicts.met_in_words(row.targets, ctx.fmt))
    look = {"--area": ctx.colour(row.area)}
    return Node("tr", look, children=(_area(row.area, ctx), *cells, said))


def _area(area: Area, ctx: ScreenContext) -> Node:
    icon = Node("span", {"class": "icon", "aria-hidden": "true"}, area.icon)
    name = Node("span", text=ctx.fmt.say(area.name))
    address = f"{ctx.link(area.id)}#targets"
    link = Node("a", {"href": address, "class": "area-link"}, children=(icon, name))
    return Node("th", {"scope": "row"}, children=(link,))


def _notes(without: tuple[Area, ...], ctx: ScreenContext) -> str:
    """What the board does not show, and why."""
    fmt = ctx.fmt
    everything = assess_all(ctx.report)
    others = len(of_other_places(everything))
    notes = []
    if without:
        areas = fmt.list(fmt.say(area.name) for area in without)
        notes.append(ctx.word("board.without", areas=areas))
    if others:
        places = verdicts.places_in_words(everything, fmt)
        notes.append(fmt.counted("board.elsewhere", others, places=places))
    return ctx.word("sentence.space").join(notes)

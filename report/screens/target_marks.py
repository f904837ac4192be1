"""The marks of targets: a link for each, whose shape is its verdict and whose colour its area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.progress import VERDICTS, Assessment, assess_all
from report.charts.nodes import Node
from report.charts.verdict_marks import in_order, verdict_mark
from report.screens.context import ScreenContext
from report.text import verdicts

# In pixels, a link and a mere picture.
_SIZE, _SMALL = 18, 13


def strip(ctx: ScreenContext) -> Iterator[Node]:
    """All counted targets of the report, by verdict, under the number and the word of each."""
    rows = in_order(row for area in ctx.report.areas for row in assess_all(ctx.report, area.id))
    groups = [
        _group([row for row in rows if row.verdict == verdict], ctx)
        for verdict in VERDICTS
        if any(row.verdict == verdict for row in rows)
    ]
    yield Node("div", {"class": "strip"}, children=tuple(groups))


def _group(rows: Sequence[Assessment], ctx: ScreenContext) -> Node:
    name = verdicts.common_name(rows, rows[0].verdict, ctx.fmt)
    count = Node("strong", text=ctx.fmt.plain(len(rows)))
    title = Node("p", {"class": "strip-title"}, children=(count, Node("span", text=f" {name}")))
    return Node("section", children=(title, marks(rows, ctx)))


def small_marks(rows: Sequence[Assessment], ctx: ScreenContext) -> Node:
    """The marks as a mere picture, where what stands beside it says how many are met."""
    drawn = tuple(mark(row, ctx, _SMALL) for row in rows)
    return Node("div", {"class": "small-marks"}, children=drawn)


def marks(rows: Sequence[Assessment], ctx: ScreenContext) -> Node:
    """A list of marks, each a link to its indicator that says target and verdict."""
    items = tuple(Node("li", children=(_link(row, ctx),)) for row in rows)
    return Node("ul", {"class": "marks"}, children=items)


def _link(row: Assessment, ctx: ScreenContext) -> Node:
    text = verdicts.target_in_short(row, ctx.fmt)
    address = ctx.link("indicator", id=row.target.indicator)
    about = {"href": address, "aria-label": text, "title": text}
    return Node("a", about, children=(mark(row, ctx),))


def mark(row: Assessment, ctx: ScreenContext, size: int = _SIZE) -> Node:
    """The mark of a target as a mere picture, in the colour of its area."""
    area = ctx.report.area(ctx.report.indicators[row.target.indicator].area)
    return verdict_mark(row, ctx.colour(area), ctx.palette.background, size)

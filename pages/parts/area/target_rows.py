"""The targets of an area as rows, each a link to its indicator, whose page has policy and sources.

Those without a figure, and those of other places, are told in one line each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pages.parts import sections
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.progress import (
    VERDICTS,
    Assessment,
    assess_all,
    of_other_places,
    of_own_place,
)
from report.charts.bullets import bullet
from report.charts.nodes import Node
from report.charts.verdict_marks import verdict_mark
from report.model import Area
from report.text.target_rows import TargetRow, key_in_words, target_row

# In pixels.
_MARK = 18


def show(area: Area, ctx: PageContext) -> None:
    """The section of the targets, with a line instead of rows where there are none."""
    with sections.band("area_targets"):
        sections.heading("section.targets", ctx)
        everything = assess_all(ctx.report, area.id)
        if everything:
            element.show(_nodes(everything, area, ctx), "targets")
        else:
            sections.paragraph("targets.none", ctx)


def _nodes(everything: Sequence[Assessment], area: Area, ctx: PageContext) -> Iterator[Node]:
    own = sorted(of_own_place(everything), key=_rank)
    drawn = [row for row in own if row.latest is not None]
    if drawn:
        yield Node("p", {"class": "note"}, key_in_words(drawn, ctx.fmt))
        rows = tuple(_row(assessment, area, ctx) for assessment in drawn)
        yield Node("ul", {"class": "bullets"}, children=rows)
    silent = [row for row in own if row.latest is None]
    yield from _line("targets.no_figure", silent, ctx)
    yield from _line("targets.of_others", of_other_places(everything), ctx, has_verdict=True)


def _rank(assessment: Assessment) -> tuple[int, bool]:
    return VERDICTS.index(assessment.verdict), not assessment.on_line


def _row(assessment: Assessment, area: Area, ctx: PageContext) -> Node:
    row, colour = target_row(assessment, ctx.fmt), ctx.colour(area)
    mark = verdict_mark(assessment, colour, ctx.palette.background, _MARK)
    children = (
        mark,
        Node("strong", {"class": "verdict"}, row.verdict),
        Node("span", {"class": "name"}, row.subject),
        Node("span", {"class": "due"}, row.target),
        Node("span", {"class": "bar-of-target"}, children=(_bar(assessment, colour, ctx),)),
        Node("span", {"class": "latest"}, row.latest),
        Node("span", {"class": "sum"}, row.sum),
    )
    return Node("li", children=(Node("a", _leading(assessment, row, ctx), children=children),))


def _bar(assessment: Assessment, colour: str, ctx: PageContext) -> Node:
    return bullet(assessment, colour, ctx.palette)


def _leading(assessment: Assessment, row: TargetRow, ctx: PageContext) -> dict[str, str | float]:
    """Where a row leads to; pointing at it tells the whole sum."""
    address = url.link("indicator", ctx, id=assessment.target.indicator)
    return {"href": address, "title": row.full_sum}


def _line(
    key: str, assessments: Sequence[Assessment], ctx: PageContext, *, has_verdict: bool = False
) -> Iterator[Node]:
    """Targets one after another in a line, each a link; nothing where there are none."""
    if not assessments:
        return
    items = tuple(_short(assessment, ctx, has_verdict=has_verdict) for assessment in assessments)
    name = Node("p", {"class": "note"}, ctx.word(key))
    yield Node("div", {"class": "targets-line"}, children=(name, Node("ul", children=items)))


def _short(assessment: Assessment, ctx: PageContext, *, has_verdict: bool) -> Node:
    row = target_row(assessment, ctx.fmt)
    text = ctx.word("figure.of_period", figure=row.subject, period=row.target)
    link = Node("a", _leading(assessment, row, ctx), text)
    verdict = (Node("span", text=f" {row.verdict}"),) if has_verdict else ()
    return Node("li", children=(link, *verdict))

"""Targets as rows: verdict, target, bar from the latest figure to it, and the sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.progress import VERDICTS, Assessment, of_other_places, of_own_place
from report.charts.bullets import bullet
from report.charts.nodes import Node
from report.charts.verdict_marks import verdict_mark
from report.model import Target
from report.screens.context import ScreenContext
from report.screens.publications import publication_nodes
from report.text.target_rows import TargetRow, key_in_words, target_row
from report.text.verdicts import target_with_year, verdict_in_words

# In pixels.
_MARK = 18


def target_in_full(assessment: Assessment, ctx: ScreenContext) -> Node:
    """A target of an indicator: its row, under it the sum and the policies that set it."""
    row, fmt = target_row(assessment, ctx.fmt), ctx.fmt
    parts = (
        _mark(assessment, ctx),
        Node("strong", {"class": "verdict"}, verdict_in_words(assessment, fmt)),
        Node("span", {"class": "name"}, target_with_year(assessment.target, fmt)),
        _bar(assessment, ctx),
        Node("span", {"class": "latest"}, row.latest),
    )
    told = (assessment.target, *(earlier.target for earlier in assessment.replaced))
    return Node(
        "li",
        children=(
            Node("div", {"class": "bullet"}, children=parts),
            Node("p", text=row.full_sum),
            *(_policy(target, ctx) for target in told),
        ),
    )


def _policy(target: Target, ctx: ScreenContext) -> Node:
    """The policy, when it was set, and the publication that reports it."""
    fmt = ctx.fmt
    date = fmt.period(target.set_on) if target.set_on else ctx.word("unknown")
    policy = ctx.word("targets.policy", policy=fmt.say(target.policy), date=date)
    said = Node("span", text=policy + ctx.word("sentence.space"))
    source = publication_nodes(ctx.report.sources[target.source], fmt)
    return Node("p", {"class": "note"}, children=(said, *source))


def target_rows(everything: Sequence[Assessment], ctx: ScreenContext) -> Iterator[Node]:
    """The targets of an area: those with a figure as rows that lead to their indicator, the others
    in one line each.
    """
    own = sorted(of_own_place(everything), key=_rank)
    drawn = [row for row in own if row.latest is not None]
    if drawn:
        yield Node("p", {"class": "note"}, key_in_words(drawn, ctx.fmt))
        rows = tuple(_row(assessment, ctx) for assessment in drawn)
        yield Node("ul", {"class": "bullets"}, children=rows)
    silent = [row for row in own if row.latest is None]
    yield from _line("targets.no_figure", silent, ctx)
    yield from _line("targets.of_others", of_other_places(everything), ctx, has_verdict=True)


def _rank(assessment: Assessment) -> tuple[int, bool]:
    return VERDICTS.index(assessment.verdict), not assessment.on_line


def _row(assessment: Assessment, ctx: ScreenContext) -> Node:
    row = target_row(assessment, ctx.fmt)
    children = (
        _mark(assessment, ctx),
        Node("strong", {"class": "verdict"}, row.verdict),
        Node("span", {"class": "name"}, row.subject),
        Node("span", {"class": "due"}, row.target),
        _bar(assessment, ctx),
        Node("span", {"class": "latest"}, row.latest),
        Node("span", {"class": "sum"}, row.sum),
    )
    link = {"class": "bullet"} | _leading(assessment, row, ctx)
    return Node("li", children=(Node("a", link, children=children),))


def _mark(assessment: Assessment, ctx: ScreenContext) -> Node:
    return verdict_mark(assessment, _colour(assessment, ctx), ctx.palette.background, _MARK)


def _bar(assessment: Assessment, ctx: ScreenContext) -> Node:
    picture = bullet(assessment, _colour(assessment, ctx), ctx.palette)
    return Node("span", {"class": "bar-of-target"}, children=(picture,))


def _colour(assessment: Assessment, ctx: ScreenContext) -> str:
    """That of the area which the target stands in."""
    return ctx.colour(ctx.report.area(ctx.report.indicators[assessment.target.indicator].area))


def _leading(assessment: Assessment, row: TargetRow, ctx: ScreenContext) -> dict[str, str | float]:
    """Where a row leads to; pointing at it tells the whole sum."""
    address = ctx.link("indicator", id=assessment.target.indicator)
    return {"href": address, "title": row.full_sum}


def _line(
    key: str, assessments: Sequence[Assessment], ctx: ScreenContext, *, has_verdict: bool = False
) -> Iterator[Node]:
    """Targets one after another in a line, each a link; nothing where there are none."""
    if not assessments:
        return
    items = tuple(_short(assessment, ctx, has_verdict=has_verdict) for assessment in assessments)
    name = Node("p", {"class": "note"}, ctx.word(key))
    yield Node("div", {"class": "targets-line"}, children=(name, Node("ul", children=items)))


def _short(assessment: Assessment, ctx: ScreenContext, *, has_verdict: bool) -> Node:
    row = target_row(assessment, ctx.fmt)
    text = ctx.word("figure.of_period", figure=row.subject, period=row.target)
    link = Node("a", _leading(assessment, row, ctx), text)
    verdict = (Node("span", text=f" {row.verdict}"),) if has_verdict else ()
    return Node("li", children=(link, *verdict))

"""Targets as rows: verdict, target, bar from the latest figure to it, and the sum.

On the page of an area a row leads to its indicator, and those without a figure or of other places
are told in one line each; on the page of an indicator the sum stands below in full, with the
policies that set it and a button for its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from pages.parts import provenance, sections
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from pages.parts.picture.publications import publication_nodes
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
from report.model import Area, Target
from report.text.target_rows import TargetRow, key_in_words, target_row
from report.text.verdicts import target_with_year, verdict_in_words

# In pixels.
_MARK = 18


def of_area(area: Area, ctx: PageContext) -> None:
    """The section of an area's targets, with a line instead of rows where there are none."""
    with sections.band("area_targets"):
        sections.heading("section.targets", ctx)
        everything = assess_all(ctx.report, area.id)
        if everything:
            element.show(_nodes(everything, ctx), "targets")
        else:
            sections.paragraph("targets.none", ctx)


def of_indicator(assessments: Sequence[Assessment], ctx: PageContext) -> None:
    """The section of an indicator's targets; one line where there are none."""
    sections.heading("section.targets", ctx)
    if not assessments:
        sections.paragraph("indicator.no_target", ctx)
        return
    st.caption(key_in_words(assessments, ctx.fmt))
    for assessment in assessments:
        _told(assessment, ctx)


def _told(assessment: Assessment, ctx: PageContext) -> None:
    """A target with its sum and policies, and a button for the figures that it rests on."""
    target = assessment.target
    key = f"target_{target.indicator}_{target.place}_{target.period}_{target.set_on}"
    with st.container(gap="xsmall", key=f"told_{key}"):
        rows = Node("ul", {"class": "bullets"}, children=(_row_in_full(assessment, ctx),))
        element.show([rows], key)
        if assessment.figures:
            of = target_with_year(target, ctx.fmt)
            provenance.button(assessment.figures, ctx, key, of=of)


def _row_in_full(assessment: Assessment, ctx: PageContext) -> Node:
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


def _policy(target: Target, ctx: PageContext) -> Node:
    """The policy, when it was set, and the publication that reports it."""
    fmt = ctx.fmt
    date = fmt.period(target.set_on) if target.set_on else ctx.word("unknown")
    policy = ctx.word("targets.policy", policy=fmt.say(target.policy), date=date)
    said = Node("span", text=policy + ctx.word("sentence.space"))
    source = publication_nodes(ctx.report.sources[target.source], fmt)
    return Node("p", {"class": "note"}, children=(said, *source))


def _nodes(everything: Sequence[Assessment], ctx: PageContext) -> Iterator[Node]:
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


def _row(assessment: Assessment, ctx: PageContext) -> Node:
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


def _mark(assessment: Assessment, ctx: PageContext) -> Node:
    return verdict_mark(assessment, _colour(assessment, ctx), ctx.palette.background, _MARK)


def _bar(assessment: Assessment, ctx: PageContext) -> Node:
    picture = bullet(assessment, _colour(assessment, ctx), ctx.palette)
    return Node("span", {"class": "bar-of-target"}, children=(picture,))


def _colour(assessment: Assessment, ctx: PageContext) -> str:
    """That of the area which the target stands in."""
    return ctx.colour(ctx.report.area(ctx.report.indicators[assessment.target.indicator].area))


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

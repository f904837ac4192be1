"""Main points as ranked lines: the mark of a target or of an area, and the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.edition_changes import Reassessment
from report.analysis.facts import (
    Fact,
    NewestEvent,
    TargetDecided,
    TargetPending,
    TargetsOpen,
    indicator_of,
)
from report.analysis.progress import Assessment
from report.charts.nodes import Node
from report.screens import parameters, target_marks
from report.screens.context import ScreenContext
from report.text.sentences import sentence


def point_lines(facts: Sequence[Fact], ctx: ScreenContext) -> Iterator[Node]:
    """An ordered list; each line leads to the figures and sources behind it."""
    items = tuple(Node("li", children=(_line(fact, ctx),)) for fact in facts)
    yield Node("ol", {"class": "points"}, children=items)


def _line(fact: Fact, ctx: ScreenContext) -> Node:
    text = Node("span", text=sentence(fact, ctx.fmt))
    return Node("a", {"href": _address(fact, ctx)}, children=(_sign(fact, ctx), text))


def _address(fact: Fact, ctx: ScreenContext) -> str:
    """Of the indicator, of the event, or of the targets that a point is about."""
    if isinstance(fact, NewestEvent):
        return ctx.link(fact.event.area, **{parameters.EVENT: fact.event.id})
    if isinstance(fact, TargetsOpen):
        indicator = fact.assessments[0].target.indicator
        return f"{ctx.link(ctx.report.indicators[indicator].area)}#targets"
    return ctx.link("indicator", id=indicator_of(fact))


def _sign(fact: Fact, ctx: ScreenContext) -> Node:
    """The mark of the target that a point is about, else the icon of its area in its colour."""
    assessment = _assessment(fact)
    if assessment is not None:
        return target_marks.mark(assessment, ctx)
    area = ctx.report.area(_area(fact, ctx))
    look = {"class": "icon", "aria-hidden": "true", "--area": ctx.colour(area)}
    return Node("span", look, area.icon)


def _assessment(fact: Fact) -> Assessment | None:
    if isinstance(fact, Reassessment):
        return fact.after
    if isinstance(fact, TargetDecided | TargetPending):
        return fact.assessment
    return fact.assessments[0] if isinstance(fact, TargetsOpen) else None


def _area(fact: Fact, ctx: ScreenContext) -> str:
    if isinstance(fact, NewestEvent):
        return fact.event.area
    assert not isinstance(fact, TargetsOpen)
    return ctx.report.indicators[indicator_of(fact)].area

"""The bar that leads to the sections of an area's page, each with how much it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report.analysis.facts import Fact
from report.analysis.progress import assess_all, counted
from report.analysis.sources import select
from report.charts.nodes import Node
from report.model import Area
from report.screens.context import ScreenContext


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section by the anchor of its heading; `count` is None where counting says nothing."""

    anchor: str
    count: int | None = None


def section_bar(area: Area, points: Sequence[Fact], ctx: ScreenContext) -> Node:
    """The links in the order of the sections."""
    items = tuple(_item(link, ctx) for link in _section_links(area, points, ctx))
    named = {"class": "section-bar", "aria-label": ctx.word("area.sections")}
    return Node("nav", named, children=(Node("ul", children=items),))


def _section_links(area: Area, points: Sequence[Fact], ctx: ScreenContext) -> Iterator[SectionLink]:
    """The sections that the page has in this edition."""
    report = ctx.report
    yield SectionLink("charts")
    if points:
        yield SectionLink("points")
    yield SectionLink("targets", len(counted(assess_all(report, area.id))))
    yield SectionLink("indicators", len(report.in_area(area.id)))
    for anchor, count in (
        ("events", len(report.events_in(area.id))),
        ("practices", len(report.practices_in(area.id))),
    ):
        if count:
            yield SectionLink(anchor, count)
    yield SectionLink("unknowns")
    yield SectionLink("sources", len(select(report, [area.id], [])))


def _item(link: SectionLink, ctx: ScreenContext) -> Node:
    name = Node("span", text=ctx.word(f"area.section.{link.anchor}"))
    count = () if link.count is None else (_count(link.count, ctx),)
    return Node("li", children=(Node("a", {"href": f"#{link.anchor}"}, children=(name, *count)),))


def _count(count: int, ctx: ScreenContext) -> Node:
    return Node("span", {"class": "count"}, f" {ctx.fmt.plain(count)}")

"""The head of an area's page: its name, one sentence with its sources, and its targets."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.progress import assess_all
from report.analysis.sources import one_of_each_publisher
from report.charts.nodes import Node
from report.charts.verdict_marks import in_order
from report.model import Area, Text
from report.screens import target_marks, terms
from report.screens.context import ScreenContext
from report.screens.publications import source_links
from report.text import verdicts
from report.text.narrative import cited, fill, first_with_figures


def area_head(area: Area, ctx: ScreenContext) -> Node:
    """It also gives the page the area's colour."""
    look = {"class": "area-head", "--page-area": ctx.colour(area)}
    said = Node("div", children=(_title(area, ctx), *_sentence(area, ctx)))
    return Node("div", look, children=(said, _targets(area, ctx), _first_section(ctx)))


def _first_section(ctx: ScreenContext) -> Node:
    """The heading of the charts below, which see it by themselves: for the ear and for links."""
    return Node("h2", {"id": "charts", "class": "unseen"}, ctx.word("section.charts"))


def _title(area: Area, ctx: ScreenContext) -> Node:
    icon = Node("span", {"class": "icon", "aria-hidden": "true"}, area.icon)
    return Node("h1", children=(icon, Node("span", text=ctx.fmt.say(area.name))))


def sentence(area: Area, ctx: ScreenContext) -> str:
    """The first sentence of the area whose figures this edition has, empty without any."""
    text = _told(area, ctx)
    return (fill(text, ctx.fmt) or "") if text is not None else ""


def _told(area: Area, ctx: ScreenContext) -> Text | None:
    return first_with_figures((area.summary, *area.lead), ctx.fmt)


def _sentence(area: Area, ctx: ScreenContext) -> Iterator[Node]:
    """The first sentence of the area whose figures this edition has, and who published them."""
    text = _told(area, ctx)
    if text is None:
        return
    told = sentence(area, ctx)
    pieces = terms.explained(told, ctx, "head")
    yield Node("p", {"class": "area-sentence"}, "" if pieces else told, pieces)
    ids = dict.fromkeys(row.source for row in cited([text], ctx.fmt))
    sources = one_of_each_publisher(ctx.report.sources[name] for name in ids)
    if sources:
        yield Node("p", {"class": "note"}, children=tuple(source_links(sources, ctx)))


def _targets(area: Area, ctx: ScreenContext) -> Node:
    """How many targets there are and how they stand, above a mark for each."""
    rows = in_order(assess_all(ctx.report, area.id))
    said = Node("p", {"class": "note"}, verdicts.tally_in_words(rows, ctx.fmt))
    marks = (target_marks.marks(rows, ctx),) if rows else ()
    return Node("div", {"class": "area-tally"}, children=(said, *marks))

"""The head of an area's page: its name, one sentence with its sources, and its targets."""

from __future__ import annotations

from collections.abc import Iterator

from pages.parts import sections
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element, target_marks, terms
from report.analysis.progress import assess_all
from report.analysis.sources import one_of_each_publisher
from report.charts.nodes import Node
from report.charts.verdict_marks import in_order
from report.model import Area, Source, Text
from report.text import verdicts
from report.text.narrative import cited, fill, first_with_figures


def show(area: Area, ctx: PageContext) -> None:
    """The band on top of the page; it also gives the page the area's colour."""
    with sections.band("area_head"):
        element.show([_head(area, ctx)], "area_head")


def _head(area: Area, ctx: PageContext) -> Node:
    look = {"class": "area-head", "--page-area": ctx.colour(area)}
    said = Node("div", children=(_title(area, ctx), *_sentence(area, ctx)))
    return Node("div", look, children=(said, _targets(area, ctx), _first_section(ctx)))


def _first_section(ctx: PageContext) -> Node:
    """The heading of the charts below, which see it by themselves: for the ear and for links."""
    return Node("h2", {"id": "charts", "class": "unseen"}, ctx.word("section.charts"))


def _title(area: Area, ctx: PageContext) -> Node:
    icon = Node("span", {"class": "icon", "aria-hidden": "true"}, area.icon)
    return Node("h1", children=(icon, Node("span", text=ctx.fmt.say(area.name))))


def sentence(area: Area, ctx: PageContext) -> str:
    """The first sentence of the area whose figures this edition has, empty without any."""
    text = _told(area, ctx)
    return (fill(text, ctx.fmt) or "") if text is not None else ""


def _told(area: Area, ctx: PageContext) -> Text | None:
    return first_with_figures((area.summary, *area.lead), ctx.fmt)


def _sentence(area: Area, ctx: PageContext) -> Iterator[Node]:
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
        yield Node("p", {"class": "note"}, children=tuple(_source_line(sources, ctx)))


def _source_line(sources: tuple[Source, ...], ctx: PageContext) -> Iterator[Node]:
    """The publishers, each a link to the publication among the report's sources."""
    yield Node("span", text=ctx.word("source.line", sources=""))
    for number, source in enumerate(sources):
        if number:
            yield Node("span", text=ctx.word("source.separator"))
        address = url.link("sources", ctx, **{url.SOURCE: source.id})
        yield Node("a", {"href": address}, ctx.fmt.source(source))


def _targets(area: Area, ctx: PageContext) -> Node:
    """How many targets there are and how they stand, above a mark for each."""
    rows = in_order(assess_all(ctx.report, area.id))
    said = Node("p", {"class": "note"}, verdicts.tally_in_words(rows, ctx.fmt))
    marks = (target_marks.marks(rows, ctx),) if rows else ()
    return Node("div", {"class": "area-tally"}, children=(said, *marks))

"""The page of what is not known as a picture: figures by area and year, and what matters most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis.foremost_unknowns import ForemostUnknown, indicator_of
from report.analysis.progress import Assessment
from report.analysis.unknowns import KINDS, UnknownKind, Unknowns
from report.analysis.unknowns.by_area import AreaCoverage
from report.charts.nodes import Node, share
from report.charts.verdict_marks import verdict_mark
from report.model import Period
from report.text import verdicts
from report.text.sentences import sentence
from report.text.unknown_counts import count_in_words

_MARK = 18


def coverage_table(areas: Sequence[AreaCoverage], ctx: PageContext) -> Iterator[Node]:
    """A row for each area, a cell for each year: how many indicators have a figure in it."""
    if not areas:
        return
    titles = [ctx.word("unknowns.column.area"), ctx.word("unknowns.years.earlier")]
    titles += [ctx.fmt.period(Period(year)) for year in areas[0].by_year]
    titles.append(ctx.word("unknowns.years.known"))
    heads = tuple(Node("th", {"scope": "col"}, title) for title in titles)
    head = Node("thead", children=(Node("tr", children=heads),))
    body = Node("tbody", children=tuple(_row(row, ctx) for row in areas))
    span = ctx.fmt.span(Period(min(areas[0].by_year)), Period(max(areas[0].by_year)))
    caption = Node("caption", text=ctx.word("unknowns.years.by_area", span=span))
    yield Node("table", {"class": "coverage"}, children=(caption, head, body))


def _row(row: AreaCoverage, ctx: PageContext) -> Node:
    return Node("tr", {"--area": ctx.colour(row.area)}, children=tuple(_cells(row, ctx)))


def _cells(row: AreaCoverage, ctx: PageContext) -> list[Node]:
    link = Node("a", {"href": url.link(row.area.id, ctx)}, ctx.fmt.say(row.area.name))
    counts = [row.earlier, *row.by_year.values()]
    words = {"count": ctx.fmt.plain(row.known), "all": ctx.fmt.plain(row.indicators)}
    name = Node("th", {"scope": "row"}, children=(link,))
    total = Node("td", {"class": "total"}, ctx.word("unknowns.part", **words))
    return [name, *(_cell(count, row.indicators, ctx) for count in counts), total]


def _cell(count: int, most: int, ctx: PageContext) -> Node:
    """The more indicators have a figure, the more of the area's colour."""
    look = {"class": "year", "--share": share(count, most)}
    return Node("td", look, ctx.fmt.plain(count))


def foremost_list(chosen: Sequence[ForemostUnknown], ctx: PageContext) -> Iterator[Node]:
    """Each in a line that leads to its indicator; a target with the mark of its verdict."""
    if chosen:
        items = tuple(_line(row, ctx) for row in chosen)
        yield Node("ol", {"class": "foremost"}, children=items)


def kind_links(listed: Unknowns, ctx: PageContext) -> Iterator[Node]:
    """The kinds of which an area has something, with how many of how many; each leads to its list.

    Pointing at one tells it in a sentence.
    """
    kinds = [kind for kind in KINDS if listed.counts[kind]]
    if kinds:
        items = tuple(Node("li", children=(_kind_link(kind, listed, ctx),)) for kind in kinds)
        yield Node("ul", {"class": "unknown-kinds"}, children=items)


def _kind_link(kind: UnknownKind, listed: Unknowns, ctx: PageContext) -> Node:
    address = url.link("unknowns", ctx, **{url.AREA: listed.area or "", url.KIND: kind})
    look = {"href": f"{address}#unknowns.lists", "title": count_in_words(kind, listed, ctx.fmt)}
    counts = {"count": listed.counts[kind], "all": listed.totals[kind]}
    words = {name: ctx.fmt.plain(number) for name, number in counts.items()}
    name = Node("span", text=ctx.word(f"unknowns.{kind}.head"))
    count = Node("span", {"class": "count"}, ctx.word("unknowns.part", **words))
    return Node("a", look, children=(name, count))


def _line(row: ForemostUnknown, ctx: PageContext) -> Node:
    indicator = indicator_of(row)
    colour = ctx.colour(ctx.report.area(ctx.report.indicators[indicator].area))
    marks: tuple[Node, ...] = ()
    if isinstance(row, Assessment):
        text = verdicts.target_in_short(row, ctx.fmt)
        marks = (verdict_mark(row, colour, ctx.palette.background, _MARK),)
    else:
        text = sentence(row, ctx.fmt)
    link = Node("a", {"href": url.link("indicator", ctx, id=indicator)}, text)
    return Node("li", {"--area": colour}, children=(*marks, link))

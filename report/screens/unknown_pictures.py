"""The page of what is not known as a picture: figures by area and year, and what matters most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.foremost_unknowns import ForemostUnknown, foremost_unknowns, indicator_of
from report.analysis.progress import Assessment
from report.analysis.unknowns import KINDS, UnknownKind, Unknowns, unknowns_of
from report.analysis.unknowns.by_area import AreaCoverage
from report.charts.nodes import Node, share
from report.charts.verdict_marks import verdict_mark
from report.model import Area, Period
from report.screens import parameters
from report.screens.context import ScreenContext
from report.text import verdicts
from report.text.sentences import sentence
from report.text.unknown_counts import count_in_words

_MARK = 18


def coverage_table(areas: Sequence[AreaCoverage], ctx: ScreenContext) -> Iterator[Node]:
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


def _row(row: AreaCoverage, ctx: ScreenContext) -> Node:
    return Node("tr", {"--area": ctx.colour(row.area)}, children=tuple(_cells(row, ctx)))


def _cells(row: AreaCoverage, ctx: ScreenContext) -> list[Node]:
    link = Node("a", {"href": ctx.link(row.area.id)}, ctx.fmt.say(row.area.name))
    counts = [row.earlier, *row.by_year.values()]
    words = {"count": ctx.fmt.plain(row.known), "all": ctx.fmt.plain(row.indicators)}
    name = Node("th", {"scope": "row"}, children=(link,))
    total = Node("td", {"class": "total"}, ctx.word("unknowns.part", **words))
    return [name, *(_cell(count, row.indicators, ctx) for count in counts), total]


def _cell(count: int, most: int, ctx: ScreenContext) -> Node:
    """The more indicators have a figure, the more of the area's colour."""
    look = {"class": "year", "--share": share(count, most)}
    return Node("td", look, ctx.fmt.plain(count))


def kinds_table(ctx: ScreenContext) -> Iterator[Node]:
    """A row for each area and for all, a cell for each kind: how many of how many, which leads to
    the list of them.
    """
    titles = ["unknowns.column.area", *(f"unknowns.{kind}.head" for kind in KINDS)]
    heads = tuple(_kind_head(title, ctx) for title in titles)
    head = Node("thead", children=(Node("tr", children=heads),))
    rows = [_kinds_row(area, ctx) for area in (*ctx.report.areas, None)]
    look = {"class": "unknowns-by-area", "aria-label": ctx.word("unknowns.by_area")}
    yield Node("table", look, children=(head, Node("tbody", children=tuple(rows))))


def _kind_head(title: str, ctx: ScreenContext) -> Node:
    name = Node("span", text=ctx.word(title))
    return Node("th", {"scope": "col"}, children=(name,))


def _kinds_row(area: Area | None, ctx: ScreenContext) -> Node:
    """The counts of an area in its colour; those of all without one."""
    listed = unknowns_of(ctx.report, area.id if area else None)
    cells = tuple(_kind_cell(kind, listed, ctx) for kind in KINDS)
    if area is None:
        return Node(
            "tr", children=(_row_name(Node("span", text=ctx.word("unknowns.total"))), *cells)
        )
    link = Node("a", {"href": ctx.link(area.id)}, ctx.fmt.say(area.name))
    return Node("tr", {"--area": ctx.colour(area)}, children=(_row_name(link), *cells))


def _row_name(name: Node) -> Node:
    return Node("th", {"scope": "row"}, children=(name,))


def _kind_cell(kind: UnknownKind, listed: Unknowns, ctx: ScreenContext) -> Node:
    """How many of how many; a dash where there could be none."""
    count, total = listed.counts[kind], listed.totals[kind]
    if not total:
        return Node("td", text=ctx.word("unknowns.none_possible"))
    written = Node("strong", text=ctx.fmt.plain(count))
    of_all = Node("span", text=ctx.word("unknowns.of", all=ctx.fmt.plain(total)))
    look = {"class": "year", "--share": share(count, total)}
    if listed.area is None or not count:
        return Node("td", look, children=(written, of_all))
    return Node(
        "td", look, children=(Node("a", _to_list(kind, listed, ctx), children=(written, of_all)),)
    )


def foremost_list(chosen: Sequence[ForemostUnknown], ctx: ScreenContext) -> Iterator[Node]:
    """Each in a line that leads to its indicator; a target with the mark of its verdict."""
    if chosen:
        items = tuple(_line(row, ctx) for row in chosen)
        yield Node("ol", {"class": "foremost"}, children=items)


def of_area(area: Area, ctx: ScreenContext) -> Iterator[Node]:
    """What matters most in an area, and how much of each kind is listed."""
    yield from foremost_list(foremost_unknowns(ctx.report, area.id), ctx)
    yield from kind_links(unknowns_of(ctx.report, area.id), ctx)


def kind_links(listed: Unknowns, ctx: ScreenContext) -> Iterator[Node]:
    """The kinds of which an area has something, with how many of how many; each leads to its list.

    Pointing at one tells it in a sentence.
    """
    kinds = [kind for kind in KINDS if listed.counts[kind]]
    if kinds:
        items = tuple(Node("li", children=(_kind_link(kind, listed, ctx),)) for kind in kinds)
        yield Node("ul", {"class": "unknown-kinds"}, children=items)


def _kind_link(kind: UnknownKind, listed: Unknowns, ctx: ScreenContext) -> Node:
    look = _to_list(kind, listed, ctx)
    counts = {"count": listed.counts[kind], "all": listed.totals[kind]}
    words = {name: ctx.fmt.plain(number) for name, number in counts.items()}
    name = Node("span", text=ctx.word(f"unknowns.{kind}.head"))
    count = Node("span", {"class": "count"}, ctx.word("unknowns.part", **words))
    return Node("a", look, children=(name, count))


def _to_list(kind: UnknownKind, listed: Unknowns, ctx: ScreenContext) -> dict[str, str | float]:
    """Where a list of an area is; pointing at it tells it in a sentence."""
    asked = {parameters.AREA: listed.area or "", parameters.KIND: kind}
    address = ctx.section("unknowns.lists", "unknowns", **asked)
    return {"href": address, "title": count_in_words(kind, listed, ctx.fmt)}


def _line(row: ForemostUnknown, ctx: ScreenContext) -> Node:
    indicator = indicator_of(row)
    colour = ctx.colour(ctx.report.area(ctx.report.indicators[indicator].area))
    marks: tuple[Node, ...] = ()
    if isinstance(row, Assessment):
        text = verdicts.target_in_short(row, ctx.fmt)
        marks = (verdict_mark(row, colour, ctx.palette.background, _MARK),)
    else:
        text = sentence(row, ctx.fmt)
    link = Node("a", {"href": ctx.link("indicator", id=indicator)}, text)
    return Node("li", {"--area": colour}, children=(*marks, link))

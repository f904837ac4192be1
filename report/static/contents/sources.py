"""Every source of the report by kind, and who published them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.publishers import publisher_totals
from report.analysis.sources import KINDS, indicators_of, select
from report.charts.nodes import Node
from report.model import Source, SourceKind
from report.screens import parameters
from report.screens.source_pictures import kinds_bar
from report.static.addresses import place
from report.static.contents.page import SiteContext
from report.static.parts import band, heading, indicator_link, note, paragraph, picture
from report.static.tables import RowAdditions, sheet_table
from report.text.source_tables import first_hand, publisher_sheet, source_sheet

# More indicators than this are only counted.
_MOST_LINKS = 20


def content(ctx: SiteContext) -> Iterator[Node]:
    """How much is first-hand, the register of sources by kind, the publishers."""
    title = Node("h1", text=ctx.word("nav.sources"))
    yield band("sources", title, picture(*kinds_bar(ctx)))
    for text in first_hand(ctx.fmt):
        yield paragraph(text)
    yield paragraph(ctx.word("sources.intro"))
    sources = select(ctx.report, [], [])
    yield heading("section.all_sources", ctx)
    yield note(ctx.fmt.counted("sources.count", len(sources)))
    for kind in KINDS:
        rows = [source for source in sources if source.kind == kind]
        yield from _of_kind(kind, rows, ctx) if rows else []
    publishers = publisher_totals(ctx.report, sources, ctx.report.publishers.values())
    yield heading("section.publishers", ctx)
    yield note(ctx.fmt.counted("publishers.count", len(publishers)))
    yield note(ctx.word("publishers.about"))
    table = publisher_sheet(publishers, ctx.fmt)
    yield sheet_table(table, ctx.word("section.publishers"), ctx)


def _of_kind(kind: SourceKind, rows: Sequence[Source], ctx: SiteContext) -> Iterator[Node]:
    """Each source has an id by which figures lead to it, and leads on to its indicators."""
    name = ctx.word(f"kind.{kind}")
    yield Node("h3", {"class": "group", "id": place(**{parameters.KIND: kind})}, name)
    used = indicators_of(ctx.report)
    more = RowAdditions(
        ids=[place(**{parameters.SOURCE: source.id}) for source in rows],
        last=[tuple(_used_by(used.get(source.id, []), ctx)) for source in rows],
    )
    yield sheet_table(source_sheet(rows, ctx.fmt), name, ctx, more)


def _used_by(indicators: Sequence[str], ctx: SiteContext) -> Iterator[Node]:
    for number, name in enumerate(indicators[:_MOST_LINKS]):
        if number:
            yield Node("span", text=ctx.fmt.list(("", "")))
        yield indicator_link(ctx.report.indicators[name], ctx)
    rest = len(indicators) - _MOST_LINKS
    if rest > 0:
        said = ctx.word("explore.more", count=ctx.fmt.plain(rest))
        yield Node("span", text=ctx.fmt.list(("", said)))

"""Publications as a list that can be filtered, sorted and followed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import indicators, sections
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from pages.parts.picture import element, folds
from pages.parts.source_filters import SourceChoice
from pages.parts.table import element as table
from report.analysis.publishers import publisher_totals
from report.analysis.sources import indicators_of, select
from report.charts.nodes import Node
from report.model import Area, Event, Practice, Publisher, Source
from report.model.report_cache import report_cache
from report.screens.publications import publication_nodes
from report.text import source_tables
from report.text.formatter import Formatter
from report.text.markup import escaped
from report.text.sheet import Sheet

# More indicators than this are only counted.
_MOST_LINKS = 20


def asked_source(source: Source, ctx: PageContext, pages: Pages) -> None:
    """The publication that the address names, what the report has from it, and a link back."""
    report = ctx.report
    indicator_ids = indicators_of(report).get(source.id, [])
    stories: tuple[Event | Practice, ...] = (*report.events, *report.practices)
    with st.container(border=True, key="source_asked"):
        st.markdown(f"## {escaped(ctx.fmt.title(source))}")
        told = tuple(publication_nodes(source, ctx.fmt))
        element.show([Node("p", {"class": "publication"}, children=told)], "publication")
        _publisher(report.publishers[source.publisher], ctx)
        if indicator_ids:
            st.caption(escaped(ctx.fmt.counted("sources.gives", len(indicator_ids))))
            with st.grid(2, min_column_width=320, gap="xxsmall"):
                for name in indicator_ids[:_MOST_LINKS]:
                    indicators.link(report.indicators[name], ctx, pages)
            if indicator_ids[_MOST_LINKS:]:
                rest = ctx.fmt.plain(len(indicator_ids) - _MOST_LINKS)
                st.caption(ctx.label("explore.more", count=rest))
        for row in stories:
            if row.source == source.id:
                st.markdown(f"- {escaped(ctx.fmt.say(row.title))}")
        _link("sources.of_publisher", ctx, pages, publisher=source.publisher)
        _link("sources.every", ctx, pages)


def _publisher(publisher: Publisher, ctx: PageContext) -> None:
    """Who published it, of what kind that is, and its homepage, where there is one."""
    kind = ctx.word(f"publisher_kind.{publisher.kind}")
    line = ctx.label("sources.publisher", publisher=ctx.fmt.say(publisher.name), kind=kind)
    homepage = ctx.label("sources.homepage")
    st.caption(f"{line} · [{homepage}](<{publisher.homepage}>)" if publisher.homepage else line)


def _link(word: str, ctx: PageContext, pages: Pages, **query: str) -> None:
    """A link to this page, with the filters of the query and no others."""
    params = ctx.query(**query)
    icon = ":material/menu_book:"
    st.page_link(pages["sources"], label=ctx.label(word), icon=icon, query_params=params)


def area_sources(area: Area, ctx: PageContext) -> None:
    """Every source of an area, at the foot of its page."""
    rows = select(ctx.report, [area.id], [])
    heading = ctx.word("sources.of_area", count=ctx.fmt.plain(len(rows)))
    with st.container(key="folded_sources"):
        st.header(escaped(heading), anchor="sources")
        folds.show("sources", heading, ctx)
        source_table(rows, ctx, f"sources_{area.id}")


def source_table(rows: Sequence[Source], ctx: PageContext, key: str = "sources") -> None:
    """Sources as a table with a link to each publication that has a page."""
    table.show_written(_source_table(tuple(row.id for row in rows), ctx), key)


# For all readers: the areas, and the filters that somebody has chosen of late.
@report_cache(64)
def _source_table(ids: tuple[str, ...], ctx: PageContext) -> bytes:
    sheet = source_tables.source_sheet([ctx.report.sources[id_] for id_ in ids], ctx.fmt)
    return table.written(sheet, ctx.word("section.all_sources"), ctx)


def publisher_table(chosen: SourceChoice, ctx: PageContext) -> None:
    """Who published the sources chosen, with a link to each homepage that is known."""
    sources, publishers = chosen.ids
    sheet = _publisher_sheet(sources, publishers, ctx.fmt)
    sections.heading("section.publishers", ctx)
    st.caption(escaped(ctx.fmt.counted("publishers.count", len(sheet.rows))))
    st.caption(ctx.label("publishers.about"))
    table.show(sheet, ctx.word("section.publishers"), ctx, "publishers")


@report_cache(64)
def _publisher_sheet(
    sources: tuple[str, ...], publishers: tuple[str, ...], fmt: Formatter
) -> Sheet:
    report = fmt.report
    totals = publisher_totals(
        report,
        [report.sources[id_] for id_ in sources],
        [report.publishers[id_] for id_ in publishers],
    )
    return source_tables.publisher_sheet(totals, fmt)

"""The sections of a page: title, lead, targets, groups of indicators, practices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from pages.parts import cards, downloads, provenance, tables
from pages.parts.chart import block
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis import editions
from report.analysis.chart_series import rows_of
from report.analysis.facts import Fact, observations_of
from report.downloads import selection
from report.model import VERSION, Area, Period, Text
from report.pdf import printing
from report.slides.deck import DeckOptions
from report.text import tables as content
from report.text.formatter import escaped
from report.text.narrative import cited, prose
from report.text.sentences import sentence

# About 75 letters, or 40 characters of Chinese, a line.
MEASURE = 680


def title(text: str, icon: str | None = None) -> None:
    st.title(f":material/{icon}: {escaped(text)}" if icon else escaped(text), anchor=False)


def heading(key: str, ctx: PageContext) -> None:
    st.header(ctx.word(key), anchor=key.removeprefix("section."))


def lead(sentences: Iterable[Text], ctx: PageContext) -> None:
    told = tuple(sentences)
    text(prose(told, ctx.fmt))
    rows = cited(told, ctx.fmt)
    if rows:
        provenance.button(rows, ctx, "lead", "provenance.of_text")
    if ctx.report.editions[ctx.report.edition].cutoff is not None:
        st.caption(ctx.word("edition.prose"))


def headlines(area: Area, ctx: PageContext) -> None:
    with st.grid(min_column_width=250):
        for indicator in ctx.report.headlines(area.id):
            cards.headline(indicator, area, ctx)


def charts(area: Area, ctx: PageContext) -> None:
    """The charts of an area that this edition has figures for."""
    drawn = [chart for chart in area.charts if rows_of(chart, ctx.report)]
    if not drawn:
        return
    heading("section.charts", ctx)
    st.caption(ctx.word("provenance.hint"))
    with st.grid(2, min_column_width=430):
        for chart in drawn:
            block.place(block.placed_chart(chart, area, ctx), ctx)


def points(facts: Sequence[Fact], ctx: PageContext) -> None:
    """The main points: sentences from the rows, each with the figures that it rests on."""
    if not facts:
        return
    heading("section.points", ctx)
    for number, fact in enumerate(facts):
        rows = observations_of(fact)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"- {escaped(sentence(fact, ctx.fmt))}", width="content")
            if rows:
                provenance.button(rows, ctx, f"point_{number}")


def groups(area: Area, ctx: PageContext) -> None:
    """Every indicator of the area, by subject, folded."""
    for group in area.groups:
        chosen = [ctx.report.indicators[indicator] for indicator in group.indicators]
        name, count = ctx.fmt.say(group.name), ctx.fmt.plain(len(chosen))
        with st.expander(escaped(ctx.word("group.label", name=name, count=count))):
            tables.sheet(
                content.indicators(chosen, ctx.fmt),
                ctx,
                f"group_{area.id}_{group.id}",
                name,
            )


def save_area(area: Area, ctx: PageContext) -> None:
    """All figures, targets, events and practices of an area for download, its brief, its slides."""
    made = partial(printing.of_areas, (area.id,), ctx.fmt, url.whole_link(area.id, ctx))
    paper = downloads.DocumentDownload("area", f"{area.id}_brief", made)
    chosen = selection.of_area(area.id, ctx.report)
    with st.container(horizontal=True):
        with st.container(width="content"):
            downloads.show(chosen, ctx, f"area_{area.id}", paper=paper)
        downloads.slides(_deck(ctx, area.id), ctx, area.id)


def save_report(ctx: PageContext) -> None:
    made = partial(printing.of_report, ctx.fmt, url.whole_link("", ctx))
    paper = downloads.DocumentDownload("report", "report", made)
    with st.container(horizontal=True):
        with st.container(width="content"):
            downloads.show(selection.of_report(ctx.report), ctx, "everything", paper=paper)
        downloads.slides(_deck(ctx), ctx, "everything")


def _deck(ctx: PageContext, *areas: str) -> DeckOptions:
    return DeckOptions(areas, (ctx.fmt.language,))


def practices(area: Area, ctx: PageContext) -> None:
    rows = ctx.report.practices_in(area.id)
    if not rows:
        return
    heading("section.practices", ctx)
    with st.grid(min_column_width=320):
        for row in rows:
            cards.practice(row, ctx)


def paragraph(key: str, ctx: PageContext) -> None:
    text(ctx.word(key))


def text(written: str) -> None:
    """A paragraph no wider than is easy to read."""
    with st.container(width=MEASURE):
        st.markdown(escaped(written))


def edition(ctx: PageContext) -> None:
    """Which edition this is, and until when what it shows had been published."""
    shown = ctx.report.editions[ctx.report.edition]
    dated = [row for row in ctx.report.editions.values() if row.cutoff is not None]
    named = shown if shown.cutoff else (dated[-1] if dated else None)
    if named is None or named.cutoff is None:
        return
    released = Period(named.cutoff.year, named.cutoff.month, named.cutoff.day)
    key = "edition.as_released" if shown.cutoff else "edition.and_since"
    title, date = ctx.fmt.say(named.title), ctx.fmt.period(released)
    st.caption(escaped(ctx.word(key, title=title, date=date)))


def footer(ctx: PageContext) -> None:
    st.divider()
    counts = {
        "indicators": len(ctx.report.indicators),
        "figures": len(ctx.report.observations),
        "sources": len(ctx.report.sources),
    }
    written = {name: ctx.fmt.plain(count) for name, count in counts.items()}
    st.caption(ctx.word("footer", **written))
    name = ctx.fmt.edition(ctx.report.edition)
    mark = editions.content_mark(ctx.report)
    st.caption(ctx.word("footer.edition", edition=name, mark=mark, version=VERSION))

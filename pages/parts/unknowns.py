"""What is not known: counted in a paragraph, listed by kind, and drawn by indicator and year."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts import provenance, sections, sources, tables, unknown_pictures
from pages.parts.chart import block
from pages.parts.chart.block import PlacedChart
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis import unknowns
from report.analysis.foremost_unknowns import foremost_unknowns
from report.analysis.unknowns import KINDS, UnknownKind, Unknowns
from report.charts.captioned import CaptionedChart, captioned_coverage
from report.model import Area, Period
from report.text import unknowns_tables
from report.text.markup import escaped
from report.text.unknown_counts import counts_in_words


def intro(ctx: PageContext) -> None:
    """What the page of all areas counts, and how far its counts reach."""
    sections.text(ctx.word("unknowns.intro", place=_home_name(ctx)))


def area_unknowns(area: Area, ctx: PageContext) -> None:
    """The section of an area's page: what matters most, and how much of each kind is listed."""
    st.header(ctx.word("unknowns.section"), anchor="unknowns")
    counted = unknowns.unknowns_of(ctx.report, area.id)
    if not any(counted.counts.values()):
        sections.paragraph("unknowns.nothing", ctx)
    nodes = [*unknown_pictures.foremost_list(foremost_unknowns(ctx.report, area.id), ctx)]
    nodes += unknown_pictures.kind_links(counted, ctx)
    element.show(nodes, "area_unknowns")


def summary(counted: Unknowns, ctx: PageContext) -> None:
    """One sentence for each kind of which there is something."""
    sections.text(counts_in_words(counted, ctx.fmt))


def _home_name(ctx: PageContext) -> str:
    return ctx.fmt.place(ctx.report.settings.place)


def lists(counted: Unknowns, ctx: PageContext) -> None:
    """A tab for each kind of which there is something; the address may name the one to open."""
    kinds = [kind for kind in KINDS if counted.counts[kind]]
    if not kinds:
        sections.paragraph("unknowns.nothing_here", ctx)
        return
    titles = {kind: escaped(_title(kind, counted, ctx)) for kind in kinds}
    asked = url.read(url.KIND, kinds)
    opened = next((title for kind, title in titles.items() if kind == asked), None)
    tabs = st.tabs(list(titles.values()), default=opened)
    for kind, tab in zip(kinds, tabs, strict=True):
        with tab:
            _list(kind, counted, ctx)


def _title(kind: UnknownKind, counted: Unknowns, ctx: PageContext) -> str:
    return ctx.word(f"unknowns.{kind}.title", count=ctx.fmt.plain(counted.counts[kind]))


def _list(kind: UnknownKind, counted: Unknowns, ctx: PageContext) -> None:
    """What a kind means, and every case of it."""
    meaning = ctx.word(f"unknowns.{kind}.means", place=_home_name(ctx))
    sentences = [_rounding(counted, ctx), meaning] if kind == "disagreements" else [meaning]
    text = ctx.word("sentence.space").join(sentence for sentence in sentences if sentence)
    st.markdown(escaped(text))
    if kind == "undated":
        sources.source_table(counted.undated, ctx, "unknowns_undated")
        return
    sheet = unknowns_tables.unknowns_sheet(kind, counted, ctx.fmt)
    tables.show_alone(sheet, ctx, f"unknowns_{kind}", _title(kind, counted, ctx))


def _rounding(counted: Unknowns, ctx: PageContext) -> str:
    """How many disagreements come from rounding alone; "" where none does."""
    count = sum(1 for each in counted.disagreements if each.explanation == "rounding")
    numbers = {
        "count": ctx.fmt.plain(count),
        "all": ctx.fmt.plain(len(counted.disagreements)),
    }
    return ctx.word("unknowns.disagreements.rounding", **numbers) if count else ""


@st.fragment
def matrix(area: Area, ctx: PageContext) -> None:
    """Which indicators of an area have a figure in which year; nothing where none has one.

    The years before the late ones are drawn when they are asked for.
    """
    placed = placed_matrix(area, ctx, with_earlier=_earlier_wanted(area, ctx))
    if placed is not None:
        block.place(placed, ctx)


def _earlier_wanted(area: Area, ctx: PageContext) -> bool:
    """Where there are earlier years, a switch that says how many figures they have."""
    found = unknowns.coverage(ctx.report, area.id)
    if found is None or not found.earlier:
        return False
    first, last = found.earlier[0], found.earlier[-1]
    span = ctx.fmt.span(Period(first), Period(last))
    figures = len(found.within(found.earlier).rows)
    label = ctx.fmt.counted("coverage.earlier_years", figures, span=span)
    return st.toggle(label, key=f"coverage_earlier_{area.id}")


def placed_matrix(
    area: Area, ctx: PageContext, *, with_earlier: bool = False
) -> PlacedChart | None:
    """The matrix of an area; None where none of its indicators has a figure."""
    chart = captioned_coverage(area, ctx.fmt, with_earlier=with_earlier)
    if chart is None:
        return None
    return PlacedChart(f"coverage_{area.id}", chart, partial(_about, chart, ctx))


def _about(chart: CaptionedChart, ctx: PageContext) -> None:
    st.markdown(escaped(ctx.word("coverage.about")))
    provenance.source_list(chart.rows, ctx)

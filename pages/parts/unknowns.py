"""What is not known: counted in a paragraph, listed by kind, and drawn by indicator and year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from pages.parts import sections, sources, tabs
from pages.parts.chart import block
from pages.parts.chart.block import PlacedChart
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from pages.parts.table import element as table
from pages.parts.tabs import Tab
from report.analysis import unknowns
from report.analysis.unknowns import KINDS, UnknownKind, Unknowns
from report.charts.captioned import CaptionedChart, captioned_coverage
from report.charts.nodes import Node
from report.model import Area, Period
from report.screens import parameters, unknown_pictures
from report.screens.figure_sources import source_list
from report.text import unknowns_tables
from report.text.markup import escaped
from report.text.unknown_counts import counts_in_words, meaning_in_words


def intro(ctx: PageContext) -> None:
    """What the page of all areas counts, and how far its counts reach."""
    sections.text(ctx.word("unknowns.intro", place=_home_name(ctx)))


def area_unknowns(area: Area, ctx: PageContext) -> None:
    """The section of an area's page: what matters most, and how much of each kind is listed."""
    st.header(ctx.label("unknowns.section"), anchor="unknowns")
    counted = unknowns.unknowns_of(ctx.report, area.id)
    if not any(counted.counts.values()):
        sections.paragraph("unknowns.nothing", ctx)
    element.show_of("area_unknowns", unknown_pictures.of_area, area, ctx)


def summary(counted: Unknowns, ctx: PageContext) -> None:
    """One sentence for each kind of which there is something."""
    sections.text(counts_in_words(counted, ctx.fmt))


def _home_name(ctx: PageContext) -> str:
    return ctx.fmt.place(ctx.report.settings.place)


def lists(counted: Unknowns, ctx: PageContext) -> None:
    """A tab for each kind of which there is something; the address names the one that is open."""
    kinds = [kind for kind in KINDS if counted.counts[kind]]
    if not kinds:
        sections.paragraph("unknowns.nothing_here", ctx)
        return
    shown = [
        Tab(kind, escaped(_title(kind, counted, ctx)), partial(_list, kind, counted, ctx))
        for kind in kinds
    ]
    keep = partial(url.write_choice, parameters.KIND)
    tabs.show(shown, "unknowns_lists", url.read(parameters.KIND, kinds), keep)


def _title(kind: UnknownKind, counted: Unknowns, ctx: PageContext) -> str:
    return ctx.word(f"unknowns.{kind}.title", count=ctx.fmt.plain(counted.counts[kind]))


def _list(kind: UnknownKind, counted: Unknowns, ctx: PageContext) -> None:
    """What a kind means, and every case of it."""
    st.markdown(escaped(meaning_in_words(kind, counted, ctx.fmt)))
    if kind == "undated":
        sources.source_table(counted.undated, ctx, "unknowns_undated")
        return
    sheet = unknowns_tables.unknowns_sheet(kind, counted, ctx.fmt)
    table.show(sheet, _title(kind, counted, ctx), ctx, f"unknowns_{kind}")


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
    return st.toggle(escaped(label), key=f"coverage_earlier_{area.id}")


def placed_matrix(
    area: Area, ctx: PageContext, *, with_earlier: bool = False
) -> PlacedChart | None:
    """The matrix of an area; None where none of its indicators has a figure."""
    chart = captioned_coverage(area, ctx.fmt, with_earlier=with_earlier)
    if chart is None:
        return None
    return PlacedChart(f"coverage_{area.id}", chart, partial(_about, chart, ctx))


def _about(chart: CaptionedChart, ctx: PageContext) -> Iterator[Node]:
    yield Node("p", text=ctx.word("coverage.about"))
    yield from source_list(chart.rows, ctx)

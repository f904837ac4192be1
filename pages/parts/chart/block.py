"""The one place where a chart is put on a page: headline, subtitle, tabs, legend, source line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.parts import definitions, downloads, provenance, tables
from pages.parts.chart import element, share
from pages.parts.chart.tabs import tabs
from pages.parts.frame.context import PageContext
from pages.parts.picture import folds
from report.analysis.chart_series import rows_of
from report.charts.captioned import CaptionedChart, captioned_chart
from report.downloads import selection
from report.model import Area, Chart
from report.text import narrative
from report.text.markup import escaped


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart with what only a page has around it.

    `key` names its elements; `about` writes its own tab, `save` offers what is shown for download,
    `share` the way to it where it has no address of its own. `addressed` is the chart that its
    page is about: the address says which tab is open. `height` is that of the picture in pixels
    where it is not its own; a small screen shows it as it is. One that is `folded` shows but its
    headline there, until it is opened.
    """

    key: str
    chart: CaptionedChart
    about: Callable[[], None]
    save: Callable[[], None] | None = None
    share: Callable[[], None] | None = None
    addressed: bool = False
    height: int | None = None
    folded: bool = False


@st.fragment
def place(placed: PlacedChart, ctx: PageContext) -> None:
    """Put a chart on the page. Nothing else calls Streamlit's chart element."""
    chart, key = placed.chart, placed.key
    with st.container(border=True, key=f"block_{key}"):
        st.markdown(f"{_level(placed)} {escaped(chart.headline)}")
        if placed.folded:
            folds.show(key, chart.headline, ctx)
        st.caption(escaped(chart.subtitle))
        chart_tab, table_tab, about_tab = tabs(key, ctx, addressed=placed.addressed)
        with chart_tab:
            _picture(placed, ctx)
        with table_tab:
            tables.show(chart.sheet, ctx, f"sheet_{key}", chart.headline)
        with about_tab:
            placed.about()
        if chart.legend:
            st.caption(escaped(chart.legend_line))
        st.caption(escaped(chart.source_line))
        if not st.context.is_embedded:
            action_row([placed.save, placed.share or partial(share.show, key, ctx)])


def _level(placed: PlacedChart) -> str:
    """How Markdown marks the headline: an embed has no title above it, a page of many charts has
    sections.
    """
    if st.context.is_embedded:
        return "#"
    return "##" if placed.addressed else "###"


def action_row(actions: Sequence[Callable[[], None] | None]) -> None:
    """The buttons side by side: a fragment takes all the room that its container leaves it."""
    with st.container(horizontal=True, gap="small"):
        for action in filter(None, actions):
            with st.container(width="content"):
                action()


def _picture(placed: PlacedChart, ctx: PageContext) -> None:
    """The chart; pointing at a figure opens its provenance."""
    chart = placed.chart
    pointed = element.show(chart.draw(ctx.palette), chart.alt, placed.key, placed.height)
    rows = [row for point in pointed if (row := ctx.report.find(point)) is not None]
    if rows:
        provenance.dialog(rows, ctx)


def placed_chart(chart: Chart, area: Area | None, ctx: PageContext) -> PlacedChart:
    """A chart of the report. ValueError where this edition has no figure for it."""
    captioned = captioned_chart(chart, area, ctx.fmt)
    chosen = selection.of_chart(chart, ctx.report)
    return PlacedChart(
        key=chart.id,
        chart=captioned,
        about=partial(_about, chart, captioned, ctx),
        save=partial(downloads.show, chosen, ctx, chart.id, captioned),
    )


def _about(chart: Chart, captioned: CaptionedChart, ctx: PageContext) -> None:
    """The editors' note, definitions, what is missing, disagreements, and every source."""
    if captioned.note:
        st.markdown(escaped(captioned.note))
    for indicator in chart.indicators:
        definitions.show(ctx.report.indicators[indicator], ctx)
    for indicator, place_id, rows in rows_of(chart, ctx.report):
        missing = narrative.gaps(rows, ctx.fmt)
        if missing:
            owner = ctx.fmt.place(place_id)
            st.caption(escaped(ctx.word("about.place", place=owner, text=missing)))
        provenance.other_sources(indicator, place_id, ctx)
    provenance.source_list(captioned.rows, ctx)

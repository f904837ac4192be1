"""The one place where a chart is put on a page: headline, subtitle, tabs, legend, source line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.parts import definitions, downloads, provenance, tables
from pages.parts.chart import element, share, tabs
from pages.parts.frame.context import PageContext
from pages.parts.picture import element as picture_element
from report.analysis.chart_series import rows_of
from report.charts.captioned import CaptionedChart, captioned_chart
from report.files import addresses
from report.model import Area, Chart
from report.screens.chart_texts import chart_foot, chart_head
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
        fold = ctx.word("fold.turn", heading=chart.headline) if placed.folded else ""
        picture_element.show(chart_head(chart, _level(placed), fold), f"head_{key}")
        contents: dict[str, Callable[[], None]] = {
            "chart": partial(_picture, placed, ctx),
            "table": partial(tables.show, chart.sheet, ctx, f"sheet_{key}", chart.headline),
            "about": placed.about,
        }
        tabs.show(contents, key, ctx, addressed=placed.addressed)
        picture_element.show(chart_foot(chart), f"foot_{key}")
        if not st.context.is_embedded:
            action_row([placed.save, placed.share or partial(share.show, key, chart, ctx)])


def _level(placed: PlacedChart) -> int:
    """That of the headline: an embed has no title above it, a page of many charts has sections."""
    if st.context.is_embedded:
        return 1
    return 2 if placed.addressed else 3


@st.fragment
def action_row(actions: Sequence[Callable[[], None] | None]) -> None:
    """The buttons side by side, which run anew without the chart when one of them is pressed."""
    with st.container(horizontal=True, gap="small"):
        for action in filter(None, actions):
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
    return PlacedChart(
        key=chart.id,
        chart=captioned,
        about=partial(_about, chart, captioned, ctx),
        save=partial(downloads.offer, addresses.of_chart(chart), ctx, chart.id),
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
            st.caption(ctx.label("about.place", place=owner, text=missing))
        provenance.other_sources(indicator, place_id, ctx)
    provenance.source_list(captioned.rows, ctx)

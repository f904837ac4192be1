"""The one place where a chart is put on a page: headline, subtitle, tabs, legend, source line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from pages.parts import downloads, provenance, tables
from pages.parts.chart import element, share
from pages.parts.chart import tabs as open_tab
from pages.parts.frame.context import PageContext
from report.analysis.chart_series import drawn_as, rows_of, targets_of
from report.charts.draw import draw_chart
from report.charts.drawing import Drawing
from report.downloads import selection
from report.images import picture
from report.model import Area, Chart, Indicator, Source
from report.text import narrative
from report.text import tables as content
from report.text.formatter import escaped
from report.text.tables import Sheet


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """What a chart says around its picture. Texts are plain; `about` writes its own tab,
    `save` offers what is shown for download, `share` the way to it where the catalogue of charts
    has none. `addressed` is the chart that its page is about: the address says which tab is open.
    """

    key: str
    headline: str
    subtitle: str
    alt: str
    picture: Drawing
    sheet: Sheet
    source_line: str
    about: Callable[[], None]
    legend: tuple[str, ...] = field(default=())
    save: Callable[[], None] | None = None
    share: Callable[[], None] | None = None
    addressed: bool = False


@st.fragment
def place(block: ChartBlock, ctx: PageContext) -> None:
    """Put a chart on the page. Nothing else calls Streamlit's chart element."""
    with st.container(border=True, key=f"block_{block.key}"):
        st.markdown(f"### {escaped(block.headline)}")
        st.caption(escaped(block.subtitle))
        tabs = open_tab.tabs(block.key, ctx, addressed=block.addressed)
        chart_tab, table_tab, about_tab = tabs
        with chart_tab:
            _picture(block, ctx)
        with table_tab:
            tables.sheet(block.sheet, ctx, f"sheet_{block.key}", block.headline)
        with about_tab:
            block.about()
        if block.legend:
            st.caption(escaped(" · ".join(block.legend)))
        st.caption(escaped(block.source_line))
        if not st.context.is_embedded:
            way = block.share or partial(share.show, block.key, ctx)
            action_row([block.save, way])


def action_row(ways: Sequence[Callable[[], None] | None]) -> None:
    """The buttons side by side: a fragment takes all the room that its container leaves it."""
    with st.container(horizontal=True, gap="small"):
        for way in filter(None, ways):
            with st.container(width="content"):
                way()


def _picture(block: ChartBlock, ctx: PageContext) -> None:
    """The chart; pointing at a figure opens its provenance."""
    pointed = element.show(block.picture, block.alt, block.key)
    found = (ctx.report.find(key) for key in pointed)
    rows = [row for row in found if row is not None]
    if rows:
        provenance.dialog(rows, ctx)


def of_chart(chart: Chart, area: Area | None, ctx: PageContext) -> ChartBlock:
    """A chart of the report with everything that is said around it."""
    fmt = ctx.fmt
    found = rows_of(chart, fmt.report)
    rows = [row for _, _, series in found for row in series]
    targets = () if drawn_as(chart, fmt.report) == "value" else targets_of(chart, fmt.report)
    name = fmt.say(ctx.report.indicators[chart.indicators[0]].name)
    return ChartBlock(
        key=chart.id,
        headline=narrative.fill(chart.headline, fmt) or name,
        subtitle=narrative.subtitle(chart, fmt),
        alt=narrative.alt(chart, fmt),
        picture=draw_chart(chart, area, fmt, ctx.palette),
        sheet=content.chart_sheet(chart, fmt),
        source_line=narrative.source_line([*rows, *targets], fmt),
        about=lambda: _about(chart, ctx),
        legend=tuple(narrative.legend(chart, fmt)),
        save=partial(
            downloads.show,
            selection.of_chart(chart, ctx.report),
            ctx,
            chart.id,
            partial(picture.of_chart, chart, area),
        ),
    )


def _about(chart: Chart, ctx: PageContext) -> None:
    """Definitions, what is missing, disagreements, and every source of the chart."""
    note = narrative.fill(chart.note, ctx.fmt)
    if note:
        st.markdown(escaped(note))
    for indicator in chart.indicators:
        _definition(ctx.report.indicators[indicator], ctx)
    for indicator, place_id, rows in rows_of(chart, ctx.report):
        missing = narrative.gaps(rows, ctx.fmt)
        if missing:
            owner = ctx.fmt.say(ctx.report.places[place_id].name)
            st.caption(escaped(ctx.word("about.place", place=owner, text=missing)))
        provenance.others(indicator, place_id, ctx)
    _sources(_sources_of(chart, ctx), ctx)


def _definition(indicator: Indicator, ctx: PageContext) -> None:
    say = ctx.fmt.say
    st.markdown(f"**{escaped(say(indicator.name))}** — {escaped(say(indicator.definition))}")
    if say(indicator.note):
        st.caption(escaped(say(indicator.note)))


def _sources_of(chart: Chart, ctx: PageContext) -> list[Source]:
    ids = (row.source for _, _, rows in rows_of(chart, ctx.report) for row in rows)
    return [ctx.report.sources[source] for source in dict.fromkeys(ids)]


def _sources(sources: list[Source], ctx: PageContext) -> None:
    st.markdown(f"**{ctx.word('nav.sources')}**")
    st.markdown("\n".join(f"- {provenance.link(source, ctx)}" for source in sources))

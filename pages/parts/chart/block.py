"""The one place where a chart is put on a page: headline, subtitle, tabs, legend, source line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from pages.parts import downloads, provenance, tables
from pages.parts.chart import element, share
from pages.parts.chart import tabs as open_tab
from pages.parts.frame.context import Reader
from report.analysis.chart_series import drawn_as, rows_of, targets_of
from report.charts import figure
from report.charts.drawing import Drawing
from report.downloads import selection
from report.images import picture
from report.model import Area, Chart, Indicator, Source
from report.text import narrative
from report.text import tables as content
from report.text.formatter import escaped
from report.text.tables import Sheet


@dataclass(frozen=True, slots=True)
class Block:
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
def place(block: Block, reader: Reader) -> None:
    """Put a chart on the page. Nothing else calls Streamlit's chart element."""
    with st.container(border=True, key=f"block_{block.key}"):
        st.markdown(f"### {escaped(block.headline)}")
        st.caption(escaped(block.subtitle))
        tabs = open_tab.tabs(block.key, reader, addressed=block.addressed)
        chart_tab, table_tab, about_tab = tabs
        with chart_tab:
            _picture(block, reader)
        with table_tab:
            tables.sheet(block.sheet, reader, f"sheet_{block.key}", block.headline)
        with about_tab:
            block.about()
        if block.legend:
            st.caption(escaped(" · ".join(block.legend)))
        st.caption(escaped(block.source_line))
        if not st.context.is_embedded:
            way = block.share or partial(share.show, block.key, reader)
            take_away([block.save, way])


def take_away(ways: Sequence[Callable[[], None] | None]) -> None:
    """The buttons side by side: a fragment takes all the room that its container leaves it."""
    with st.container(horizontal=True, gap="small"):
        for way in filter(None, ways):
            with st.container(width="content"):
                way()


def _picture(block: Block, reader: Reader) -> None:
    """The chart; pointing at a figure opens its provenance."""
    pointed = element.show(block.picture, block.alt, block.key)
    found = (reader.report.find(key) for key in pointed)
    rows = [row for row in found if row is not None]
    if rows:
        provenance.dialog(rows, reader)


def of_chart(chart: Chart, area: Area | None, reader: Reader) -> Block:
    """A chart of the report with everything that is said around it."""
    writer = reader.writer
    found = rows_of(chart, writer.report)
    rows = [row for _, _, series in found for row in series]
    targets = () if drawn_as(chart, writer.report) == "value" else targets_of(chart, writer.report)
    name = writer.say(reader.report.indicators[chart.indicators[0]].name)
    return Block(
        key=chart.id,
        headline=narrative.fill(chart.headline, writer) or name,
        subtitle=narrative.subtitle(chart, writer),
        alt=narrative.alt(chart, writer),
        picture=figure(chart, area, writer, reader.palette),
        sheet=content.of_chart(chart, writer),
        source_line=narrative.source_line([*rows, *targets], writer),
        about=lambda: _about(chart, reader),
        legend=tuple(narrative.legend(chart, writer)),
        save=partial(
            downloads.show,
            selection.of_chart(chart, reader.report),
            reader,
            chart.id,
            partial(picture.of_chart, chart, area),
        ),
    )


def _about(chart: Chart, reader: Reader) -> None:
    """Definitions, what is missing, disagreements, and every source of the chart."""
    note = narrative.fill(chart.note, reader.writer)
    if note:
        st.markdown(escaped(note))
    for indicator in chart.indicators:
        _definition(reader.report.indicators[indicator], reader)
    for indicator, place_id, rows in rows_of(chart, reader.report):
        missing = narrative.gaps(rows, reader.writer)
        if missing:
            owner = reader.writer.say(reader.report.places[place_id].name)
            st.caption(escaped(reader.word("about.place", place=owner, text=missing)))
        provenance.others(indicator, place_id, reader)
    _sources(_sources_of(chart, reader), reader)


def _definition(indicator: Indicator, reader: Reader) -> None:
    say = reader.writer.say
    st.markdown(f"**{escaped(say(indicator.name))}** — {escaped(say(indicator.definition))}")
    if say(indicator.note):
        st.caption(escaped(say(indicator.note)))


def _sources_of(chart: Chart, reader: Reader) -> list[Source]:
    ids = (row.source for _, _, rows in rows_of(chart, reader.report) for row in rows)
    return [reader.report.sources[source] for source in dict.fromkeys(ids)]


def _sources(sources: list[Source], reader: Reader) -> None:
    st.markdown(f"**{reader.word('nav.sources')}**")
    st.markdown("\n".join(f"- {provenance.link(source, reader)}" for source in sources))

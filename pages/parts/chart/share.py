"""A chart taken elsewhere: its address to copy, and the HTML that embeds it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.parts.chart import tabs
from pages.parts.frame import url
from pages.parts.frame.context import Reader
from report.charts import catalogue
from report.charts.catalogue import Entry


@dataclass(frozen=True, slots=True)
class Way:
    """To a chart: the page to open, with what that is told, and the same to be embedded."""

    page: str
    query: dict[str, str]
    frame: str
    frame_query: dict[str, str]
    title: str


def show(chart_id: str, reader: Reader) -> None:
    """The button and what it opens; nothing for a chart without an address."""
    found = catalogue.entry(reader.report, chart_id)
    if found is not None:
        offer(chart_id, _way(found, reader), reader)


@st.fragment
def offer(key: str, way: Way, reader: Reader) -> None:
    """The button, which opens a link and the HTML of an embed; nothing inside an embed."""
    if st.context.is_embedded:
        return
    opened = st.popover(
        reader.word("share.label"),
        icon=":material/share:",
        type="tertiary",
        key=f"share_{key}",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _content(way, reader)


def _content(way: Way, reader: Reader) -> None:
    st.caption(reader.word("share.link"))
    link = url.whole_link(way.page, reader, **way.query, **tabs.named())
    st.code(link, language=None, wrap_lines=True)
    st.caption(reader.word("share.embed"))
    theme = f"{reader.palette.mode}_theme"
    query = way.frame_query | {"embed": "true", "embed_options": theme}
    frame = url.whole_link(way.frame, reader, **query)
    st.code(catalogue.iframe(frame, way.title), language="html", wrap_lines=True)


def _way(found: Entry, reader: Reader) -> Way:
    """An indicator's chart stands on the indicator's page; any other has a page of its own."""
    own = {url.ID: found.id}
    page, query = "chart", own
    if found.subject == "indicator" and found.indicator is not None:
        page, query = "indicator", {url.ID: found.indicator.id}
    return Way(page, query, "chart", own, title(found, reader))


def title(found: Entry | None, reader: Reader) -> str:
    """What a chart belongs to: its indicator, its chapter, or the report."""
    owner = (found.indicator or found.area) if found else None
    return reader.writer.say(owner.name if owner else reader.report.frame.title)


def home(found: Entry | None) -> tuple[str, dict[str, str]]:
    """The page that a chart belongs to, the overview's name being empty, and what it is told."""
    if found is not None and found.indicator is not None:
        return "indicator", {url.ID: found.indicator.id}
    return (found.area.id if found and found.area else ""), {}

"""A chart taken elsewhere: its address to copy, and the HTML that embeds it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.parts.chart import tabs
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.charts import catalogue
from report.charts.catalogue import CatalogueEntry


@dataclass(frozen=True, slots=True)
class ShareLink:
    """To a chart: the page to open, with what that is told, and the same to be embedded."""

    page: str
    query: dict[str, str]
    frame: str
    frame_query: dict[str, str]
    title: str


def show(chart_id: str, ctx: PageContext) -> None:
    """The button and what it opens; nothing for a chart without an address."""
    found = catalogue.entry(ctx.report, chart_id)
    if found is not None:
        offer(chart_id, _way(found, ctx), ctx)


@st.fragment
def offer(key: str, way: ShareLink, ctx: PageContext) -> None:
    """The button, which opens a link and the HTML of an embed; nothing inside an embed."""
    if st.context.is_embedded:
        return
    opened = st.popover(
        ctx.word("share.label"),
        icon=":material/share:",
        type="tertiary",
        key=f"share_{key}",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _content(way, ctx)


def _content(way: ShareLink, ctx: PageContext) -> None:
    st.caption(ctx.word("share.link"))
    link = url.whole_link(way.page, ctx, **way.query, **tabs.named())
    st.code(link, language=None, wrap_lines=True)
    st.caption(ctx.word("share.embed"))
    theme = f"{ctx.palette.mode}_theme"
    query = way.frame_query | {"embed": "true", "embed_options": theme}
    frame = url.whole_link(way.frame, ctx, **query)
    st.code(catalogue.iframe(frame, way.title), language="html", wrap_lines=True)


def _way(found: CatalogueEntry, ctx: PageContext) -> ShareLink:
    """An indicator's chart stands on the indicator's page; any other has a page of its own."""
    own = {url.ID: found.id}
    page, query = "chart", own
    if found.subject == "indicator" and found.indicator is not None:
        page, query = "indicator", {url.ID: found.indicator.id}
    return ShareLink(page, query, "chart", own, title(found, ctx))


def title(found: CatalogueEntry | None, ctx: PageContext) -> str:
    """What a chart belongs to: its indicator, its chapter, or the report."""
    owner = (found.indicator or found.area) if found else None
    return ctx.fmt.say(owner.name if owner else ctx.report.frame.title)


def home(found: CatalogueEntry | None) -> tuple[str, dict[str, str]]:
    """The page that a chart belongs to, the overview's name being empty, and what it is told."""
    if found is not None and found.indicator is not None:
        return "indicator", {url.ID: found.indicator.id}
    return (found.area.id if found and found.area else ""), {}

"""A chart taken elsewhere: its address to copy, and the HTML that embeds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.parts.chart import tabs
from pages.parts.copyable import element as copyable
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.charts import addresses, embed
from report.charts.addresses import AddressedChart
from report.charts.captioned import CaptionedChart


@dataclass(frozen=True, slots=True)
class ShareLink:
    """The addresses of a chart: the page to open with its parameters, and the same to embed.

    `height` is that of its frame in pixels, calculated when it is asked for.
    """

    page: str
    query: dict[str, str]
    frame: str
    frame_query: dict[str, str]
    title: str
    height: Callable[[], int]


def show(chart_id: str, chart: CaptionedChart, ctx: PageContext) -> None:
    """The button of a chart that has an address; nothing for one without."""
    addressed = addresses.addressed_chart(ctx.report, chart_id)
    if addressed is not None:
        offer(chart_id, _share_link(addressed, chart, ctx), ctx)


def offer(key: str, share_link: ShareLink, ctx: PageContext) -> None:
    """The button, which opens a link and the HTML of an embed; nothing inside an embed."""
    if st.context.is_embedded:
        return
    opened = st.popover(
        ctx.label("share.label"),
        icon=":material/share:",
        type="tertiary",
        key=f"share_{key}",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _content(key, share_link, ctx)


def _content(key: str, share_link: ShareLink, ctx: PageContext) -> None:
    added = _added(ctx)
    shown = share_link.query | added | tabs.named()
    link = url.absolute_link(share_link.page, ctx, **shown)
    copyable.show(link, ctx.word("share.link"), ctx, f"link_{key}")
    theme = f"{ctx.palette.mode}_theme"
    query = share_link.frame_query | added | {"embed": "true", "embed_options": theme}
    frame = url.absolute_link(share_link.frame, ctx, **query)
    code = embed.embed_code(frame, share_link.title, share_link.height())
    copyable.show(code, ctx.word("share.embed"), ctx, f"embed_{key}")


def _added(ctx: PageContext) -> dict[str, str]:
    """The parameter of the places that were added to the chart; none where there are none."""
    added = url.read_list(url.WITH, ctx.report.places)
    return {url.WITH: ",".join(added)} if added else {}


def _share_link(addressed: AddressedChart, chart: CaptionedChart, ctx: PageContext) -> ShareLink:
    """An indicator's chart stands on the indicator's page; any other has a page of its own."""
    chart_query = {url.ID: addressed.id}
    page, query = "chart", chart_query
    if addressed.subject == "indicator" and addressed.indicator is not None:
        page, query = "indicator", {url.ID: addressed.indicator.id}
    name = title(addressed, ctx)
    height = embed.map_height if addressed.subject == "map" else embed.chart_height
    sized = partial(height, chart, way_back(name, ctx), ctx.palette)
    return ShareLink(page, query, "chart", chart_query, name, sized)


def way_back(name: str, ctx: PageContext) -> str:
    """What stands on the link from an embed to where it belongs."""
    return ctx.word("share.back", title=name)


def title(addressed: AddressedChart | None, ctx: PageContext) -> str:
    """The name of what a chart belongs to: its indicator, its area, or the report."""
    owner = (addressed.indicator or addressed.area) if addressed else None
    return ctx.fmt.say(owner.name if owner else ctx.report.settings.title)


def home_page(addressed: AddressedChart | None) -> tuple[str, dict[str, str]]:
    """The page that a chart belongs to ("" is the overview), and the parameters of its address."""
    if addressed is not None and addressed.indicator is not None:
        return "indicator", {url.ID: addressed.indicator.id}
    return (addressed.area.id if addressed and addressed.area else ""), {}

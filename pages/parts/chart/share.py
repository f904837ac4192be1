"""A chart taken elsewhere: its address to copy, and the HTML that embeds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from pages.parts.chart import tabs
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.charts import addresses, embed
from report.charts.addresses import AddressedChart
from report.charts.captioned import CaptionedChart
from report.charts.written import nodes_written
from report.files.addresses import HOME
from report.screens.copyable_text import copyable_text


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


def of_chart(chart_id: str, chart: CaptionedChart, ctx: PageContext) -> ShareLink | None:
    """The way to a chart that has an address; None for one without."""
    addressed = addresses.addressed_chart(ctx.report, chart_id)
    return _share_link(addressed, chart, ctx) if addressed else None


def button(key: str, ctx: PageContext) -> dict[str, object]:
    """The button that opens a link and the HTML of an embed, as the element of a chart is told."""
    named = {"part": "share", "key": f"share_{key}", "label": ctx.word("share.label")}
    return named | {"icon": "share", "isQuiet": True}


def listed(share_link: ShareLink, ctx: PageContext, asked: Mapping[str, str]) -> bytes:
    """The link and the HTML of an embed as nodes in JSON, for a reader who has the report at the
    home asked, with the tab that is open there and the places that were added.
    """
    added = _added(asked, ctx)

    def whole(page: str, **query: str) -> str:
        return urljoin(asked.get(HOME, ""), ctx.link(page, **query))

    link = whole(share_link.page, **share_link.query, **added, **tabs.named_in(asked))
    theme = f"{ctx.palette.mode}_theme"
    embedded = {"embed": "true", "embed_options": theme}
    frame = whole(share_link.frame, **share_link.frame_query, **added, **embedded)
    code = embed.embed_code(frame, share_link.title, share_link.height())
    texts = {"share.link": link, "share.embed": code}
    return nodes_written(copyable_text(text, ctx.word(name), ctx) for name, text in texts.items())


def _added(asked: Mapping[str, str], ctx: PageContext) -> dict[str, str]:
    """The parameter of the places that were added to the chart; none where there are none."""
    added = url.listed(asked.get(url.WITH, ""), ctx.report.places)
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

"""A page of the site as a whole HTML document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report.charts.nodes import Node, as_html
from report.charts.palette import DARK, LIGHT, Palette
from report.data import served
from report.model import LANGUAGE_TAGS, Area, Language, Report
from report.screens.themes import in_both_themes
from report.site.page_head import page_head
from report.site.page_summary import summary
from report.static.addresses import SiteHome, SiteLinks, SitePage
from report.static.assets import SiteAssets, asset_links
from report.static.contents import (
    area,
    calendar,
    changes,
    glossary,
    indicator,
    indicators,
    overview,
    sources,
    unknowns,
)
from report.static.contents.page import SiteContext
from report.static.files import links_to
from report.static.frame import framed
from report.text.formatter import Formatter

_DOCTYPE = b"<!DOCTYPE html>\n"
_LISTS = {
    "": overview.content,
    "indicator": indicators.content,
    "sources": sources.content,
    "calendar": calendar.content,
    "unknowns": unknowns.content,
    "glossary": glossary.content,
}


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What is asked of a site: its address and that of the app (both with a slash at the end, the
    app's empty for none), and whether documents are among its files.
    """

    url: str
    app: str = ""
    documents: bool = False


def document(page: SitePage, fmt: Formatter, options: SiteOptions, assets: SiteAssets) -> bytes:
    """A page in the language of `fmt`, for readers of both themes."""
    light, dark = (_body(page, fmt, options, palette) for palette in (LIGHT, DARK))
    body = _unfolded(in_both_themes(light, dark))
    head = _head(page, fmt, options, assets)
    return whole(fmt.language, head, body)


def whole(language: Language, head: Iterable[Node], body: Node) -> bytes:
    """A document out of what is special in its head, and its body."""
    common = (
        Node("meta", {"charset": "utf-8"}),
        Node("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        Node("meta", {"name": "color-scheme", "content": "light dark"}),
    )
    inside = (Node("head", children=(*common, *head)), body)
    tag = LANGUAGE_TAGS[language]
    return _DOCTYPE + as_html(Node("html", {"lang": tag}, children=inside)) + b"\n"


def _head(
    page: SitePage, fmt: Formatter, options: SiteOptions, assets: SiteAssets
) -> Iterator[Node]:
    told = summary(page.name, page.query, fmt)
    assert told is not None
    yield from page_head(told, SiteHome(options.url, fmt.report), fmt)
    yield from asset_links(assets, page.file(fmt.language))


def _body(page: SitePage, fmt: Formatter, options: SiteOptions, palette: Palette) -> Node:
    ctx = _context(page, fmt, options, palette)
    owner = _area_of(page, fmt.report)
    colour = ctx.colour(owner) if owner else ""
    return framed(page, _content(page, ctx), ctx, colour)


def _context(page: SitePage, fmt: Formatter, options: SiteOptions, palette: Palette) -> SiteContext:
    links = SiteLinks(page.file(fmt.language), options.app)
    before = served.previous_report(fmt.report, fmt.report.edition)
    files = links_to(page, fmt, documents=options.documents)
    return SiteContext(fmt, palette, links, has_scripts=False, before=before, files=files)


def _area_of(page: SitePage, report: Report) -> Area | None:
    """The area whose page it is, or of whose indicator."""
    name = report.indicators[page.id].area if page.id else page.name
    return next((one for one in report.areas if one.id == name), None)


def _content(page: SitePage, ctx: SiteContext) -> Iterator[Node]:
    if page.id:
        return indicator.content(ctx.report.indicators[page.id], ctx)
    if page.name == "changes" and ctx.before is not None:
        return changes.content(ctx.before, ctx)
    if page.name in _LISTS:
        return _LISTS[page.name](ctx)
    return area.content(ctx.report.area(page.name), ctx)


def _unfolded(node: Node) -> Node:
    """What a script opens on a wide screen stands open everywhere: its reader may fold it."""
    opened = {"open": ""} if node.attributes.get("data-open") == "wide" else {}
    children = tuple(map(_unfolded, node.children))
    return Node(node.tag, {**node.attributes, **opened}, node.text, children)

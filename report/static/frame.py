"""The frame of every page: the bar above it, its content, and what stands below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report.analysis.editions import content_mark
from report.charts.nodes import Node
from report.model import LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES, VERSION
from report.screens.bar import Bar, drawn_bar
from report.screens.menu import menu
from report.screens.synthetic_notice import synthetic_notice
from report.static.addresses import OF_THE_APP, SitePage, relative
from report.static.contents.page import SiteContext
from report.text.edition import counts_in_words

_CONTENT = "content"


def framed(page: SitePage, content: Iterable[Node], ctx: SiteContext, colour: str) -> Node:
    """The body of a page in one theme; `colour` is that of its area, empty for none."""
    main = {"class": "st-key-page_content", "id": _CONTENT}
    inside = (
        _bar(page, ctx),
        Node("main", main, children=(*synthetic_notice(ctx), *content)),
        Node("footer", {"class": "st-key-page_foot"}, children=tuple(_foot(ctx))),
    )
    block = Node("div", {"data-testid": "stMainBlockContainer"}, children=inside)
    look = {"data-testid": "stMain"} | ({"--page-area": colour} if colour else {})
    skip = Node("a", {"class": "skip", "href": f"#{_CONTENT}"}, ctx.word("stock.skip"))
    shown = Node("div", look, children=(block,))
    return Node("body", {"class": "static-page"}, children=(skip, shown))


def _bar(page: SitePage, ctx: SiteContext) -> Node:
    """The mark, the menu, and this page in the other language."""
    pages = menu(
        ctx,
        ctx.link,
        has_changes=ctx.before is not None,
        without=() if ctx.has_app else OF_THE_APP,
    )
    bar = drawn_bar(Bar(pages, page.name, {}), ctx)
    inside = Node("div", {"class": "st-key-bar"}, children=(bar, _languages(page, ctx)))
    return Node("header", {"data-testid": "stLayoutWrapper"}, children=(inside,))


def _languages(page: SitePage, ctx: SiteContext) -> Node:
    links = tuple(_language(page, ctx))
    switch = Node("div", {"class": "front-switch st-key-language_switch"}, children=links)
    return Node("div", {"class": "front-switches"}, children=(switch,))


def _language(page: SitePage, ctx: SiteContext) -> Iterator[Node]:
    shown = ctx.fmt.language
    for language in LANGUAGES:
        tag = LANGUAGE_TAGS[language]
        address = relative(page.file(language), page.file(shown))
        look = {"href": address, "hreflang": tag, "lang": tag}
        chosen = {"aria-current": "true"} if language == shown else {}
        yield Node("a", look | chosen, LANGUAGE_NAMES[language])


def _foot(ctx: SiteContext) -> Iterator[Node]:
    """How much the report holds, and which edition and version of it this is."""
    name, mark = ctx.fmt.edition(ctx.report.edition), content_mark(ctx.report)
    yield Node("p", text=counts_in_words(ctx.fmt))
    said = ctx.word("footer.edition", edition=name, mark=mark, version=VERSION)
    yield Node("p", text=said)

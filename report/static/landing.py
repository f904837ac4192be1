"""What belongs to no language: the way in to both, the page of a wrong address, the site's map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from report.charts.nodes import Node
from report.model import LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES, Language, Report
from report.static.addresses import DEFAULT, ROOT, SiteHome, SitePage, pages
from report.static.assets import SiteAssets, asset_links
from report.static.document import whole
from report.text.edition import counts_in_words, released_in_words
from report.text.formatter import Formatter

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
# The language of who asks for none comes first.
_ORDER = tuple(sorted(LANGUAGES, key=DEFAULT.__ne__))
# Where links lead to: a page of a language.
_AddressOf = Callable[[SitePage, Language], str]


def root_page(report: Report, url: str, assets: SiteAssets) -> bytes:
    """The site's first page: the report in a few words and the way to it, in both languages."""
    home = SiteHome(url, report)
    title = Node("title", text=_joined("settings", report))
    canonical = Node("link", {"rel": "canonical", "href": home.page("", {})})
    others = (
        Node("link", {"rel": "alternate", "hreflang": LANGUAGE_TAGS[name], "href": there})
        for name in LANGUAGES
        for there in [home.page("", {}, name)]
    )
    head = (title, canonical, *others, *asset_links(assets, ROOT))
    return whole(DEFAULT, head, _body(report, SitePage.file, is_wrong=False))


def not_found_page(report: Report, url: str, assets: SiteAssets) -> bytes:
    """The page of a wrong address. Its links are absolute: nobody knows where it is shown."""
    title = Node("title", text=_joined("wrong", report))
    robots = Node("meta", {"name": "robots", "content": "noindex"})
    there = SiteAssets(url + assets.style, url + assets.icon)
    style = Node("link", {"rel": "stylesheet", "href": there.style})
    icon = Node("link", {"rel": "icon", "type": "image/svg+xml", "href": there.icon})
    body = _body(report, lambda page, language: url + page.file(language), is_wrong=True)
    return whole(DEFAULT, (title, robots, style, icon), body)


def _joined(what: str, report: Report) -> str:
    """The title in both languages."""
    return " · ".join(_title(Formatter(report, name), is_wrong=what == "wrong") for name in _ORDER)


def _title(fmt: Formatter, *, is_wrong: bool) -> str:
    return fmt.word("stock.no_page") if is_wrong else fmt.say(fmt.report.settings.title)


def _body(report: Report, address_of: _AddressOf, *, is_wrong: bool) -> Node:
    """The title in both languages, and of each the way to the overview and the areas."""
    names = (Formatter(report, name) for name in _ORDER)
    lines = (
        Node("span", {"lang": LANGUAGE_TAGS[fmt.language]}, _title(fmt, is_wrong=is_wrong))
        for fmt in names
    )
    title = Node("h1", {"class": "both-languages"}, children=tuple(lines))
    parts = tuple(_way_in(Formatter(report, name), address_of) for name in _ORDER)
    both = Node("div", {"class": "halves"}, children=parts)
    main = Node("main", {"class": "st-key-page_content"}, children=(title, both))
    block = Node("div", {"data-testid": "stMainBlockContainer"}, children=(main,))
    shown = Node("div", {"data-testid": "stMain"}, children=(block,))
    return Node("body", {"class": "static-page"}, children=(shown,))


def _way_in(fmt: Formatter, address_of: _AddressOf) -> Node:
    named = LANGUAGE_NAMES[fmt.language]
    look = {"lang": LANGUAGE_TAGS[fmt.language], "aria-label": named}
    return Node("nav", look, children=tuple(_lines(fmt, address_of)))


def _lines(fmt: Formatter, address_of: _AddressOf) -> Iterator[Node]:
    """The overview, named by its language; when the report is of; the areas."""
    overview = {"href": address_of(SitePage(""), fmt.language)}
    yield Node("h2", children=(Node("a", overview, LANGUAGE_NAMES[fmt.language]),))
    for text in filter(None, (released_in_words(fmt), counts_in_words(fmt))):
        yield Node("p", {"class": "front-note"}, text)
    yield Node("ul", children=tuple(_area_links(fmt, address_of)))


def _area_links(fmt: Formatter, address_of: _AddressOf) -> Iterator[Node]:
    for area in fmt.report.areas:
        there = {"href": address_of(SitePage(area.id), fmt.language)}
        yield Node("li", children=(Node("a", there, fmt.say(area.name)),))


def sitemap(report: Report, url: str) -> bytes:
    """Every page in each language, each with the addresses of the same in all languages."""
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    home, every = SiteHome(url, report), ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for page in pages(report):
        for language in LANGUAGES:
            entry = ElementTree.SubElement(every, f"{{{_SITEMAP}}}url")
            place = ElementTree.SubElement(entry, f"{{{_SITEMAP}}}loc")
            place.text = home.page(page.name, page.query, language)
            _alternates(entry, page, home)
    ElementTree.indent(every)
    written: bytes = ElementTree.tostring(every, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _alternates(entry: ElementTree.Element, page: SitePage, home: SiteHome) -> None:
    there = {LANGUAGE_TAGS[name]: home.page(page.name, page.query, name) for name in LANGUAGES}
    there["x-default"] = home.page(page.name, page.query)
    for tag, address in there.items():
        look = {"rel": "alternate", "hreflang": tag, "href": address}
        ElementTree.SubElement(entry, f"{{{_XHTML}}}link", look)


def robots(url: str) -> bytes:
    """Everything may be read; search engines look for it at the root of a host."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n".encode()

"""What the served HTML says of a page before any script has run, and without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree

from report.model import LANGUAGE_TAGS, LANGUAGES, Report
from report.site.page_address import Home
from report.site.page_summary import PageSummary, SummaryLink, summary
from report.site.preview import SIZE
from report.site.routes import reader
from report.text.edition import short_title
from report.text.formatter import Formatter
from report.web.html_page import PageContent, PageRequest

# Previews of links cut longer descriptions; they end at a word or with a sentence of their own.
_DESCRIPTION = 300
_WITHOUT_CHARTS = frozenset({"sources", "changes", "glossary", "present"})
Attributes = Mapping[str, str]


def page_content(report: Report, asked: PageRequest) -> PageContent | None:
    """Head and body of the page that is asked for; None where the report has no such page."""
    fmt = reader(report, asked.language, asked.query.get("edition", ""))
    told = summary(asked.page, asked.query, fmt)
    if told is None:
        return None
    home = Home.of(asked.root, fmt.report)
    head, body = _html(_head(told, home, fmt)), _html(_body(told, home, fmt))
    return PageContent(head, body, has_charts=told.page not in _WITHOUT_CHARTS)


def _head(told: PageSummary, home: Home, fmt: Formatter) -> Iterator[ElementTree.Element]:
    """Title, description, the page's own address in both languages, what previews show."""
    title, described = told.title(fmt), _shortened(told.told)
    yield _element("title", {}, title)
    yield _element("meta", {"name": "description", "content": described})
    here = home.page(told.page, told.query, fmt.language)
    yield _element("link", {"rel": "canonical", "href": here})
    for language in LANGUAGES:
        there = home.page(told.page, told.query, language)
        tag = LANGUAGE_TAGS[language]
        yield _element("link", {"rel": "alternate", "hreflang": tag, "href": there})
    unnamed = home.page(told.page, told.query)
    yield _element("link", {"rel": "alternate", "hreflang": "x-default", "href": unnamed})
    for name, content in _previewed(told, home, fmt).items():
        yield _element("meta", {"property": name, "content": content})
    yield _element("meta", {"name": "twitter:card", "content": "summary_large_image"})


def _previewed(told: PageSummary, home: Home, fmt: Formatter) -> dict[str, str]:
    """What chats and networks show of a link, by the names of the Open Graph protocol."""
    width, height = SIZE
    return {
        "og:type": "website",
        "og:site_name": short_title(fmt),
        "og:title": told.name,
        "og:description": _shortened(told.told),
        "og:url": home.page(told.page, told.query, fmt.language),
        "og:locale": LANGUAGE_TAGS[fmt.language].replace("-", "_"),
        "og:image": home.preview(told.page, told.query, fmt.language),
        "og:image:alt": _shortened(told.told),
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
    }


def _shortened(text: str) -> str:
    if len(text) <= _DESCRIPTION:
        return text
    kept = text[: _DESCRIPTION - 1]
    return f"{kept.rsplit(' ', 1)[0] if ' ' in kept[-40:] else kept}…"


def _body(told: PageSummary, home: Home, fmt: Formatter) -> Iterator[ElementTree.Element]:
    """The page as text, for readers without scripts: what it says, its figures, where to go on."""
    yield _element("p", {}, fmt.say(fmt.report.settings.title))
    yield _element("h1", {}, told.name)
    for text in filter(None, (told.headline, told.description)):
        yield _element("p", {}, text)
    yield _list(told.lines, home, fmt)
    yield _element("p", {}, fmt.word("summary.no_script"))
    yield _list(_pages(fmt), home, fmt)


def _pages(fmt: Formatter) -> Iterator[SummaryLink]:
    """The pages that say something without a script, and the figures themselves."""
    yield SummaryLink(fmt.word("nav.overview"), "")
    for area in fmt.report.areas:
        yield SummaryLink(fmt.say(area.name), area.id)
    yield SummaryLink(fmt.word("nav.indicator"), "indicator")
    data = fmt.word("summary.data")
    yield SummaryLink(data, "api/v1/observations", {"format": "csv"}, in_all_languages=True)


def _list(lines: Iterable[SummaryLink], home: Home, fmt: Formatter) -> ElementTree.Element:
    every = _element("ul")
    for line in lines:
        item = ElementTree.SubElement(every, "li")
        language = None if line.in_all_languages else fmt.language
        address = home.page(line.page, line.query, language)
        item.append(_element("a", {"href": address}, line.text))
    return every


def _element(tag: str, attributes: Attributes | None = None, text: str = "") -> ElementTree.Element:
    element = ElementTree.Element(tag, dict(attributes or {}))
    element.text = text or None
    return element


def _html(elements: Iterable[ElementTree.Element]) -> bytes:
    """As HTML, each character of the data a text."""
    written = (ElementTree.tostring(one, encoding="utf-8", method="html") for one in elements)
    return b"\n".join(written)

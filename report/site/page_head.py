"""The head of a page: what browsers, search engines and previews of links are told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from report.charts.nodes import Node
from report.model import LANGUAGE_TAGS, LANGUAGES, Language
from report.site.feed import MEDIA_TYPE as FEED_TYPE
from report.site.feed import about_page
from report.site.preview import SIZE
from report.site.told_page import PageSummary
from report.text.edition import short_title
from report.text.formatter import Formatter

# Previews of links cut longer descriptions; they end at a word or with a sentence of their own.
_DESCRIPTION = 300


class PageAddresses(Protocol):
    """Says where pages are, by absolute addresses."""

    def page(self, page: str, query: Mapping[str, str], language: Language | None = None) -> str:
        """The address of a page; without a language that which belongs to no language."""

    def preview(self, page: str, query: Mapping[str, str], language: Language) -> str:
        """The address of the picture of a page."""

    def feed(self, about: Mapping[str, str], language: Language) -> str:
        """The address of a feed."""


def page_head(told: PageSummary, home: PageAddresses, fmt: Formatter) -> Iterator[Node]:
    """Title, description, the page's own address in both languages, what previews show."""
    title, described = told.title(fmt), _shortened(told.told)
    yield Node("title", {}, title)
    yield Node("meta", {"name": "description", "content": described})
    here = home.page(told.page, told.query, fmt.language)
    yield Node("link", {"rel": "canonical", "href": here})
    for language in LANGUAGES:
        there = home.page(told.page, told.query, language)
        tag = LANGUAGE_TAGS[language]
        yield Node("link", {"rel": "alternate", "hreflang": tag, "href": there})
    # What is no news yet is told by no feed.
    if fmt.report.release_at is None:
        about = about_page(told.page, told.query, fmt.report)
        feed = {"type": FEED_TYPE, "href": home.feed(about, fmt.language)}
        # Without a title: the page may be switched to the other language, and its head stays.
        yield Node("link", {"rel": "alternate"} | feed)
    unnamed = home.page(told.page, told.query)
    yield Node("link", {"rel": "alternate", "hreflang": "x-default", "href": unnamed})
    for name, content in _previewed(told, home, fmt).items():
        yield Node("meta", {"property": name, "content": content})
    yield Node("meta", {"name": "twitter:card", "content": "summary_large_image"})


def _previewed(told: PageSummary, home: PageAddresses, fmt: Formatter) -> dict[str, str]:
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

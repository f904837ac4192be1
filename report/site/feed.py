"""What is new in the report as Atom feeds (RFC 4287): of all, of an area, of an indicator."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from xml.etree import ElementTree as ET

from report.analysis.progress import as_of
from report.data import served
from report.model import LANGUAGE_TAGS, Language, Report
from report.screens import parameters
from report.text import news
from report.text.edition import short_title
from report.text.formatter import Formatter
from report.text.news import NewsItem

MEDIA_TYPE = "application/atom+xml"
INDICATOR = "indicator"
_ATOM = "http://www.w3.org/2005/Atom"
# A reader's program asks again every hour; what is older stands in the report.
_MOST = 100
# Of the ids of entries: the same thing has the same one in every feed, wherever it is served.
_IDS = uuid.UUID("7e6c2a0e-6f0d-5b1c-9d53-2f1a6c1d8f4b")


class FeedAddresses(Protocol):
    """Says where pages and feeds are, by absolute addresses."""

    def page(self, page: str, query: Mapping[str, str], language: Language | None = None) -> str:
        """The address of a page."""

    def feed(self, about: Mapping[str, str], language: Language) -> str:
        """The address of a feed."""


def feed(about: Mapping[str, str], home: FeedAddresses, fmt: Formatter) -> bytes | None:
    """The feed of what is named by `about_page`; None for an area or an indicator there is not."""
    report = fmt.report
    area, indicator = about.get(parameters.AREA, ""), about.get(INDICATOR, "")
    items, title, page = _items(fmt), short_title(fmt), home.page("", {}, fmt.language)
    if area:
        if area not in {one.id for one in report.areas}:
            return None
        items = news.of_area(items, area, fmt)
        title = fmt.word("feed.of", report=title, subject=fmt.say(report.area(area).name))
        page = home.page(area, {}, fmt.language)
    elif indicator:
        if indicator not in report.indicators:
            return None
        items = news.of_indicator(items, indicator)
        title = fmt.word("feed.of", report=title, subject=fmt.indicator(indicator))
        page = home.page("indicator", {"id": indicator}, fmt.language)
    written = _Feed(title, page, home.feed(about, fmt.language), home, fmt)
    return written.of(items[:_MOST])


def about_page(page: str, query: Mapping[str, str], report: Report) -> dict[str, str]:
    """What the feed of a page is about: its area, its indicator, or all there is."""
    if page == "indicator" and query.get("id"):
        return {INDICATOR: query["id"]}
    return {parameters.AREA: page} if page in {area.id for area in report.areas} else {}


def _items(fmt: Formatter) -> tuple[NewsItem, ...]:
    earlier = served.previous_report(fmt.report, fmt.report.edition)
    return news.news(Formatter(earlier, fmt.language) if earlier else None, fmt)


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed's title, its page, its own address, and where the pages of its entries are."""

    title: str
    page: str
    address: str
    home: FeedAddresses
    fmt: Formatter

    def of(self, items: Sequence[NewsItem]) -> bytes:
        """The feed of these things, the newest first."""
        tag = LANGUAGE_TAGS[self.fmt.language]
        root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": tag})
        _add(root, "id", self.address)
        _add(root, "title", self.title)
        _add(root, "updated", _moment(items[0].day if items else as_of(self.fmt.report)))
        _add(_add(root, "author"), "name", short_title(self.fmt))
        _add(root, "link", rel="self", type=MEDIA_TYPE, href=self.address)
        _add(root, "link", rel="alternate", type="text/html", href=self.page)
        for item in items:
            self._add_entry(root, item)
        return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"

    def _add_entry(self, root: ET.Element, item: NewsItem) -> None:
        entry = _add(root, "entry")
        _add(entry, "id", f"urn:uuid:{uuid.uuid5(_IDS, item.key)}")
        _add(entry, "title", item.text)
        _add(entry, "updated", _moment(item.day))
        query = {"id": item.indicator} if item.indicator else {}
        page = self.home.page("indicator" if query else "", query, self.fmt.language)
        _add(entry, "link", rel="alternate", type="text/html", href=page)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    """An element of Atom below another one; whatever the data hold is text."""
    added = ET.SubElement(parent, name, attributes)
    added.text = text
    return added


def _moment(day: dt.date) -> str:
    """A day as Atom wants it; nobody knows the hour."""
    return f"{day.isoformat()}T00:00:00Z"

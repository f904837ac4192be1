"""What the served HTML says of a page before any script has run, and without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report.charts.nodes import Node, as_html
from report.data import served
from report.fonts.of_pages import icon_names
from report.model import Report
from report.model.report_cache import report_cache
from report.screens import parameters
from report.screens.front_screen import FrontScreen, front_screen
from report.site.page_address import Home
from report.site.page_head import page_head
from report.site.page_summary import summary
from report.site.routes import reader
from report.site.told_page import PageSummary, SummaryLink
from report.text.formatter import Formatter
from report.web.html_page import PageContent, PageRequest

_WITHOUT_FRAME = frozenset({"chart", "present"})


def page_content(report: Report, asked: PageRequest) -> PageContent | None:
    """Head and body of the page that is asked for; None where the report has no such page."""
    fmt = reader(report, asked.language, asked.query.get(parameters.EDITION, ""), asked.page)
    told = summary(asked.page, asked.query, fmt)
    if told is None:
        return None
    home = Home.of(asked.root, fmt.report)
    head, body = _html(page_head(told, home, fmt)), _html(_body(told, home, fmt))
    screen = _screen(told, report, fmt) if _has_screen(told, asked) else b""
    return PageContent(
        head,
        body,
        screen,
        has_rare_icons=any(area.icon not in icon_names() for area in report.areas),
    )


def _has_screen(told: PageSummary, asked: PageRequest) -> bool:
    """Embeds and slides are looked at alone, and stand in no frame."""
    return told.page not in _WITHOUT_FRAME and not asked.is_embed


def _screen(told: PageSummary, report: Report, fmt: Formatter) -> bytes:
    """What is seen of the page until the application is there."""
    before = served.previous_report(report, fmt.report.edition)
    texts = tuple(filter(None, (told.headline, told.description)))
    return _drawn(FrontScreen(told.page, tuple(told.query.items()), told.name, texts, before), fmt)


# Some 100 kB each: all pages in both languages and two editions.
@report_cache(64)
def _drawn(screen: FrontScreen, fmt: Formatter) -> bytes:
    return as_html(front_screen(screen, fmt))


def _body(told: PageSummary, home: Home, fmt: Formatter) -> Iterator[Node]:
    """The page as text, for readers without scripts: what it says, its figures, where to go on."""
    yield Node("p", {}, fmt.say(fmt.report.settings.title))
    yield Node("h1", {}, told.name)
    for text in filter(None, (told.headline, told.description)):
        yield Node("p", {}, text)
    yield _list(told.lines, home, fmt)
    yield Node("p", {}, fmt.word("summary.no_script"))
    yield _list(_pages(fmt), home, fmt)


def _pages(fmt: Formatter) -> Iterator[SummaryLink]:
    """The pages that say something without a script, and the figures themselves."""
    yield SummaryLink(fmt.word("nav.overview"), "")
    for area in fmt.report.areas:
        yield SummaryLink(fmt.say(area.name), area.id)
    yield SummaryLink(fmt.word("nav.indicator"), "indicator")
    data = fmt.word("summary.data")
    yield SummaryLink(data, "api/v1/observations", {"format": "csv"}, in_all_languages=True)


def _list(lines: Iterable[SummaryLink], home: Home, fmt: Formatter) -> Node:
    return Node("ul", children=tuple(_item(line, home, fmt) for line in lines))


def _item(line: SummaryLink, home: Home, fmt: Formatter) -> Node:
    language = None if line.in_all_languages else fmt.language
    address = home.page(line.page, line.query, language)
    return Node("li", children=(Node("a", {"href": address}, line.text),))


def _html(nodes: Iterable[Node]) -> bytes:
    """As HTML, each character of the data a text."""
    return b"\n".join(map(as_html, nodes))

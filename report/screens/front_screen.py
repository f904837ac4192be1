"""The first screen of a page as its reader sees it before the application has come.

It looks as the page will: the style sheet holds for both, by the names that Streamlit gives to the
parts of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from report.charts.nodes import Node
from report.charts.palette import DARK, LIGHT
from report.model import LANGUAGE_NAMES, LANGUAGES, Area, Indicator, Report
from report.screens import parameters
from report.screens.bar import Bar, drawn_bar
from report.screens.context import ScreenContext
from report.screens.draft_note import draft_note
from report.screens.front_content import OF_DATA, of_area, of_indicator, of_overview
from report.screens.menu import menu
from report.screens.synthetic_notice import synthetic_notice
from report.screens.themes import in_both_themes
from report.text.formatter import Formatter


@dataclass(frozen=True, slots=True)
class FrontScreen:
    """A page: its path, the parameters that make it this page, its title, and what it says where it
    has no picture of its own; and the edition before the one that is shown, with which its main
    points compare.
    """

    path: str
    query: tuple[tuple[str, str], ...]
    name: str
    texts: tuple[str, ...]
    before: Report | None

    def indicator(self, report: Report) -> Indicator | None:
        """The indicator that the page is about, if it is about one."""
        name = dict(self.query).get("id", "") if self.path == "indicator" else ""
        return report.indicators.get(name)

    def area(self, report: Report) -> Area | None:
        """The area whose page it is, if it is one's."""
        return next((area for area in report.areas if area.id == self.path), None)


def front_screen(screen: FrontScreen, fmt: Formatter) -> Node:
    """In both themes."""
    light, dark = (_drawn(screen, ScreenContext(fmt, palette)) for palette in (LIGHT, DARK))
    return in_both_themes(light, dark)


def _drawn(screen: FrontScreen, ctx: ScreenContext) -> Node:
    content = Node(
        "main",
        {"class": "st-key-page_content"},
        children=(*synthetic_notice(ctx), *draft_note(ctx), *_content(screen, ctx)),
    )
    inside = (_bar(screen, ctx), content)
    block = Node("div", {"data-testid": "stMainBlockContainer"}, children=inside)
    main = Node("div", {"data-testid": "stMain"}, children=(block,))
    return Node("div", {"id": "front-screen"} | _colour(screen, ctx), children=(main,))


def _colour(screen: FrontScreen, ctx: ScreenContext) -> dict[str, str]:
    """That of the area whose page it is, or of whose indicator."""
    indicator = screen.indicator(ctx.report)
    area = ctx.report.area(indicator.area) if indicator else screen.area(ctx.report)
    return {"--page-area": ctx.colour(area)} if area else {}


def _content(screen: FrontScreen, ctx: ScreenContext) -> Iterator[Node]:
    area, indicator = screen.area(ctx.report), screen.indicator(ctx.report)
    if area:
        return of_area(area, screen.before, ctx)
    if indicator:
        return of_indicator(indicator, ctx)
    if screen.path in OF_DATA and not screen.query:
        return OF_DATA[screen.path](ctx)
    return _texts(screen) if screen.path else of_overview(ctx)


def _texts(screen: FrontScreen) -> Iterator[Node]:
    yield Node("h1", text=screen.name)
    for text in screen.texts:
        yield Node("p", text=text)


def _bar(screen: FrontScreen, ctx: ScreenContext) -> Node:
    pages = menu(ctx, ctx.link, has_changes=screen.before is not None)
    editions = {
        edition: _here(screen, ctx, parameters.EDITION, edition) for edition in ctx.report.editions
    }
    bar = drawn_bar(Bar(pages, screen.path, editions), ctx)
    inside = Node("div", {"class": "st-key-bar"}, children=(bar, _switches(screen, editions, ctx)))
    look = {"data-testid": "stLayoutWrapper", "role": "banner"}
    return Node("div", look, children=(inside,))


def _here(screen: FrontScreen, ctx: ScreenContext, parameter: str, value: str) -> str:
    """The address of this page in another language or edition."""
    return f"?{urlencode(dict(screen.query) | ctx.query() | {parameter: value})}"


def _switches(screen: FrontScreen, editions: Mapping[str, str], ctx: ScreenContext) -> Node:
    """The way to the search, and this page in each edition and language."""
    fmt = ctx.fmt
    search = [Node("a", {"href": ctx.link("indicator")}, ctx.word("searchbox.label"))]
    shown = [
        _choice(fmt.edition(name), link, is_chosen=name == ctx.report.edition)
        for name, link in editions.items()
    ]
    spoken = [
        _choice(
            LANGUAGE_NAMES[name],
            _here(screen, ctx, parameters.LANGUAGE, name),
            is_chosen=name == fmt.language,
        )
        for name in LANGUAGES
    ]
    groups = {"search": search, "edition_switch": shown if len(shown) > 1 else []}
    nodes = (_switch(name, links) for name, links in (groups | {"language_switch": spoken}).items())
    return Node("div", {"class": "front-switches"}, children=tuple(nodes))


def _switch(name: str, links: list[Node]) -> Node:
    return Node(
        "div", {"class": " ".join(("front-switch", f"st-key-{name}"))}, children=tuple(links)
    )


def _choice(text: str, address: str, *, is_chosen: bool) -> Node:
    chosen = {"aria-current": "true"} if is_chosen else {}
    return Node("a", {"href": address} | chosen, text)

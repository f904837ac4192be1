"""The bar above every page: whose report it is, and the way to every page and edition of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from report.charts.nodes import Node, NodeAttributes, drawing
from report.screens.context import ScreenContext
from report.text.edition import short_title

_MARK = "M4 17.5 C4 9 9.5 4 20 4 C20 14 15 20 6.5 20 M4 21.5 C6.5 15 10 11.5 15.5 8.5"


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A page by its path ("" is the overview), its title, and where a link to it leads."""

    path: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands in the bar: pages, one by itself or several under a word, of which `current` is
    the path of the page that is shown; and this page in each edition, by the edition's id, none
    where there is but one to be had.
    """

    menu: Mapping[str, Sequence[MenuPage]]
    current: str
    editions: Mapping[str, str]


def drawn_bar(bar: Bar, ctx: ScreenContext) -> Node:
    """The mark and name of the report, and its menu: in a row, or on a small screen folded."""
    return Node("div", {"class": "bar"}, children=(_brand(ctx), _row(bar, ctx), _folded(bar, ctx)))


def _brand(ctx: ScreenContext) -> Node:
    """The mark and the short name, which lead to the overview."""
    look: NodeAttributes = {"fill": "none", "stroke": ctx.palette.product, "stroke-width": 2.2}
    mark = drawing(24, 24, [Node("path", {"d": _MARK, "stroke-linecap": "round"} | look)])
    name = Node("span", text=short_title(ctx.fmt))
    return Node("a", {"class": "brand", "href": ctx.link("")}, children=(mark, name))


def _row(bar: Bar, ctx: ScreenContext) -> Node:
    items = tuple(_item(title, pages, bar.current) for title, pages in bar.menu.items())
    inside = (Node("ul", children=items),)
    return Node("nav", {"class": "bar-row", "aria-label": ctx.word("nav.label")}, children=inside)


def _item(title: str, pages: Sequence[MenuPage], current: str) -> Node:
    """A page by its own name, or several that open under a word."""
    if len(pages) == 1:
        return Node("li", children=(_link(pages[0], current),))
    chosen = {"class": "chosen"} if any(page.path == current for page in pages) else {}
    word = Node("summary", chosen, title)
    return Node("li", children=(_menu(word, [_list(pages, current)]),))


def _folded(bar: Bar, ctx: ScreenContext) -> Node:
    """The same behind one button, with the editions, for which a small bar has no room."""
    label = {"aria-label": ctx.word("nav.label"), "class": "icon"}
    inside = [*_groups(bar), *([_editions(bar, ctx)] if bar.editions else [])]
    nav = Node("nav", {"aria-label": ctx.word("nav.label")}, children=tuple(inside))
    folded = _menu(Node("summary", label, "menu"), [nav])
    return Node("div", {"class": "bar-folded"}, children=(folded,))


def _groups(bar: Bar) -> Iterator[Node]:
    for title, pages in bar.menu.items():
        if len(pages) > 1:
            yield Node("p", text=title)
        yield _list(pages, bar.current)


def _editions(bar: Bar, ctx: ScreenContext) -> Node:
    """A link to this page in each edition."""
    links = tuple(_edition(edition, address, ctx) for edition, address in bar.editions.items())
    heading = Node("p", text=ctx.word("edition.choose"))
    return Node("div", children=(heading, Node("ul", children=links)))


def _edition(edition: str, address: str, ctx: ScreenContext) -> Node:
    shown = {"aria-current": "true"} if edition == ctx.report.edition else {}
    link = Node("a", {"href": address} | shown, ctx.fmt.edition(edition))
    return Node("li", children=(link,))


def _menu(summary: Node, inside: Sequence[Node]) -> Node:
    # Of one name: where one opens, the others close.
    return Node("details", {"name": "bar"}, children=(summary, *inside))


def _list(pages: Sequence[MenuPage], current: str) -> Node:
    items = tuple(Node("li", children=(_link(page, current),)) for page in pages)
    return Node("ul", children=items)


def _link(page: MenuPage, current: str) -> Node:
    shown = {"aria-current": "page"} if page.path == current else {}
    return Node("a", {"href": page.address} | shown, page.title)

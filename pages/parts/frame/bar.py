"""The bar above every page: whose report it is, and the way to every page of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.charts.nodes import Node, NodeAttributes, drawing
from report.text.edition import short_title

# What stands in the bar, one after another: a page, or several under a word.
Menu = Mapping[str, Sequence[st.Page]]

_MARK = "M4 17.5 C4 9 9.5 4 20 4 C20 14 15 20 6.5 20 M4 21.5 C6.5 15 10 11.5 15.5 8.5"


def show(menu: Menu, current: st.Page, ctx: PageContext) -> None:
    """The mark and name of the report, and its menu: in a row, or on a small screen folded."""
    nodes = (_brand(ctx), _row(menu, current, ctx), _folded(menu, current, ctx))
    element.show([Node("div", {"class": "bar"}, children=nodes)], "bar_menu")


def _brand(ctx: PageContext) -> Node:
    """The mark and the short name, which lead to the overview."""
    look: NodeAttributes = {"fill": "none", "stroke": ctx.palette.product, "stroke-width": 2.2}
    mark = drawing(24, 24, [Node("path", {"d": _MARK, "stroke-linecap": "round"} | look)])
    name = Node("span", text=short_title(ctx.fmt))
    return Node("a", {"class": "brand", "href": url.link("", ctx)}, children=(mark, name))


def _row(menu: Menu, current: st.Page, ctx: PageContext) -> Node:
    items = tuple(_item(title, pages, current, ctx) for title, pages in menu.items())
    inside = (Node("ul", children=items),)
    return Node("nav", {"class": "bar-row", "aria-label": ctx.word("nav.label")}, children=inside)


def _item(title: str, pages: Sequence[st.Page], current: st.Page, ctx: PageContext) -> Node:
    """A page by its own name, or several that open under a word."""
    if len(pages) == 1:
        return Node("li", children=(_link(pages[0], current, ctx),))
    chosen = {"class": "chosen"} if current in pages else {}
    word = Node("summary", chosen, title)
    return Node("li", children=(_menu(word, [_list(pages, current, ctx)]),))


def _folded(menu: Menu, current: st.Page, ctx: PageContext) -> Node:
    """The same behind one button, with the editions, for which a small bar has no room."""
    label = {"aria-label": ctx.word("nav.label"), "class": "icon"}
    inside = [*_groups(menu, current, ctx), _editions(ctx)]
    nav = Node("nav", {"aria-label": ctx.word("nav.label")}, children=tuple(inside))
    folded = _menu(Node("summary", label, "menu"), [nav])
    return Node("div", {"class": "bar-folded"}, children=(folded,))


def _groups(menu: Menu, current: st.Page, ctx: PageContext) -> Iterator[Node]:
    for title, pages in menu.items():
        if len(pages) > 1:
            yield Node("p", text=title)
        yield _list(pages, current, ctx)


def _editions(ctx: PageContext) -> Node:
    """A link to this page in each edition."""
    links = tuple(
        Node("li", children=(Node("a", _edition_link(edition, ctx), ctx.fmt.edition(edition)),))
        for edition in ctx.report.editions
    )
    heading = Node("p", text=ctx.word("edition.choose"))
    return Node("div", children=(heading, Node("ul", children=links)))


def _edition_link(edition: str, ctx: PageContext) -> NodeAttributes:
    address: NodeAttributes = {"href": url.edition_link(edition, ctx)}
    return address | ({"aria-current": "true"} if edition == ctx.report.edition else {})


def _menu(summary: Node, inside: Sequence[Node]) -> Node:
    # Of one name: where one opens, the others close.
    return Node("details", {"name": "bar"}, children=(summary, *inside))


def _list(pages: Sequence[st.Page], current: st.Page, ctx: PageContext) -> Node:
    items = tuple(Node("li", children=(_link(page, current, ctx),)) for page in pages)
    return Node("ul", children=items)


def _link(page: st.Page, current: st.Page, ctx: PageContext) -> Node:
    address: NodeAttributes = {"href": url.link_back(page.url_path, ctx)}
    return Node("a", address | ({"aria-current": "page"} if page == current else {}), page.title)

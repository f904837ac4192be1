"""The bar above every page, whose links lead back to pages as their reader left them."""

from __future__ import annotations

from functools import partial

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.screens.bar import Bar, drawn_bar
from report.screens.menu import menu


def show(current: str, ctx: PageContext, *, has_changes: bool) -> None:
    """With the page of the path `current` as the one that is shown."""
    pages = menu(ctx, partial(url.link_back, ctx=ctx), has_changes=has_changes)
    editions = {edition: url.edition_link(edition, ctx) for edition in ctx.report.editions}
    element.show([drawn_bar(Bar(pages, current, editions), ctx)], "bar_menu")

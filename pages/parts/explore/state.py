"""The selection of the explore page: the URL holds it, the session remembers it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from pages.parts.chart import share, tabs
from pages.parts.chart.share import ShareLink
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.charts import embed
from report.explore import ExploreSelection, query
from report.explore.view import ExploreView


def current(ctx: PageContext) -> query.Parsed:
    """The selection, and the names of parameters that were not understood.

    The URL holds it. The menu's link to the page has the selection that a reader left there: put
    into the URL here, it would be a step of the browser's history of its own.
    """
    asked = url.read_raw(query.NAMES)
    url.remember("explore", asked)
    return query.parse(asked, ctx.report)


def change(ctx: PageContext, **fields: Any) -> None:
    """Change fields of the current selection."""
    chosen, _ = current(ctx)
    set_current(replace(chosen, **fields))


def set_current(chosen: ExploreSelection) -> None:
    """Make a selection the current one: in the session, and as one step back in the URL."""
    values = query.serialize(chosen)
    url.remember("explore", values)
    url.write_all(query.NAMES, values)


def link(ctx: PageContext) -> str:
    """The whole address of the current view, to be sent to a colleague."""
    chosen, _ = current(ctx)
    return url.absolute_link("explore", ctx, **query.serialize(chosen), **tabs.named())


def share_link(view: ExploreView, ctx: PageContext) -> ShareLink:
    """The addresses of the current view: to open it, and to embed it."""
    chosen, _ = current(ctx)
    values = query.serialize(chosen)
    title = view.chart.headline
    return ShareLink("explore", values, "explore", values, title, partial(_height, view, ctx))


def _height(view: ExploreView, ctx: PageContext) -> int:
    """Of the frame around a view that is embedded, in pixels."""
    back = share.way_back(ctx.word("nav.explore"), ctx)
    if view.is_table:
        return embed.sheet_height(view.chart, back)
    return embed.chart_height(view.chart, back, ctx.palette)

"""What the reader of the explore page has chosen: the URL holds it, the session remembers it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.parts.chart import tabs
from pages.parts.chart.share import ShareLink
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.explore import ExploreSelection, query

_KEPT = "explore_kept"
# A control that is always on the page: its state goes when the page is left.
VIEW = "explore_view"


def current(ctx: PageContext) -> query.Parsed:
    """The selection, and the names of what was not understood.

    The URL says it. Only who comes back to the page without a word in the URL finds what they
    left; on the page itself an empty URL is the page as it opens, as the way back leads to it.
    """
    asked = url.several(query.NAMES)
    kept: dict[str, str] = st.session_state.get(_KEPT, {})
    if not asked and kept and VIEW not in st.session_state:
        asked = kept
        url.write_several(query.NAMES, kept)
    st.session_state[_KEPT] = asked
    return query.parse(asked, ctx.report)


def change(ctx: PageContext, **fields: Any) -> None:
    """Choose otherwise, and write it into the URL."""
    chosen, _ = current(ctx)
    show(replace(chosen, **fields))


def show(chosen: ExploreSelection) -> None:
    """Make a selection the current one."""
    written = query.serialize(chosen)
    st.session_state[_KEPT] = written
    url.write_several(query.NAMES, written)


def link(ctx: PageContext) -> str:
    """The whole address of the current view, to be sent to a colleague."""
    chosen, _ = current(ctx)
    return url.whole_link("explore", ctx, **query.serialize(chosen), **tabs.named())


def way(title: str, ctx: PageContext) -> ShareLink:
    """The current view taken elsewhere."""
    chosen, _ = current(ctx)
    written = query.serialize(chosen)
    return ShareLink("explore", written, "explore", written, title)

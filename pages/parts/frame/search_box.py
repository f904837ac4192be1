"""The search of the whole report: a box, and under it a link for each hit."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis.search import Hit, HitKind, find
from report.screens import parameters
from report.text.markup import escaped

Pages = Mapping[str, st.Page]

_MOST = 12
# In characters: more of a query is searched for, but not repeated on the page.
_LONGEST_SHOWN = 60
_ICONS: Mapping[HitKind, str] = {
    "area": "category",
    "indicator": "monitoring",
    "event": "event",
    "practice": "lightbulb",
    "source": "menu_book",
    "term": "dictionary",
}


def show(ctx: PageContext, pages: Pages) -> None:
    """The box behind a button, for the frame of every page."""
    with st.popover(ctx.label("searchbox.label"), icon=":material/search:", key="search"):
        box("everywhere", ctx, pages)


@st.fragment
def box(name: str, ctx: PageContext, pages: Pages) -> None:
    """The box itself and its hits; while it is typed in, only this fragment is run again."""
    query = st.text_input(
        ctx.label("searchbox.label"),
        key=f"search_{name}",
        type="search",
        live=True,
        placeholder=ctx.word("searchbox.placeholder"),
        label_visibility="collapsed",
    )
    if query and query.strip():
        _hits(query, name, ctx, pages)


def _hits(query: str, name: str, ctx: PageContext, pages: Pages) -> None:
    hits = find(ctx.report, query, limit=_MOST)
    repeated = " ".join(query.split())[:_LONGEST_SHOWN].strip()
    key = "searchbox.hits" if hits else "searchbox.none"
    # It says which query the links belong to: keyboard.js waits for it before it follows one.
    with st.container(key=f"search_hits_{name}", gap="small"):
        st.caption(ctx.label(key, query=repeated))
        for number, hit in enumerate(hits):
            with st.container(key=f"hit_{name}_{number}"):
                _link(hit, ctx, pages)
        if not hits:
            _all_indicators(ctx, pages)


def _all_indicators(ctx: PageContext, pages: Pages) -> None:
    """Where to look on, for who has found nothing."""
    st.page_link(
        pages["indicator"],
        label=ctx.label("searchbox.all"),
        icon=":material/list:",
        query_params=ctx.query(),
    )


def _link(hit: Hit, ctx: PageContext, pages: Pages) -> None:
    page, more = _destination(hit, ctx)
    title = escaped(ctx.fmt.say(hit.title))
    kind = ctx.label(f"searchbox.kind.{hit.kind}")
    st.page_link(
        pages[page],
        label=f"{title} :small[{kind}]",
        icon=f":material/{_ICONS[hit.kind]}:",
        query_params=ctx.query(**more),
    )


def _destination(hit: Hit, ctx: PageContext) -> tuple[str, dict[str, str]]:
    """The page that a hit stands on, and the parameters that lead to it there."""
    if hit.kind == "indicator":
        return "indicator", {url.ID: hit.id}
    if hit.kind == "source":
        return "sources", {parameters.SOURCE: hit.id}
    if hit.kind == "term":
        return "glossary", {url.TERM: hit.id}
    if hit.kind == "area":
        return hit.id, {}
    # arrival.js leads to these on the page.
    events = {row.id: row.area for row in ctx.report.events}
    if hit.kind == "event":
        return events[hit.id], {parameters.EVENT: hit.id}
    practices = {row.id: row.area for row in ctx.report.practices}
    return practices[hit.id], {url.PRACTICE: hit.id}

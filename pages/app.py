"""The frame: language, edition and navigation around every page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from pages import area, changes, embedded, explore, indicator, overview, present, sources, unknowns
from pages.parts import sections
from pages.parts.frame import header, keyboard, published_report, reconnection, search_box, url
from pages.parts.frame.context import PageContext
from report.data import served
from report.model import Area

# An icon of our own: for a symbol the browser would ask another host.
st.set_page_config(layout="wide", page_icon=Path(__file__).with_name("icon.svg"))
whole = published_report.full_report()
shown = url.edition(whole)
newest = served.newest(whole)
ctx = PageContext.of(served.at(whole, shown), url.language())
before = served.earlier(whole, shown)


def page_of(chapter: Area) -> st.Page:
    return st.Page(
        partial(area.show, ctx, chapter, before),
        title=ctx.fmt.say(chapter.name),
        icon=f":material/{chapter.icon}:",
        url_path=chapter.id,
    )


def named_page(name: str, icon: str, show: partial[None], *, listed: bool = True) -> st.Page:
    return st.Page(
        show,
        title=ctx.word(f"nav.{name}"),
        icon=f":material/{icon}:",
        url_path=name,
        visibility="visible" if listed else "hidden",
    )


# Pages that link to pages get this table, which is filled when all of them are there.
pages: dict[str, st.Page] = {}
chapters = {chapter.id: page_of(chapter) for chapter in ctx.report.areas}
home = st.Page(
    partial(overview.show, ctx, chapters, before),
    title=ctx.word("nav.overview"),
    icon=":material/home:",
    default=True,
)
desk = named_page("explore", "query_stats", partial(explore.show, ctx))
stage = named_page("present", "slideshow", partial(present.show, ctx))
data_pages = {
    "indicator": named_page("indicator", "tag", partial(indicator.show, ctx, pages)),
    "sources": named_page("sources", "menu_book", partial(sources.show, ctx, pages)),
    "unknowns": named_page("unknowns", "help", partial(unknowns.show, ctx)),
}
released = served.earlier(whole, newest)
if released is not None:
    since = partial(changes.show, ctx, released, served.at(whole, newest))
    data_pages["changes"] = named_page("changes", "difference", since)
alone = named_page("chart", "show_chart", partial(embedded.show, ctx, pages), listed=False)
pages.update({"": home, "explore": desk, "present": stage, "chart": alone} | chapters | data_pages)
current = st.navigation(
    {
        "": [home, desk, stage],
        ctx.word("nav.areas"): list(chapters.values()),
        ctx.word("nav.data_pages"): [*data_pages.values(), alone],
    },
    position="hidden" if st.context.is_embedded else "top",
)
reconnection.prepare()
if st.context.is_embedded:
    current.run()
else:
    header.show(ctx, partial(search_box.show, ctx, pages))
    current.run()
    sections.footer(ctx)
    keyboard.show(ctx)

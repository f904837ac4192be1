"""The frame: language, edition and navigation around every page."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import streamlit as st

from pages import (
    area,
    changes,
    embedded,
    explore,
    glossary,
    indicator,
    overview,
    present,
    publication_calendar,
    sources,
    unknowns,
)
from pages.parts import draft, sections
from pages.parts.asked import element as asked
from pages.parts.frame import (
    bar,
    document_title,
    draft_state,
    embed_height,
    header,
    kept_state,
    keyboard,
    page_run,
    published_report,
    reconnection,
    search_box,
    url,
    wording,
)
from pages.parts.frame.context import PageContext
from pages.parts.frame.editions_shown import editions_shown
from report.model import Area

begun = time.perf_counter()
# An icon of our own: for a symbol the browser would ask another host.
st.set_page_config(layout="wide", page_icon=Path(__file__).with_name("icon.svg"))
published = published_report.published()
url.begin()
full_report = kept_state.asked(published.report)
shown = editions_shown(full_report, url.edition(full_report))
ctx = PageContext.for_reader(shown.asked, url.language())


def area_page(chapter: Area) -> st.Page:
    """The page of an area; its address is the area's id."""
    return st.Page(
        partial(area.show, ctx, chapter, shown.before),
        title=ctx.fmt.say(chapter.name),
        icon=f":material/{chapter.icon}:",
        url_path=chapter.id,
    )


def named_page(name: str, icon: str, show: partial[None], *, listed: bool = True) -> st.Page:
    """A page whose title is a word of the interface; one that is not `listed` is in no menu."""
    return st.Page(
        show,
        title=ctx.word(f"nav.{name}"),
        icon=f":material/{icon}:",
        url_path=name,
        visibility="visible" if listed else "hidden",
    )


# All pages by address, for those that link to others; filled once all of them are made.
pages: dict[str, st.Page] = {}
chapters = {chapter.id: area_page(chapter) for chapter in ctx.report.areas}
overview_page = st.Page(
    partial(overview.show, ctx, shown.before),
    title=ctx.word("nav.overview"),
    icon=":material/home:",
    default=True,
)
explore_page = named_page("explore", "query_stats", partial(explore.show, ctx))
present_page = named_page("present", "slideshow", partial(present.show, ctx))
data_pages = {
    "indicator": named_page("indicator", "tag", partial(indicator.show, ctx, pages)),
    "sources": named_page("sources", "menu_book", partial(sources.show, ctx, pages)),
    "calendar": named_page("calendar", "calendar_month", partial(publication_calendar.show, ctx)),
    "unknowns": named_page("unknowns", "help", partial(unknowns.show, ctx)),
}
if shown.released is not None or draft.there_are():
    since_release = partial(changes.show, ctx, shown.released or shown.newest, shown.newest)
    data_pages["changes"] = named_page("changes", "difference", since_release)
if ctx.report.glossary:
    data_pages["glossary"] = named_page("glossary", "dictionary", partial(glossary.show, ctx))
chart_page = named_page("chart", "show_chart", partial(embedded.show, ctx, pages), listed=False)
pages.update(
    {"": overview_page, "explore": explore_page, "present": present_page, "chart": chart_page}
    | chapters
    | data_pages
)
# The bar is the report's own: Streamlit's menu has no place for the name of the report.
current = st.navigation(list(pages.values()), position="hidden")
shown_bar = partial(bar.show, current.url_path, ctx, has_changes="changes" in data_pages)
url.arrived_at(current.url_path)
reconnection.prepare()
wording.show(ctx)
with page_run.measured(begun, current.url_path, ctx):
    shown.refuse_unread()
    document_title.show(current.title, ctx)
    asked.answer(ctx)
    if st.context.is_embedded:
        embed_height.tell()
        sections.synthetic(ctx)
        draft_state.show(ctx)
        current.run()
    else:
        header.show(ctx, shown_bar, partial(search_box.show, ctx, pages))
        # The parts by which readers of the screen go: landmarks.js gives them their roles.
        with st.container(key="page_content"):
            sections.synthetic(ctx)
            draft_state.show(ctx)
            kept_state.show(published.report, ctx)
            current.run()
        with st.container(key="page_foot"):
            sections.footer(ctx)
            keyboard.show(current.url_path, published.mark, ctx)

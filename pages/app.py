"""The frame: language, edition and navigation around every page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from pages import area, changes, overview, sources, unknowns
from pages.parts import address, publication, sections, switches
from pages.parts.reader import Reader
from report import served
from report.model import Area

# An icon of our own: for a symbol the browser would ask another host.
st.set_page_config(layout="wide", page_icon=Path(__file__).with_name("icon.svg"))
whole = publication.whole()
shown = address.edition(whole)
newest = served.newest(whole)
reader = Reader.of(served.at(whole, shown), address.language())
before = served.earlier(whole, shown)


def page_of(chapter: Area) -> st.Page:
    return st.Page(
        partial(area.show, reader, chapter, before),
        title=reader.writer.say(chapter.name),
        icon=f":material/{chapter.icon}:",
        url_path=chapter.id,
    )


def data_page(name: str, icon: str, show: partial[None]) -> st.Page:
    return st.Page(show, title=reader.word(f"nav.{name}"), icon=f":material/{icon}:", url_path=name)


chapters = {chapter.id: page_of(chapter) for chapter in reader.report.areas}
home = st.Page(
    partial(overview.show, reader, chapters, before),
    title=reader.word("nav.overview"),
    icon=":material/home:",
    default=True,
)
data_pages = {
    "sources": data_page("sources", "menu_book", partial(sources.show, reader)),
    "unknowns": data_page("unknowns", "help", partial(unknowns.show, reader)),
}
released = served.earlier(whole, newest)
if released is not None:
    since = partial(changes.show, reader, released, served.at(whole, newest))
    data_pages["changes"] = data_page("changes", "difference", since)
current = st.navigation(
    {
        "": [home],
        reader.word("nav.areas"): list(chapters.values()),
        reader.word("nav.data_pages"): list(data_pages.values()),
    },
    position="top",
)
switches.show(reader)
current.run()
sections.footer(reader)

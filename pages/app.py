"""The frame: language and navigation around every page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from pages import area, overview, sources
from pages.parts import address, language_switch, publication, sections
from pages.parts.reader import Reader
from report.model import Area

# An icon of our own: for a symbol the browser would ask another host.
st.set_page_config(layout="wide", page_icon=Path(__file__).with_name("icon.svg"))
reader = Reader.of(publication.report(), address.language())


def page_of(chapter: Area) -> st.Page:
    return st.Page(
        partial(area.show, reader, chapter),
        title=reader.writer.say(chapter.name),
        icon=f":material/{chapter.icon}:",
        url_path=chapter.id,
    )


chapters = {chapter.id: page_of(chapter) for chapter in reader.report.areas}
home = st.Page(
    partial(overview.show, reader, chapters),
    title=reader.word("nav.overview"),
    icon=":material/home:",
    default=True,
)
register = st.Page(
    partial(sources.show, reader),
    title=reader.word("nav.sources"),
    icon=":material/menu_book:",
    url_path="sources",
)
current = st.navigation(
    {"": [home, register], reader.word("nav.areas"): list(chapters.values())}, position="top"
)
with st.container(horizontal=True, horizontal_alignment="right"):
    language_switch.show(reader)
current.run()
sections.footer(reader)

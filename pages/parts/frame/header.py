"""The bar above every page: name, menu, search, edition, language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.model import LANGUAGE_TAGS, LANGUAGES

# Each language is named in itself, so that its readers find it.
_NAMES = {"en": "English", "zh": "中文"}
_LANGUAGE = "language_switch"
_EDITION = "edition_switch"


def show(ctx: PageContext, menu: Callable[[], None], search: Callable[[], None]) -> None:
    """The bar: the report's name and menu, then search, edition and language."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        menu()
        search()
        if len(ctx.report.editions) > 1:
            edition_switch(ctx)
        language_switch(ctx)


def language_switch(ctx: PageContext) -> None:
    """The control that changes the language, and the script that says it in the document."""
    words = {"language": LANGUAGE_TAGS[ctx.fmt.language], "failed": ctx.word("download.failed")}
    _script()(key="language_told", data=words, width=1, height=1)
    st.session_state[_LANGUAGE] = ctx.fmt.language
    st.segmented_control(
        ctx.word("language"),
        LANGUAGES,
        format_func=_NAMES.__getitem__,
        key=_LANGUAGE,
        label_visibility="collapsed",
        required=True,
        on_change=_language_changed,
    )


def _language_changed() -> None:
    url.write(url.LANGUAGE, st.session_state[_LANGUAGE])


def edition_switch(ctx: PageContext) -> None:
    """The control that changes the edition."""
    st.session_state[_EDITION] = ctx.report.edition
    st.segmented_control(
        ctx.word("edition.choose"),
        list(ctx.report.editions),
        format_func=ctx.fmt.edition,
        key=_EDITION,
        label_visibility="collapsed",
        required=True,
        on_change=_edition_changed,
        args=(ctx,),
    )


def _edition_changed(ctx: PageContext) -> None:
    url.write_edition(st.session_state[_EDITION], ctx.report)


@cache
def _script() -> ComponentRenderer:
    """Has the document say which language it is in, and failures of downloads said in it."""
    js = script("pages.parts.frame", "language.js")
    return st.components.v2.component("report_language", js=js)

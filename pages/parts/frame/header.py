"""The bar above every page: name, menu, search, edition, language."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.model import LANGUAGE_NAMES, LANGUAGES
from report.screens import parameters
from report.text.markup import escaped

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
    """The control that changes the language."""
    st.session_state[_LANGUAGE] = ctx.fmt.language
    st.segmented_control(
        ctx.label("language"),
        LANGUAGES,
        format_func=LANGUAGE_NAMES.__getitem__,
        key=_LANGUAGE,
        label_visibility="collapsed",
        required=True,
        on_change=_language_changed,
    )


def _language_changed() -> None:
    url.write_choice(parameters.LANGUAGE, st.session_state[_LANGUAGE])


def edition_switch(ctx: PageContext) -> None:
    """The control that changes the edition."""
    st.session_state[_EDITION] = ctx.report.edition
    st.segmented_control(
        ctx.label("edition.choose"),
        list(ctx.report.editions),
        format_func=lambda edition: escaped(ctx.fmt.edition(edition)),
        key=_EDITION,
        label_visibility="collapsed",
        required=True,
        on_change=_edition_changed,
        args=(ctx,),
    )


def _edition_changed(ctx: PageContext) -> None:
    if not url.is_left():
        url.catch_up()
        url.write_edition(st.session_state[_EDITION], ctx.report)

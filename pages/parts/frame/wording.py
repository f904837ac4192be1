"""The document in the reader's language and theme: Streamlit has its own labels and messages in
English only, and does not draw a page anew when the system turns dark.
"""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame import simplified, url
from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.model import LANGUAGE_TAGS
from report.web.streamlit_labels import LABELS

# As the script finds it in what Streamlit says and in the word.
_NAME = "{name}"


def show(ctx: PageContext) -> None:
    """The script that puts the words in place, for as long as the page is open, has lists find
    other spellings, and the page run anew in another theme and after choices on its way back.
    """
    told = {
        "language": LANGUAGE_TAGS[ctx.fmt.language],
        "simplified": simplified.file().address,
        "words": {said: ctx.word(key, name=_NAME) for said, key in LABELS.items()},
    }
    _script()(
        key="wording",
        data=told,
        width=1,
        height=1,
        # The run that follows finds the theme in its context, what controls show in their state.
        on_theme_change=url.keep,
        on_reconnection_change=url.keep,
    )


@cache
def _script() -> ComponentRenderer:
    js = script("wording")
    return st.components.v2.component("report_wording", js=js)

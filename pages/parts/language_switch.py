"""The one control that changes the language."""

from __future__ import annotations

import streamlit as st

from pages.parts import address
from pages.parts.reader import Reader
from report.model import LANGUAGES

# Each language is named in itself, so that its readers find it.
_NAMES = {"en": "English", "zh": "中文"}
_KEY = "language_switch"


def show(reader: Reader) -> None:
    st.session_state[_KEY] = reader.writer.language
    st.segmented_control(
        reader.word("language"),
        LANGUAGES,
        format_func=_NAMES.__getitem__,
        key=_KEY,
        label_visibility="collapsed",
        required=True,
        on_change=_changed,
    )


def _changed() -> None:
    address.write(address.LANGUAGE, st.session_state[_KEY])

"""The URL is the view: read leniently, written in one place."""

from __future__ import annotations

from collections.abc import Container

import streamlit as st

from report.model import LANGUAGES, Language

LANGUAGE = "lang"
INDICATOR = "indicator"
# Longer than any id: what is longer is not looked at.
_LONGEST = 80


def read(name: str, allowed: Container[str]) -> str | None:
    """The value of a query parameter if it is one of those allowed."""
    value = st.query_params.get(name, "")
    return value if len(value) <= _LONGEST and value in allowed else None


def write(name: str, value: str) -> None:
    """Set a query parameter, without a new entry in the history where it stays the same."""
    if st.query_params.get_all(name) != [value]:
        st.query_params[name] = value


def language() -> Language:
    """The reader's language: as in the URL, else as chosen before, else as the browser's."""
    in_url = read(LANGUAGE, LANGUAGES)
    chosen = in_url or st.session_state.get(LANGUAGE) or _of_browser()
    found: Language = "zh" if chosen == "zh" else "en"
    st.session_state[LANGUAGE] = found
    write(LANGUAGE, found)
    return found


def _of_browser() -> Language:
    """Chinese for a Chinese browser, and where nothing is known of it: it is Shenzhen's report."""
    return "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"

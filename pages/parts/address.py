"""The URL is the view: read leniently, written in one place."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from report.model import LANGUAGES, Language, Report

LANGUAGE = "lang"
EDITION = "edition"
INDICATOR = "indicator"
# Longer than any id: what is longer is not looked at.
_LONGEST = 80


def read(name: str, allowed: Collection[str]) -> str | None:
    """The value of a query parameter if it is one of those allowed."""
    value = st.query_params.get(name, "")
    return value if len(value) <= _LONGEST and value in allowed else None


def write(name: str, value: str | None) -> None:
    """Set a query parameter, or leave it out; nothing is sent where it stays the same."""
    if value is None:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get_all(name) != [value]:
        st.query_params[name] = value


def language() -> Language:
    """The reader's language: as in the URL, else as chosen before, else as the browser's."""
    chosen = read(LANGUAGE, LANGUAGES) or st.session_state.get(LANGUAGE) or _of_browser()
    found: Language = "zh" if chosen == "zh" else "en"
    st.session_state[LANGUAGE] = found
    write(LANGUAGE, found)
    return found


def _of_browser() -> Language:
    """Chinese for a Chinese browser, and where nothing is known of it: it is Shenzhen's report."""
    return "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"


def edition(report: Report) -> str:
    """The edition to show: as in the URL, else as chosen before, else the newest figures.

    The newest is not written into the URL: a plain link always shows the newest figures.
    """
    newest = newest_edition(report)
    kept: str = st.session_state.get(EDITION, newest)
    found = read(EDITION, report.editions) or (kept if kept in report.editions else newest)
    st.session_state[EDITION] = found
    write(EDITION, None if found == newest else found)
    return found


def newest_edition(report: Report) -> str:
    """The edition without a cut-off, else the last one of the table."""
    open_ended = [row.id for row in report.editions.values() if row.cutoff is None]
    return (open_ended or list(report.editions))[-1]

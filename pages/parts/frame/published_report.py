"""The report that is served, or in plain words what is wrong with its data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import streamlit as st

from report.data import served, store
from report.data.raw import REFUSED, Problem
from report.model import Report


def full_report() -> Report:
    """The whole report; where its data are not sound, the page lists the problems and ends here."""
    checked = served.checked(store.folder())
    if not isinstance(checked, Report):
        _refuse(checked)
    return checked


def _refuse(problems: Sequence[Problem]) -> NoReturn:
    title = f"{REFUSED.zh} · {REFUSED.en}"
    st.set_page_config(page_title=title)
    st.title(title, anchor=False)
    st.code("\n".join(map(str, problems)), language=None, wrap_lines=True)
    st.stop()

"""The report that is served, or in plain words what is wrong with its data."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import streamlit as st

from report import store
from report.check import problems
from report.model import Report
from report.raw import REFUSED


@st.cache_resource(show_spinner=False)
def _checked(folder: str) -> Report | tuple[str, ...]:
    """Checked and loaded once for the process; frozen, so that every session can share it."""
    path = Path(folder)
    found = problems(path)
    return tuple(str(problem) for problem in found) if found else store.load(path)


def report() -> Report:
    """The report; where its data are not sound, the page says so and ends here."""
    found = _checked(str(store.folder()))
    if not isinstance(found, Report):
        _refuse(found)
    return found


def _refuse(problems_found: tuple[str, ...]) -> NoReturn:
    st.title(f"{REFUSED.zh} · {REFUSED.en}", anchor=False)
    st.code("\n".join(problems_found), language=None, wrap_lines=True)
    st.stop()

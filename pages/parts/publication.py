"""The report that is served, or in plain words what is wrong with its data."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NoReturn

import streamlit as st

from report import editions, store
from report.check import problems
from report.model import Report
from report.raw import REFUSED


@st.cache_resource(show_spinner=False)
def _checked(folder: str) -> Report | tuple[str, ...]:
    """Checked and loaded once for the process; frozen, so that every session can share it."""
    path = Path(folder)
    found = problems(path)
    return tuple(str(problem) for problem in found) if found else store.load(path)


def whole() -> Report:
    """The whole report; where its data are not sound, the page says so and ends here."""
    found = _checked(str(store.folder()))
    if not isinstance(found, Report):
        _refuse(found)
    return found


@lru_cache(maxsize=16)
def at(report: Report, edition: str) -> Report:
    """The report as an edition shows it, made once for the process."""
    return editions.at(report, edition)


def earlier(report: Report, edition: str) -> Report | None:
    """The report as the edition before this one shows it, if there is one."""
    names = list(report.editions)
    place = names.index(edition)
    return at(report, names[place - 1]) if place else None


@lru_cache(maxsize=16)
def mark_of(report: Report) -> str:
    """The mark of what a report says, calculated once for the process."""
    return editions.short_hash(report)


def _refuse(problems_found: tuple[str, ...]) -> NoReturn:
    st.title(f"{REFUSED.zh} · {REFUSED.en}", anchor=False)
    st.code("\n".join(problems_found), language=None, wrap_lines=True)
    st.stop()

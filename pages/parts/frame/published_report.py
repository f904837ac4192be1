"""The report that is served, or in plain words what is wrong with its data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NoReturn

import streamlit as st

from report.data import served, store
from report.data.raw import REFUSED, Problem
from report.model import Report

# Few readers see such a page, and not for long.
_LOOK_EVERY = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """The whole report as it is served now, and the mark of its files: one run has one of them."""

    report: Report
    mark: str


def published() -> PublishedReport:
    """What is served; where there are no sound data, the page lists the problems and ends here."""
    now = served.published(store.folder())
    if now.report is None:
        _refuse(now.problems)
    return PublishedReport(now.report, now.mark)


def _refuse(problems: Sequence[Problem]) -> NoReturn:
    title = f"{REFUSED.zh} · {REFUSED.en}"
    st.set_page_config(page_title=title)
    st.title(title, anchor=False)
    st.code("\n".join(map(str, problems)), language=None, wrap_lines=True)
    _await_sound()
    st.stop()


@st.fragment(run_every=_LOOK_EVERY)
def _await_sound() -> None:
    """Run the whole page as soon as there is a report to show."""
    if served.published(store.folder()).report is not None:
        st.rerun()

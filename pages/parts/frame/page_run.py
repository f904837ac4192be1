"""Measures the runs of pages, and counts those that fail."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.model import FiguresUnavailableError
from report.operation import metrics, page_runs
from report.operation.page_runs import PageRun

_TRY_EVERY = timedelta(seconds=5)
# What an address calls nothing, and a run that ended before it was known of which page it was.
_OVERVIEW, _UNKNOWN = "overview", "unknown"
# Nobody outside of this process can tell which session a name of the log is.
_KEY = secrets.token_bytes(32)


@contextmanager
def measured(begun: float, page: str, ctx: PageContext) -> Iterator[None]:
    """Measure the run of a page that has begun at a time of `time.perf_counter`, and ends with the
    block. A run that fails, or is given up for the reader's next choice, has no end.
    """
    with _unless_unavailable(page, ctx):
        yield
        _ended(PageRun(_named(page), "page", ctx.fmt.language, ctx.report.edition), begun)


@contextmanager
def measured_part(page: str, part: str, ctx: PageContext) -> Iterator[None]:
    """Measure what is run alone, without its page, where it is run so."""
    begun = time.perf_counter()
    with _unless_unavailable(page, ctx):
        yield
        run = get_script_run_ctx(suppress_warning=True)
        if run is not None and run.fragment_ids_this_run:
            _ended(PageRun(_named(page), part, ctx.fmt.language, ctx.report.edition), begun)


@contextmanager
def _unless_unavailable(page: str, ctx: PageContext) -> Iterator[None]:
    """Where figures cannot be asked for now, the page says so, and is asked for again."""
    try:
        yield
    except FiguresUnavailableError as error:
        page_runs.not_read(_named(page), error)
        st.warning(ctx.label("figures.unavailable"))
        _try_again()


@st.fragment(run_every=_TRY_EVERY)
def _try_again() -> None:
    """Run the whole page anew, but not at once."""
    run = get_script_run_ctx(suppress_warning=True)
    if run is not None and run.fragment_ids_this_run:
        st.rerun()


def failed(_: Exception) -> None:
    """Count a run that failed, of whatever part of a page. Streamlit shows and logs the error."""
    page = url.shown()
    metrics.RUN_FAILURES.labels(_UNKNOWN if page is None else _named(page)).inc()


def session() -> str:
    """The name that the log has for the session of this thread; empty where there is none.

    A new process has other names.
    """
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return ""
    return hashlib.blake2s(run.session_id.encode(), key=_KEY, digest_size=6).hexdigest()


def _ended(run: PageRun, begun: float) -> None:
    page_runs.ended(run, time.perf_counter() - begun)


def _named(page: str) -> str:
    return page or _OVERVIEW

"""A state of the report that an address asks for by the mark of its content: it stays as it was."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis.editions import content_mark
from report.data import served
from report.model import Report
from report.screens import parameters
from report.workers.kept_states import asked_state


def asked(published: Report) -> Report:
    """The state that the address asks for, if it is kept and not the one that is published."""
    return asked_state(_mark(), published)


def show(published: Report, ctx: PageContext) -> None:
    """Say that a state is kept and not the newest, or that the one asked for is not there."""
    mark = _mark()
    if ctx.report.kept:
        query = {name: value for name, value in st.query_params.items() if name != parameters.MARK}
        word = "draft.back" if published.release_at else "kept.newest"
        newest = f"[{ctx.label(word)}](?{urlencode(query)})"
        st.info(f"{ctx.label('kept.shown', mark=mark)} {newest}", icon=":material/history:")
    elif mark and mark != _mark_of(published):
        st.warning(ctx.label("kept.unknown", mark=mark), icon=":material/history:")


def _mark() -> str:
    return url.read_text(parameters.MARK)


def _mark_of(report: Report) -> str:
    return content_mark(served.report_at(report, served.newest_edition(report)))

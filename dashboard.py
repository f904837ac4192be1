"""The server: `streamlit run dashboard.py` starts it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from report import api
from report.analysis import search
from report.data import served, store
from report.data.raw import REFUSED
from report.model import Report
from report.web import plotly_script
from report.web.html_page import FrontPage


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Read the report and do what the first visitor would otherwise wait for."""
    import pandas  # noqa: F401, PLC0415

    checked = served.checked(store.folder())
    if isinstance(checked, Report):
        search.prepare(served.report_at(checked, served.newest_edition(checked)))
    else:
        print(*checked, f"{REFUSED.en}: {len(checked)}", sep="\n", file=sys.stderr)
    plotly_script.packed()
    yield


_base = st.get_option("server.baseUrlPath")
app = st.App(
    Path(__file__).parent / "pages" / "app.py",
    lifespan=lifespan,
    routes=[*api.routes(_base), *plotly_script.routes(_base)],
    middleware=[Middleware(FrontPage, base=_base)],
)

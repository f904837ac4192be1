"""The server: `streamlit run dashboard.py` starts it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from report import store
from report.check import problems
from report.front_page import FrontPage
from report.raw import REFUSED


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Read the report and import what the first visitor would otherwise wait for."""
    import plotly.graph_objects  # noqa: F401, PLC0415

    found = problems(store.folder())
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        print(f"{REFUSED.en}: {len(found)}", file=sys.stderr)
    else:
        store.shared(store.folder())
    yield


app = st.App(
    Path(__file__).parent / "pages" / "app.py",
    lifespan=lifespan,
    middleware=[Middleware(FrontPage, base=st.get_option("server.baseUrlPath"))],
)

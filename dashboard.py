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
from report.api.server import valid_report
from report.data import served, store
from report.data.raw import REFUSED
from report.model import Report
from report.site import routes as site
from report.site.front import page_content
from report.web import plotly_script
from report.web.html_page import FrontPage, PageAssets, PageContent, PageRequest
from report.web.packing import PackedFiles
from report.web.style_sheet import StyleSheet


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Read the report and do what the first visitor would otherwise wait for."""
    import pandas  # noqa: F401, PLC0415

    checked = served.checked(store.folder())
    if isinstance(checked, Report):
        search.prepare(served.report_at(checked, served.newest_edition(checked)))
    else:
        print(*checked, f"{REFUSED.en}: {len(checked)}", sep="\n", file=sys.stderr)
    plotly_script.packed("br")
    yield


def report_served() -> Report | None:
    """The report of the folder that is served; None while its data have errors."""
    return valid_report(store.folder())


def content_of(asked: PageRequest) -> PageContent | None:
    """What a page says before the app has started; None while the data have errors."""
    report = report_served()
    return page_content(report, asked) if report else None


_base = st.get_option("server.baseUrlPath")
_below = f"/{_base.strip('/')}/".replace("//", "/")
_style = StyleSheet.read(Path(__file__).parent / "pages" / "style.css")
_assets = PageAssets(_style.address, plotly_script.ADDRESS)
app = st.App(
    Path(__file__).parent / "pages" / "app.py",
    lifespan=lifespan,
    routes=[
        *api.routes(_base),
        *plotly_script.routes(_base),
        *_style.routes(_base),
        *site.routes(report_served, _base),
    ],
    middleware=[
        Middleware(FrontPage, base=_base, content_of=content_of, assets=_assets),
        Middleware(PackedFiles, paths=(f"{_below}static/", f"{_below}{_style.address}")),
    ],
)

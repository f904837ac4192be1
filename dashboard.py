"""The server: `streamlit run dashboard.py` starts it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from pages.parts import script as scripts
from pages.parts import signing_in, streamlit_logs, streamlit_scripts, streamlit_style
from pages.parts.frame import page_run, simplified
from report import api
from report.api.in_json import ErrorsInJson
from report.api.server import valid_report
from report.data import store, watch_settings
from report.data.raw import DataError
from report.data.today import today
from report.data.watch import FolderWatch
from report.files import routes as files
from report.files.addresses import FOLDER
from report.model import FiguresUnavailableError, Report
from report.operation import logs
from report.operation import settings as operation_settings
from report.operation.answers import MeasuredAnswers
from report.operation.metrics_server import metrics_told
from report.operation.start import told_at_start
from report.screens import parameters
from report.settings import SettingError
from report.site import closed_parts, drawn_charts, next_view
from report.site import routes as site
from report.site.front import page_content
from report.site.page_address import CALENDAR, FEED, PREVIEW
from report.web import page_fonts, plotly_script, signed_in
from report.web.closed_addresses import ClosedAddresses
from report.web.ending import ended_after, wait_at_most
from report.web.gate import ReadersGate
from report.web.html_page import FrontPage, PageContent, PageRequest
from report.web.kept_file import KeptFile
from report.web.known_hosts import KnownHosts
from report.web.paced import PacedMessages, messages_a_second
from report.web.packing import PackedFiles
from report.web.page_assets import PageAssets
from report.web.policy import frame_hosts
from report.web.safe_answers import SafeAnswers, failed, unavailable
from report.web.unnamed import leave_out_the_name
from report.workers.kept_states import asked_state
from report.workers.pool import WorkerPool
from report.workers.reading import prepare, read_apart
from report.workers.settings import settings_of


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Read the report and do what the first visitor would otherwise wait for."""
    import pandas  # noqa: F401, PLC0415

    with metrics_told(operation), ended_after(operation.stop_seconds, workers.close):
        data.begin()
        plotly_script.packed("br")
        data.start()
        try:
            yield
        finally:
            data.stop()
            workers.close()
            store.leave()


def report_served() -> Report | None:
    """The report of the folder that is served; None while its data have errors."""
    return valid_report(store.folder())


def content_of(asked: PageRequest) -> PageContent | None:
    """What a page says before the app has started; None while the data have errors."""
    report = report_served()
    if report is None:
        return None
    try:
        return page_content(asked_state(asked.query.get(parameters.MARK, ""), report), asked)
    except FiguresUnavailableError:
        # The app says so to its reader.
        return None


leave_out_the_name()
with told_at_start(SettingError, DataError, FiguresUnavailableError):
    operation = operation_settings.settings_of()
    wait_at_most(operation.stop_seconds)
    # Asked for now, so that a day that is none ends the start with a message.
    today()
    logs.begin(operation.log, page_run.session)
    streamlit_logs.hand_on()
    _sign_in = signed_in.settings_of()
    _watch = watch_settings.settings_of(early=_sign_in is not None)
    data = FolderWatch(store.folder(), read_apart, prepare, _watch).renewed_by(store.renew)
    workers = WorkerPool(settings_of())
_base = st.get_option("server.baseUrlPath")
_below = f"/{_base.strip('/')}/".replace("//", "/")
_sheet = Path(__file__).parent / "pages" / "style.css"
_style = KeptFile.of(_sheet.read_bytes(), "style", "css")
_fonts = [page_fonts.text(), page_fonts.icons(), *streamlit_style.sheets()]
_scripts = {name: scripts.file(name) for name in scripts.SCRIPTS}
_early = [file.address for name, file in _scripts.items() if name in scripts.ON_EVERY_PAGE]
_modules = (*_early, *streamlit_scripts.coming())
_assets = PageAssets(
    _style.address,
    _modules,
    font=page_fonts.text().address,
    sheet=streamlit_style.replaced(),
)
_own = [_style, *_fonts, *_scripts.values(), simplified.file()]
# Closed, unless whoever starts it says otherwise: tests use pages without a browser.
_for_machines = ("agent",) if st.get_option("server.enableAgentApi") else ()
# Whoever is no reader gets nowhere, where there is a list of them.
_gate = []
if _sign_in is not None:
    _sign_ins = signing_in.sign_ins_of(_sign_in, _base)
    _gate = [
        Middleware(
            ReadersGate,
            sign_ins=_sign_ins,
            way=signing_in.way(_base),
            base=_base,
        )
    ]
# What the measures call what is asked for.
_kinds = {
    "api": "api",
    FOLDER: "file",
    next_view.FOLDER: "view",
    drawn_charts.FOLDER: "view",
    closed_parts.FOLDER: "view",
    PREVIEW: "preview",
    FEED: "feed",
    CALENDAR: "feed",
    "assets": "asset",
    "static": "asset",
    "_stcore": "internal",
} | dict.fromkeys(("api/v1/health", "_stcore/health"), "health")
app = st.App(
    Path(__file__).parent / "pages" / "app.py",
    lifespan=lifespan,
    routes=[
        *api.routes(_base),
        *plotly_script.routes(_base),
        *(route for file in _own for route in file.routes(_base)),
        *site.routes(report_served, _base, workers),
        *next_view.routes(report_served, _base),
        *drawn_charts.routes(_base),
        *closed_parts.routes(_base),
        *files.routes(report_served, _base, workers),
    ],
    middleware=[
        Middleware(MeasuredAnswers, kinds=_kinds, base=_base),
        Middleware(SafeAnswers),
        Middleware(PacedMessages, a_second=messages_a_second()),
        Middleware(ErrorsInJson, base=_base),
        Middleware(KnownHosts, hosts=st.get_option("server.allowedHosts")),
        Middleware(
            ClosedAddresses, base=_base, opened=_for_machines, has_sign_in=_sign_in is not None
        ),
        *_gate,
        Middleware(
            FrontPage, base=_base, content_of=content_of, assets=_assets, frames=frame_hosts()
        ),
        Middleware(
            PackedFiles,
            paths=(f"{_below}static/", *(f"{_below}{file.address}" for file in _own)),
        ),
    ],
    on_script_error=page_run.failed,
    exception_handlers={FiguresUnavailableError: unavailable, Exception: failed},
)

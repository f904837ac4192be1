"""The pictures of pages, the feeds of what is new and the calendars of what is expected, on the
server of the pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from report.data import served
from report.images.cache import BusyError
from report.model import LANGUAGES, Language, Report
from report.screens import parameters
from report.site.calendar_feed import MEDIA_TYPE as CALENDAR_TYPE
from report.site.calendar_feed import calendar
from report.site.feed import INDICATOR, MEDIA_TYPE, feed
from report.site.page_address import CALENDAR, FEED, PREVIEW, Home
from report.site.page_summary import summary
from report.site.preview import preview
from report.site.preview_order import drawn_by
from report.text.formatter import Formatter
from report.web.html_page import home_of
from report.workers.pool import WorkerError, WorkerPool

LoadReport = Callable[[], Report | None]
# In seconds: networks ask again after that; a chart may have a new figure.
_KEPT = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}
_OF_THE_NEWEST = "changes"
_RETRY_AFTER = "5"
# Digits of the mark of a calendar.
_MARK = 16


def routes(
    load_report: LoadReport, base: str = "", workers: WorkerPool | None = None
) -> list[BaseRoute]:
    """Their addresses below the path that the server is at; pictures are made by workers if there
    are any.
    """
    below = f"/{base.strip('/')}/".replace("//", "/")
    return [
        Route(f"{below}{PREVIEW}", partial(_answer, load_report, workers)),
        Route(f"{below}{FEED}", partial(_feed, load_report, below)),
        Route(f"{below}{CALENDAR}", partial(_calendar, load_report, below)),
    ]


async def _feed(load_report: LoadReport, below: str, request: Request) -> Response:
    """What is new; 404 for an area or an indicator that there is not, 503 without sound data."""
    home = home_of(request.scope, below)
    return await run_in_threadpool(_fed, load_report, dict(request.query_params), home)


def _fed(load_report: LoadReport, query: dict[str, str], home: str) -> Response:
    report = load_report()
    if report is None:
        return Response(status_code=503, headers={"Retry-After": _RETRY_AFTER})
    # What is no news yet is told by no feed.
    if report.release_at is not None:
        return Response(status_code=404)
    fmt = reader(report, query.get(parameters.LANGUAGE, ""), "")
    about = {name: query[name] for name in (parameters.AREA, INDICATOR) if name in query}
    content = feed(about, Home.of(home, fmt.report), fmt)
    if content is None:
        return Response(status_code=404)
    return Response(content, headers=_KEPT, media_type=MEDIA_TYPE)


async def _calendar(load_report: LoadReport, below: str, request: Request) -> Response:
    """What is expected, by a mark of what it says; answers as those of a feed."""
    home, known = home_of(request.scope, below), request.headers.get("if-none-match", "")
    query = dict(request.query_params)
    return await run_in_threadpool(_dated, load_report, query, home, known)


def _dated(load_report: LoadReport, query: dict[str, str], home: str, known: str) -> Response:
    report = load_report()
    if report is None:
        return Response(status_code=503, headers={"Retry-After": _RETRY_AFTER})
    fmt = reader(report, query.get(parameters.LANGUAGE, ""), "")
    about = {name: query[name] for name in (parameters.AREA, INDICATOR) if name in query}
    content = calendar(about, Home.of(home, fmt.report), fmt)
    if content is None:
        return Response(status_code=404)
    marked = _KEPT | {"ETag": f'"{hashlib.sha256(content).hexdigest()[:_MARK]}"'}
    if marked["ETag"] in known:
        return Response(status_code=304, headers=marked)
    return Response(content, headers=marked, media_type=CALENDAR_TYPE)


async def _answer(
    load_report: LoadReport, workers: WorkerPool | None, request: Request
) -> Response:
    """The picture; 404 for a page that there is not, 503 while there are no sound data, or while
    it cannot be made.
    """
    return await run_in_threadpool(_response, load_report, workers, dict(request.query_params))


def _response(
    load_report: LoadReport, workers: WorkerPool | None, query: dict[str, str]
) -> Response:
    report = load_report()
    if report is None:
        return Response(status_code=503, headers={"Retry-After": _RETRY_AFTER})
    page, edition = query.pop("page", ""), query.get(parameters.EDITION, "")
    fmt = reader(report, query.get(parameters.LANGUAGE, ""), edition, page)
    told = summary(page, query, fmt)
    if told is None:
        return Response(status_code=404)
    draw = drawn_by(workers, report) if workers else None
    try:
        return Response(preview(told, fmt, draw), headers=_KEPT, media_type="image/png")
    except (BusyError, WorkerError):
        return Response(status_code=503, headers={"Retry-After": _RETRY_AFTER})


def reader(report: Report, lang: str, edition: str, page: str = "") -> Formatter:
    """The report as an address of a page asks for it: Chinese and the newest edition where it says
    nothing that there is. What has changed is told of the newest one alone.
    """
    is_known = edition in report.editions and page != _OF_THE_NEWEST
    shown = edition if is_known else served.newest_edition(report)
    language: Language = next((name for name in LANGUAGES if name == lang), "zh")
    return Formatter(served.report_at(report, shown), language)

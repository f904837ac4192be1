"""The view of Explore that a reader is about to choose, before the page has it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from report.analysis.editions import content_mark
from report.api.queue import AnswerQueue, QueueFullError
from report.charts.palette import DARK, LIGHT, Palette
from report.charts.written import nodes_written
from report.data import served
from report.explore import ExploreSelection, query, selection
from report.explore.options import control_options
from report.explore.view import view_of
from report.model import LANGUAGES, Language, Report
from report.model.report_cache import report_cache
from report.screens import parameters
from report.screens.chart_texts import chart_foot, chart_head
from report.site import drawn_charts
from report.text.formatter import Formatter
from report.web import encodings
from report.web.encodings import Encoding

FOLDER = "next-view"
_MARK, _THEME, _WIDTH = "mark", "theme", "width"
# What a browser says of a view that nobody has come near to yet.
_PURPOSE, _BEFOREHAND = "purpose", "prefetch"
_PALETTES: Mapping[str, Palette] = {palette.mode: palette for palette in (LIGHT, DARK)}
_HEADERS = {"X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding"}
_LATER = {"Retry-After": "1"}
# A view takes some hundredths of a second.
_MOST_WAITING = 20
# Of a number that is no width.
_DIGITS = 5
# In seconds, as answers of the data API; the mark of the content is in the address.
_KEPT = _HEADERS | {"Cache-Control": "public, max-age=300"}
# That of the headline where the page is about the view.
_LEVEL = 2
_Asked = tuple[ExploreSelection, Formatter, Palette, int | None]


def address(fmt: Formatter, palette: Palette) -> str:
    """Where views are asked for, relative to any page; the query of a selection is added to it."""
    said = {
        parameters.LANGUAGE: fmt.language,
        parameters.EDITION: fmt.report.edition,
        _MARK: content_mark(fmt.report),
        _THEME: palette.mode,
    }
    return f"{FOLDER}?{urlencode(said)}"


def routes(load_report: Callable[[], Report | None], base: str = "") -> list[BaseRoute]:
    """The address of views below the path that the server is at."""

    queue = AnswerQueue(_MOST_WAITING)

    async def answer(request: Request) -> Response:
        """Five lines; nothing where the page would show no chart, or has another content, where so
        many wait that the page has the view sooner by itself, and where a browser asks in idle time
        while others wait.
        """
        if request.headers.get(_PURPOSE) == _BEFOREHAND and queue.is_busy:
            return Response(status_code=204, headers=_HEADERS | _LATER)
        try:
            async with queue.turn():
                return await run_in_threadpool(_answer, load_report(), request)
        except QueueFullError:
            return Response(status_code=204, headers=_HEADERS)

    return [Route(f"/{base.strip('/')}/{FOLDER}".replace("//", "/"), answer)]


def _answer(report: Report | None, request: Request) -> Response:
    asked = _asked(report, dict(parse_qsl(request.url.query, keep_blank_values=True)))
    encoding = encodings.accepted(request.headers.get("accept-encoding", ""))
    body = _body(*asked, encoding) if asked else None
    if body is None:
        return Response(status_code=204, headers=_HEADERS)
    packed = {"Content-Encoding": encoding} if encoding else {}
    return Response(body, headers=_KEPT | packed, media_type="text/plain")


def _asked(report: Report | None, asked: Mapping[str, str]) -> _Asked | None:
    """What an address asks for; None for what this server does not have."""
    palette = _PALETTES.get(asked.get(_THEME, ""))
    language: Language | None = next(
        (one for one in LANGUAGES if one == asked.get(parameters.LANGUAGE)), None
    )
    edition = asked.get(parameters.EDITION)
    if report is None or palette is None or language is None or edition not in report.editions:
        return None
    fmt = Formatter(served.report_at(report, edition), language)
    if asked.get(_MARK) != content_mark(fmt.report):
        return None
    chosen, ignored = query.parse({n: asked[n] for n in query.NAMES if n in asked}, fmt.report)
    width = asked.get(_WIDTH, "")
    number = int(width) if width.isascii() and width.isdecimal() and len(width) < _DIGITS else None
    return None if ignored else (chosen, fmt, palette, number)


# Some 3 kB each: what many readers choose is drawn, written and packed once.
@report_cache(512)
def _body(
    chosen: ExploreSelection,
    fmt: Formatter,
    palette: Palette,
    width: int | None,
    encoding: Encoding | None,
) -> bytes | None:
    """What stands above the chart, the chart, what stands below it, the years that can be chosen,
    and what an address of the chart has: its picture in this width, if it is one of a picture, or
    else its figure; each in a line. None where there is no chart.
    """
    view = view_of(selection.resolved(fmt.report, chosen), fmt)
    if view is None or view.is_table:
        return None
    chart, drawing = view.chart, view.chart.draw(palette)
    years = control_options(fmt.report, chosen).get("year")
    lines = (
        nodes_written(chart_head(chart, _LEVEL)),
        drawn_charts.told(drawing, chart.alt),
        nodes_written(chart_foot(chart)),
        json.dumps(years.options if years else ()).encode(),
        drawn_charts.content(drawing, width),
    )
    whole = b"\n".join(lines)
    return encodings.packed(whole, encoding) if encoding else whole

"""The data API as an ASGI application: editions, caching, errors, and what browsers may read."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Address

from report.api import openapi
from report.api.answers import JSON, ApiRequest, ApiResponse
from report.api.health import HEALTH, health
from report.api.parameters import ApiRequestError, read
from report.api.queue import AnswerQueue, QueueFullError
from report.api.routes import ROUTES, Route
from report.data import served
from report.data.raw import REFUSED
from report.data.served import Published
from report.downloads.json_writer import write_json
from report.model import FiguresUnavailableError, Report
from report.operation import metrics

_LOG = logging.getLogger("report.api")
PREFIX = "/v1"
_METHODS = ("GET", "HEAD", "OPTIONS")
_READS = ", ".join(_METHODS)
_SECONDS = 300
# After how long to ask again where too many are waiting, in seconds.
_RETRY_AFTER = 5
# Anybody may read, from any page; nothing of it is more than data.
_ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag, Link, X-Total-Count, Content-Disposition",
        "X-Content-Type-Options": "nosniff",
    }
)
_PREFLIGHT: Mapping[str, str] = MappingProxyType(
    {
        "Allow": _READS,
        "Access-Control-Allow-Methods": _READS,
        "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
)


def valid_report(folder: Path) -> Report | None:
    """The report of a folder; None if its data have errors."""
    checked = served.checked(folder)
    return checked if isinstance(checked, Report) else None


def application(
    load_report: Callable[[], Report | None],
    queue: AnswerQueue | None = None,
    published: Callable[[], Published] | None = None,
) -> Starlette:
    """The API of the report that `load_report` gives; while that is None, it answers with 503.

    Where `published` tells what is served, there is an address for the server's health too.
    """
    waiting = queue or AnswerQueue()
    metrics.API_WAITING.set_function(lambda: waiting.waiting)
    telling = partial(_health, published, waiting) if published else None
    app = Starlette(
        routes=[
            Address(
                f"{PREFIX}{route.path}",
                partial(_answer, route, load_report, waiting),
                methods=_METHODS,
            )
            for route in ROUTES
        ]
        + ([Address(f"{PREFIX}{HEALTH}", telling, methods=_METHODS)] if telling else []),
        exception_handlers={
            ApiRequestError: _refused,
            QueueFullError: _busy,
            FiguresUnavailableError: _unavailable,
            HTTPException: _not_served,
            Exception: _failed,
        },
    )
    app.router.redirect_slashes = False
    return app


async def _answer(
    route: Route, load_report: Callable[[], Report | None], queue: AnswerQueue, request: Request
) -> Response:
    """Answer a request: it waits for its turn in the event loop, then is answered in a thread."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**_ALWAYS, **_PREFLIGHT})
    async with queue.turn():
        return await run_in_threadpool(_respond, route, load_report, request)


async def _health(
    published: Callable[[], Published], queue: AnswerQueue, request: Request
) -> Response:
    """How the server is, told at once, however many wait for answers: 503 where it has no data."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**_ALWAYS, **_PREFLIGHT})
    now = published()
    body = write_json(health(now, queue)).encode()
    sent = {**_ALWAYS, "Cache-Control": "no-store", "Content-Type": JSON}
    return _reply(request, body, 503 if now.report is None else 200, sent)


def _respond(route: Route, load_report: Callable[[], Report | None], request: Request) -> Response:
    whole = load_report()
    if whole is None:
        raise ApiRequestError(503, f"{REFUSED.en} · {REFUSED.zh}")
    understood = _understood(route, whole, request)
    kept = {"ETag": _tag(understood), "Cache-Control": f"public, max-age={_SECONDS}"}
    if _has(request, kept["ETag"]):
        return Response(status_code=304, headers={**_ALWAYS, **kept})
    answer = _made(route, understood)
    headers = {**_ALWAYS, **kept, **answer.headers, "Content-Type": answer.media_type}
    return _reply(request, answer.body, 200, headers)


@lru_cache(maxsize=8)
def _made(route: Route, understood: ApiRequest) -> ApiResponse:
    """An answer, kept for the next few who ask for the same, as all of a class does at once."""
    return route.answer(understood)


def _understood(route: Route, whole: Report, request: Request) -> ApiRequest:
    """What is asked for; an ApiRequestError where it cannot be understood."""
    path = request.scope["path"]
    if path.endswith("\n"):
        raise HTTPException(404)
    query = request.scope["query_string"].decode("latin-1")
    given = tuple(parse_qsl(query, keep_blank_values=True))
    values = read(given, route.parameters, whole)
    report = served.report_at(whole, values.get("edition") or served.newest_edition(whole))
    if route.identity is not None:
        identity = request.path_params[route.identity.name]
        values[route.identity.name] = route.identity.read(identity, report, 404)
    base = quote(request.scope.get("root_path", "") + PREFIX)
    return ApiRequest(report, whole, base, quote(path), values, given)


def _tag(understood: ApiRequest) -> str:
    """The ETag of an answer; it changes with the content, the address and the API's description.

    A weak one, because the server may compress the answer.
    """
    parts = (
        *(_promises(understood.whole), understood.mark),
        *(understood.path, repr(understood.given)),
    )
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
    return f'W/"{digest[:32]}"'


@lru_cache(maxsize=4)
def _promises(whole: Report) -> str:
    """A digest of what answers depend on beside an edition's content: fields, editions, words."""
    nowhere = ApiRequest(whole, whole, "", "", {})
    fields = write_json(
        openapi.document((route.operation for route in ROUTES), nowhere), compact=True
    )
    beside = [*whole.editions.values(), *whole.words.items()]
    return hashlib.sha256("\n".join([fields, *map(repr, beside)]).encode()).hexdigest()


def _has(request: Request, tag: str) -> bool:
    """Whether the client has this answer already."""
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    return "*" in known or tag.removeprefix("W/") in [part.removeprefix("W/") for part in known]


def _reply(request: Request, body: bytes, status: int, headers: Mapping[str, str]) -> Response:
    """A response; to HEAD everything but the body, its length included."""
    content = b"" if request.method == "HEAD" else body
    return Response(content, status, {**headers, "Content-Length": str(len(body))})


def error_answer(
    request: Request, error: ApiRequestError, headers: Mapping[str, str] = MappingProxyType({})
) -> Response:
    """An error as every one of the API is told, with more headers."""
    content = {"message": error.message, "parameter": error.parameter, "allowed": error.allowed}
    body = write_json({"error": content}, compact=True).encode("utf-8", "replace")
    sent = {**_ALWAYS, **headers, "Cache-Control": "no-store", "Content-Type": JSON}
    return _reply(request, body, error.status, sent)


# Coroutines, because Starlette would take a thread to run a plain function.


async def _refused(request: Request, error: Any) -> Response:
    return error_answer(request, error)


async def _busy(request: Request, _: Exception) -> Response:
    """The answer to a request for which the queue has no room."""
    message = f"too many requests are waiting; ask again in {_RETRY_AFTER} seconds"
    headers = {
        "Retry-After": str(_RETRY_AFTER),
        "Access-Control-Expose-Headers": "Retry-After",
    }
    return error_answer(request, ApiRequestError(503, message), headers)


async def _unavailable(request: Request, error: Exception) -> Response:
    """The answer while what keeps the figures cannot be asked, which is noted."""
    _LOG.error("Figures were not read (%s)", error)
    refusal = ApiRequestError(503, "the figures cannot be read just now; ask again")
    return error_answer(request, refusal, {"Retry-After": str(_RETRY_AFTER)})


async def _not_served(request: Request, error: Any) -> Response:
    """The answer where Starlette refuses: an unknown address, a method that writes."""
    if error.status_code == 405:
        refusal = ApiRequestError(405, f"only {_READS} are answered here")
        return error_answer(request, refusal, {"Allow": _READS})
    message = "there is nothing here; v1/openapi.json tells what there is"
    return error_answer(request, ApiRequestError(error.status_code, message))


async def _failed(request: Request, _: Exception) -> Response:
    return error_answer(request, ApiRequestError(500, "the server failed; it has noted why"))

"""Counts what the server answers, by what was asked for, and the pages that stand open.

What the report itself answers has a line in the log, which names the kind of address alone.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Mapping

from report.operation import logs, metrics
from report.web import safe_answers
from report.web.asgi import Application, Message, Receive, Scope, Send

# What is no page, and below no address that is known: one kind, whatever it is called.
PAGE, OTHER = "page", "other"
_FAILED = 500
# Of these, which every page and every probe asks for, only failures are in the log.
_QUIET = frozenset({"asset", "health", "internal", OTHER})
_LOG = logging.getLogger("report.answers")
_REQUEST_ID = b"x-request-id"
_WELL_FORMED = re.compile(rb"[A-Za-z0-9._-]{1,64}")


class MeasuredAnswers:
    """Middleware around all others.

    `kinds` names what is asked for by the beginnings of paths below `base`, the path that the
    server is at; what begins in no such way is a page if it is answered by one.
    """

    def __init__(self, app: Application, kinds: Mapping[str, str], base: str = "") -> None:
        self.app = app
        self.below = f"/{base.strip('/')}/".replace("//", "/")
        # The longest first: a part of an address may be of another kind.
        self.kinds = sorted(kinds.items(), key=lambda named: -len(named[0]))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._session(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = time.perf_counter()
        request = scope[safe_answers.REQUEST] = _request_id(scope)
        logs.REQUEST.set(request.decode())
        # Who fails before it has begun to answer is answered for with this.
        start: Message = {"status": _FAILED}

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                message = {**message, "headers": [*_others(message), (_REQUEST_ID, request)]}
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            _told(self._kind(scope["path"], start), start["status"], time.perf_counter() - begun)

    def _kind(self, path: str, start: Message) -> str:
        asked = f"{path.removeprefix(self.below)}/"
        named = (kind for beginning, kind in self.kinds if asked.startswith(f"{beginning}/"))
        return next(named, PAGE if _is_page(start) else OTHER)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_open = False

        async def noted(message: Message) -> None:
            nonlocal is_open
            if message["type"] == "websocket.accept" and not is_open:
                is_open = True
                metrics.SESSIONS_OPEN.inc()
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            if is_open:
                metrics.SESSIONS_OPEN.dec()


def _request_id(scope: Scope) -> bytes:
    """As it is told, by a proxy or whoever asks, where that is an id; else a new one."""
    told = [value for name, value in scope["headers"] if name == _REQUEST_ID]
    if len(told) == 1 and _WELL_FORMED.fullmatch(told[0]):
        return bytes(told[0])
    return secrets.token_hex(8).encode()


def _others(start: Message) -> list[tuple[bytes, bytes]]:
    return [pair for pair in start.get("headers", ()) if pair[0].lower() != _REQUEST_ID]


def _told(kind: str, status: int, seconds: float) -> None:
    metrics.ANSWERS.labels(kind, str(status)).inc()
    metrics.ANSWER_SECONDS.labels(kind).observe(seconds)
    if kind not in _QUIET or status >= _FAILED:
        logs.tell(_LOG, "answer", kind=kind, status=status, milliseconds=round(1000 * seconds))


def _is_page(start: Message) -> bool:
    types = [value for name, value in start.get("headers", ()) if name.lower() == b"content-type"]
    return start["status"] == 200 and any(value.startswith(b"text/html") for value in types)

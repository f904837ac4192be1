"""The data API asked without a server: requests straight to the application."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Message

from report.api.server import application
from report.model import Report


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON, its numbers as they are written."""
        return json.loads(self.body, parse_float=Decimal)

    @property
    def data(self) -> Any:
        return self.json["data"]

    @property
    def rows(self) -> list[dict[str, str]]:
        """The body as CSV."""
        return list(csv.DictReader(io.StringIO(self.body.decode(), newline=""), strict=True))


@cache
def api(report: Report | None) -> ASGIApp:
    """The API of a report where the server of the pages has it."""
    return Starlette(routes=[Mount("/api", application(lambda: report))])


def ask(
    report: Report | None, path: str, query: str = "", method: str = "GET", **headers: str
) -> Reply:
    """What the API of a report answers; header names are written with `_`."""
    return answer(api(report), f"/api/v1{path}", query, method, **headers)


def answer(app: ASGIApp, path: str, query: str = "", method: str = "GET", **headers: str) -> Reply:
    """What an application answers; header names are written with `_`."""
    return asyncio.run(answering(app, path, query, method, **headers))


async def answering(
    app: ASGIApp, path: str, query: str = "", method: str = "GET", **headers: str
) -> Reply:
    """The same in an event loop that has other things to do."""
    sent: list[Message] = []
    told = [(k.replace("_", "-").encode(), v.encode("latin-1")) for k, v in headers.items()]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": query.encode("latin-1"),
        "headers": told,
    }

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    names = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return Reply(sent[0]["status"], names, b"".join(m.get("body", b"") for m in sent[1:]))


def found(report: Report, path: str, query: str = "") -> Reply:
    """An answer that has to be there."""
    reply = ask(report, path, query)
    assert reply.status == 200, reply.body[:300]
    return reply

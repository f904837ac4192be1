"""A tiny application behind a layer of ours, asked as a server asks it."""

from __future__ import annotations

import asyncio
from typing import Any

from report.web.asgi import Application, Message, Receive, Scope, Send

PAGE = b'<!doctype html>\n<html lang="en">\n  <head>\n<title>Streamlit</title></head></html>'
HTML = (b"content-type", b"text/html; charset=utf-8")
Headers = list[tuple[bytes, bytes]]


class Tiny:
    """An application that answers every request alike, and keeps what it was asked."""

    def __init__(self, *bodies: bytes, headers: Headers | None = None, status: int = 200) -> None:
        told = [HTML] if headers is None else headers
        self.bodies = bodies or (PAGE,)
        self.start: Message = {"type": "http.response.start", "status": status, "headers": told}
        self.asked: Scope = {}

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        self.asked = scope
        await send(self.start)
        for n, body in enumerate(self.bodies, 1):
            more = n < len(self.bodies)
            await send({"type": "http.response.body", "body": body, "more_body": more})


def scope(query: bytes = b"", headers: Headers | None = None, **more: Any) -> Scope:
    asked = {"type": "http", "method": "GET", "path": "/", "query_string": query}
    return {**asked, "headers": headers or [], **more}


def sent_by(app: Application, asked: Scope | None = None) -> list[Message]:
    """The messages that reach whoever asks."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def served() -> None:
        await app(scope() if asked is None else asked, receive, send)

    asyncio.run(served())
    return sent

"""Texts as they go over the network: packed by Brotli or gzip, once for each that is asked for."""

from __future__ import annotations

from collections.abc import MutableMapping

from starlette.concurrency import run_in_threadpool

from report.web.asgi import Application, Message, Receive, Scope, Send
from report.web.encodings import Encoding, accepted, packed

_TEXTS = (".js", ".mjs", ".css", ".json", ".svg", ".map", ".wasm")
# What no longer holds of a packed file, and what would have a part of it sent, or nothing.
_OF_THE_BODY = {b"content-length", b"etag", b"accept-ranges", b"last-modified"}
_CONDITIONS = {b"range", b"if-range", b"if-none-match", b"if-modified-since", b"accept-encoding"}


class PackedFiles:
    """Middleware that sends an application's files of text packed, each kept once it is.

    `paths` are what their paths begin with. Each has a name of its own for each
    content (`index.DormvYxC.js`), so that what is kept never grows old.
    """

    def __init__(self, app: Application, paths: tuple[str, ...]) -> None:
        self.app, self.paths = app, paths
        self.kept: MutableMapping[tuple[str, Encoding], list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        encoding = self._encoding(scope)
        if encoding is None:
            await self.app(scope, receive, send)
            return
        key = (scope["path"], encoding)
        answer = self.kept.get(key) or await self._packed(scope, receive, encoding)
        if answer[0]["status"] == 200:
            self.kept[key] = answer
        for message in answer:
            await send(message)

    def _encoding(self, scope: Scope) -> Encoding | None:
        """How the file that is asked for is to be packed; None for anything else."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        if not (scope["path"].startswith(self.paths) and scope["path"].endswith(_TEXTS)):
            return None
        return accepted(dict(scope["headers"]).get(b"accept-encoding", b"").decode("latin-1"))

    async def _packed(self, scope: Scope, receive: Receive, encoding: Encoding) -> list[Message]:
        """The whole answer of the application, packed where it is the file."""
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        plain = [pair for pair in scope["headers"] if pair[0].lower() not in _CONDITIONS]
        await self.app({**scope, "headers": plain}, receive, collect)
        start, *bodies = messages
        if start["status"] != 200:
            return messages
        whole = b"".join(message.get("body", b"") for message in bodies)
        small = await run_in_threadpool(packed, whole, encoding)
        return [_told(start, encoding, len(small)), {"type": "http.response.body", "body": small}]


def _told(start: Message, encoding: Encoding, length: int) -> Message:
    kept = [(name, value) for name, value in start["headers"] if name.lower() not in _OF_THE_BODY]
    more: list[tuple[bytes, bytes]] = [
        (b"content-encoding", encoding.encode()),
        (b"content-length", str(length).encode()),
        (b"vary", b"Accept-Encoding"),
    ]
    return {**start, "headers": [*kept, *more]}

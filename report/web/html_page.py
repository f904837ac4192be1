"""The HTML page around the application: its language, and where its server is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from report.model import LANGUAGE_TAGS, LANGUAGES, Language

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class FrontPage:
    """Middleware that finishes the HTML page and leaves everything else alone.

    Without being told where the server is, the page asks for it at each part of a deep link,
    and every visit to `/transport` begins with two requests that fail.
    """

    def __init__(self, app: Application, base: str = "") -> None:
        self.app = app
        self.root = f"/{base.strip('/')}/".replace("//", "/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        plain = {**scope, "headers": [h for h in scope["headers"] if not _compresses(h, scope)]}
        await self.app(plain, receive, _Finishing(send, self, _language(scope)))

    def finish(self, page: bytes, language: Language) -> bytes:
        """The page in its language and with the server's address."""
        server = f"{{BACKEND_BASE_URL: location.origin + '{self.root}'}}"
        script = f"<head><script>window.__streamlit = {server}</script>"
        tag = f'<html lang="{LANGUAGE_TAGS[language]}">'
        return page.replace(b'<html lang="en">', tag.encode(), 1).replace(
            b"<head>", script.encode(), 1
        )


class _Finishing:
    """Holds an HTML response back until it is whole; passes anything else on as it comes."""

    def __init__(self, send: Send, page: FrontPage, language: Language) -> None:
        self.send, self.page, self.language = send, page, language
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            await self._collect(message, self.start)

    async def _collect(self, message: Message, start: Message) -> None:
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self.page.finish(self.body, self.language) if self.body else b""
        kept = [(k, v) for k, v in start.get("headers", ()) if k.lower() not in _OF_THE_BODY]
        # An answer to HEAD has no body: what its length would be is not known here.
        length = [(b"content-length", str(len(body)).encode())] if body else []
        await self.send({**start, "headers": [*kept, *length]})
        await self.send({"type": "http.response.body", "body": body})


# What no longer holds once the body has changed.
_OF_THE_BODY = {b"content-length", b"etag", b"last-modified"}


def _compresses(header: tuple[bytes, bytes], scope: Scope) -> bool:
    """Whether a header would have a page sent compressed, so that it could not be finished."""
    wants_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
    return wants_page and header[0] == b"accept-encoding"


def _is_html(message: Message) -> bool:
    headers = dict(message.get("headers", ()))
    plain = b"content-encoding" not in headers
    whole = message["status"] == 200
    return plain and whole and headers.get(b"content-type", b"").startswith(b"text/html")


def _language(scope: Scope) -> Language:
    """As in the URL, else as the browser prefers."""
    query = parse_qs(scope["query_string"].decode("ascii", "replace"))
    named = query.get("lang", [""])[-1]
    for language in LANGUAGES:
        if language == named:
            return language
    accepted = dict(scope["headers"]).get(b"accept-language", b"zh")
    return "zh" if accepted.lower().startswith(b"zh") else "en"

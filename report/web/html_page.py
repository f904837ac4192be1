"""The HTML page around the application: its language, its content, and where its server is."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool

from report.model import LANGUAGE_TAGS, LANGUAGES, Language

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page as it is asked for: the address of the report on this server, as the reader has it
    (`https://host/path/`), what follows it, the parameters, each as given last, and the language.

    `is_readable` where the report has the language that the reader's browser prefers.
    """

    root: str
    page: str
    query: Mapping[str, str]
    language: Language
    is_readable: bool = False


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page says before any script: HTML for its head, and for readers without scripts; and
    whether there are charts on it.
    """

    head: bytes
    body: bytes
    has_charts: bool = False


@dataclass(frozen=True, slots=True)
class PageAssets:
    """What pages need, by addresses below the server's own: the style sheet, and the script that
    draws charts.
    """

    style: str
    script: str


ContentOf = Callable[[PageRequest], PageContent | None]
_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)
# The address of the browser without the parts of the page that this server was asked for.
_SERVER = r"location.origin + location.pathname.replace(/(\/+[^/]+){0,%d}\/*$/, '') + '/'"
# A path that a proxy says it has cut off.
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)+")
_NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)


def _nothing(_: PageRequest) -> None:
    """No page has content of its own."""


class FrontPage:
    """Middleware that finishes the HTML page and leaves everything else alone.

    `content_of` gives what a page says; a page without any keeps what the application's says.
    Without being told where the server is, the page asks for it at each part of a deep link,
    and every visit to `/transport` begins with two requests that fail. Behind a proxy that cuts a
    path off only the browser knows that path: the page finds it by what this server was asked for.
    """

    def __init__(
        self,
        app: Application,
        base: str = "",
        content_of: ContentOf = _nothing,
        assets: PageAssets | None = None,
    ) -> None:
        self.app, self.content_of, self.assets = app, content_of, assets
        self.root = f"/{base.strip('/')}/".replace("//", "/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        plain = {**scope, "headers": [h for h in scope["headers"] if not _compresses(h, scope)]}
        await self.app(plain, receive, _Finishing(send, self, self.asked(scope)))

    def asked(self, scope: Scope) -> PageRequest:
        """The page that a request is for, as its reader has it."""
        query = parse_qs(scope["query_string"].decode("ascii", "replace"))
        page = scope["path"].removeprefix(self.root.rstrip("/")).strip("/")
        given = {name: values[-1] for name, values in query.items()}
        root = f"{_origin(scope)}{_cut(scope)}{self.root}"
        return PageRequest(root, page, given, _language(scope), _is_readable(scope))

    async def finish(self, page: bytes, asked: PageRequest) -> bytes:
        """The page in its language, with its content and the server's address."""
        content = await run_in_threadpool(self.content_of, asked)
        told = _with_content(self._addressed(page, asked), content)
        has_charts = content is not None and content.has_charts
        return _with_assets(told, self.assets, has_charts) if self.assets else told

    def _addressed(self, page: bytes, asked: PageRequest) -> bytes:
        parts = len([part for part in asked.page.split("/") if part])
        server = f"{{BACKEND_BASE_URL: {_SERVER % parts}}}"
        script = f"<head><script>window.__streamlit = {server}</script>"
        # Nobody's browser has to translate a page that its reader can switch to their language.
        kept = ' translate="no"' if asked.is_readable else ""
        tag = f'<html lang="{LANGUAGE_TAGS[asked.language]}"{kept}>'
        return page.replace(b'<html lang="en">', tag.encode(), 1).replace(
            b"<head>", script.encode(), 1
        )


class _Finishing:
    """Holds an HTML response back until it is whole; passes anything else on as it comes."""

    def __init__(self, send: Send, page: FrontPage, asked: PageRequest) -> None:
        self.send, self.page, self.asked = send, page, asked
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
        body = await self.page.finish(self.body, self.asked) if self.body else b""
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


def _with_content(page: bytes, content: PageContent | None) -> bytes:
    """The page with its own title and text in place of the application's."""
    if content is None:
        return page
    titled = _TITLE.sub(lambda _: content.head, page, count=1)
    text = b"<noscript>" + content.body + b"</noscript>"
    return _NO_SCRIPT.sub(lambda _: text, titled, count=1)


def _with_assets(page: bytes, assets: PageAssets, has_charts: bool) -> bytes:
    """The page with its style sheet, and the script asked for that it will want for its charts.

    Relative, as the page's own files are. The sheet stands at the end, because of equal rules the
    last one holds.
    """
    coming = f'<link rel="preload" as="script" href="./{assets.script}">' if has_charts else ""
    early = f'<link rel="preload" as="style" href="./{assets.style}">{coming}</head>'
    style = f'<link rel="stylesheet" href="./{assets.style}"></body>'
    return page.replace(b"</head>", early.encode(), 1).replace(b"</body>", style.encode(), 1)


def _origin(scope: Scope) -> str:
    """`https://host`, as the reader's browser has it, also where a proxy stands in between."""
    headers = dict(scope["headers"])
    scheme = headers.get(b"x-forwarded-proto", b"").decode("latin-1").split(",")[0].strip()
    host = headers.get(b"host", b"").decode("latin-1")
    return f"{scheme if scheme in _SCHEMES else scope.get('scheme', 'http')}://{host}"


def _cut(scope: Scope) -> str:
    """`/path`, where a proxy says that it has cut that off the address; else nothing."""
    told = dict(scope["headers"]).get(b"x-forwarded-prefix", b"").decode("latin-1").rstrip("/")
    return told if _PREFIX.fullmatch(told) else ""


_SCHEMES = {"http", "https"}


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


def _is_readable(scope: Scope) -> bool:
    """Whether the report has the language that the browser prefers; False where it names none."""
    accepted: bytes = dict(scope["headers"]).get(b"accept-language", b"")
    return accepted.decode("latin-1").lower().startswith(LANGUAGES)

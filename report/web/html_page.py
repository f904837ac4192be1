"""The HTML page around the application: its language, its content, and where its server is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool

from report.model import LANGUAGE_TAGS, LANGUAGES, Language
from report.model.report_cache import report_cache
from report.web import encodings
from report.web.asgi import Application, Message, Receive, Scope, Send
from report.web.encodings import Encoding
from report.web.page_assets import PageAssets, with_assets
from report.web.policy import FrameHosts, scripts_in


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

    @property
    def is_embed(self) -> bool:
        """Whether it is to stand alone, in a page of others."""
        return self.query.get("embed") == "true"


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page says before any script: HTML for its head, for readers without scripts, and of
    what is seen until the application is there, empty for nothing; whether there are icons that the
    part of the icons' font lacks.
    """

    head: bytes
    body: bytes
    screen: bytes = b""
    has_rare_icons: bool = False


@dataclass(frozen=True, slots=True)
class _FinishedPage:
    """A page as browsers get it, and the policy that it comes with."""

    body: bytes
    policy: str


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
    `frames` says who may show pages in frames.
    """

    def __init__(
        self,
        app: Application,
        base: str = "",
        content_of: ContentOf = _nothing,
        assets: PageAssets | None = None,
        frames: FrameHosts | None = None,
    ) -> None:
        self.app, self.content_of, self.assets = app, content_of, assets
        self.frames = frames or FrameHosts()
        self.root = f"/{base.strip('/')}/".replace("//", "/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        plain = {**scope, "headers": [h for h in scope["headers"] if not _compresses(h, scope)]}
        taken = dict(scope["headers"]).get(b"accept-encoding", b"").decode("latin-1")
        finishing = _Finishing(send, self, self.asked(scope), encodings.accepted(taken))
        await self.app(plain, receive, finishing)

    def asked(self, scope: Scope) -> PageRequest:
        """The page that a request is for, as its reader has it."""
        query = parse_qs(scope["query_string"].decode("ascii", "replace"))
        page = scope["path"].removeprefix(self.root.rstrip("/")).strip("/")
        given = {name: values[-1] for name, values in query.items()}
        home = home_of(scope, self.root)
        return PageRequest(home, page, given, _language(scope), _is_readable(scope))

    async def finish(self, page: bytes, asked: PageRequest) -> _FinishedPage:
        """The page in its language, with its content and the server's address."""
        content = await run_in_threadpool(self.content_of, asked)
        addressed = self._addressed(page, asked)
        # Before any text of the data is in it: a script that came with one is none of these.
        policy = self.frames.policy(scripts_in(addressed), is_embed=asked.is_embed)
        return _FinishedPage(_with_content(self._styled(addressed, content), content), policy)

    def _styled(self, page: bytes, content: PageContent | None) -> bytes:
        if self.assets is None:
            return page
        is_rare = content is not None and content.has_rare_icons
        return with_assets(page, self.assets, has_rare_icons=is_rare)

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


def home_of(scope: Scope, root: str) -> str:
    """Where the reader of a request has the report: `https://host/path/`; `root` is its path."""
    return f"{_origin(scope)}{_cut(scope)}{root}"


class _Finishing:
    """Holds an HTML response back until it is whole; passes anything else on as it comes."""

    def __init__(
        self, send: Send, page: FrontPage, asked: PageRequest, encoding: Encoding | None
    ) -> None:
        self.send, self.page, self.asked, self.encoding = send, page, asked, encoding
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
        # An answer to HEAD has no body.
        page = await self.page.finish(self.body, self.asked)
        body = page.body if self.body else b""
        kept = [(k, v) for k, v in start.get("headers", ()) if k.lower() not in _OF_THE_BODY]
        kept.append((b"vary", b"Accept-Encoding"))
        kept.append((b"content-security-policy", page.policy.encode()))
        if body and self.encoding:
            body = await run_in_threadpool(_packed, body, self.encoding)
            kept.append((b"content-encoding", self.encoding.encode()))
        # What the length of a body that is not there would be is not known here.
        length = [(b"content-length", str(len(body)).encode())] if body else []
        await self.send({**start, "headers": [*kept, *length]})
        await self.send({"type": "http.response.body", "body": body})


# Some 15 kB each: all pages in both languages and two editions, as most readers ask for them.
@report_cache(128)
def _packed(page: bytes, encoding: Encoding) -> bytes:
    return encodings.packed(page, encoding)


# What no longer holds once the body has changed.
_OF_THE_BODY = {b"content-length", b"etag", b"last-modified", b"vary"}


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
    told = _NO_SCRIPT.sub(lambda _: text, titled, count=1)
    if not content.screen:
        return told
    # Behind the style sheet, so that nothing of it is seen before it is styled.
    framed = told.replace(b"</body>", content.screen + b"</body>", 1)
    return framed.replace(b"<body>", b'<body class="has-front-screen">', 1)


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

"""The gate of a server for readers before release: whoever is no reader gets the same answer to
whatever is asked, and no session.

A process that shows a draft shows nothing to the public: what nobody else is answered, no cache of
it can give away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response

from report.web.asgi import Application, Message, Receive, Scope, Send
from report.web.signed_in import SIGN_IN, SIGN_OUT, SignedIn, SignIns, Standing

# What is asked for on the way to a provider and back; a probe asks for the first.
_OPEN = frozenset({"_stcore/health", "auth/login", "oauth2callback", SIGN_OUT})
# A probe gets the status of this, and no word of what is served.
_STATUS_ALONE = "api/v1/health"
# The product's own code by the mark of its content, which is no secret, and the same for everybody.
_CODE = ("static/", "assets/")
_CODE_TYPES = ("text/css", "text/javascript", "application/javascript", "font/")
# In seconds: between two looks whether a reader of an open page still is one.
_LOOK_EVERY = 1.0
# 1008: what was said broke a rule of the server.
_LOST = 1008
_STATUSES: Mapping[Standing, int] = {"nobody": 401, "unlisted": 403, "unconfirmed": 403}
# Nobody keeps what a reader is shown, and no page of others gets a part of it.
_PRIVATE = {
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


class RefusalPage(Protocol):
    """The page for somebody who is no reader, and what browsers are told of it."""

    @property
    def policy(self) -> str:
        """Its Content-Security-Policy."""

    def written(self, standing: Standing, address: str) -> bytes:
        """For somebody of a standing, who has signed in with an address, if with any."""


@dataclass(frozen=True, slots=True)
class SignInWay:
    """How the cookie of who has signed in is called, where signing in begins, asked for anew each
    time, and the page for everybody else. With `only_tls` browsers send the cookie over TLS alone.
    """

    cookie: str
    begin: Callable[[], str]
    page: RefusalPage
    only_tls: bool = False


class ReadersGate:
    """Middleware that lets nobody pass but readers, below the path of the server.

    It looks at each request and at each message of an open page, so that rights that are lost are
    lost at once.
    """

    def __init__(self, app: Application, sign_ins: SignIns, way: SignInWay, base: str = "") -> None:
        self.app, self.sign_ins, self.way = app, sign_ins, way
        self.below = f"/{base.strip('/')}/".replace("//", "/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        person = self.sign_ins.who(self._cookie(scope))
        standing = self.sign_ins.standing(person)
        if scope["type"] == "websocket":
            await self._talk(person, standing, scope, receive, send)
        else:
            await self._answer(person, standing, scope, receive, send)

    def _cookie(self, scope: Scope) -> str | None:
        told = Headers(scope=scope).getlist("cookie")
        return cookie_parser("; ".join(told)).get(self.way.cookie)

    async def _answer(
        self,
        person: SignedIn | None,
        standing: Standing,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        path = self._path(scope)
        if path == SIGN_IN:
            to = RedirectResponse(self.way.begin(), 303, _PRIVATE)
            await to(scope, receive, send)
        elif path in _OPEN:
            if path == SIGN_OUT and person is not None:
                self.sign_ins.end(person)
            await self.app(scope, receive, _private(_only_tls(send) if self.way.only_tls else send))
        elif standing == "reader":
            is_code = path.startswith(_CODE)
            await self.app(scope, receive, _private(send, may_keep_code=is_code))
        elif path == _STATUS_ALONE:
            await self.app(scope, receive, _without_a_word(send))
        else:
            await self._refusal(person, standing)(scope, receive, send)

    def _path(self, scope: Scope) -> str:
        """Below the server's own path; what is not below it is nothing that is open."""
        path: str = scope["path"]
        return path.removeprefix(self.below) if path.startswith(self.below) else path

    def _refusal(self, person: SignedIn | None, standing: Standing) -> Response:
        """The same for every address, whether there is anything or not."""
        address = person.address if person else ""
        page = self.way.page.written(standing, address)
        told = {**_PRIVATE, "Vary": "Cookie", "Content-Security-Policy": self.way.page.policy}
        return Response(page, _STATUSES[standing], told, "text/html")

    async def _talk(
        self,
        person: SignedIn | None,
        standing: Standing,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        """An open page; to who is no reader it is refused before it begins."""
        if person is None or standing != "reader":
            await send({"type": "websocket.close", "code": _LOST})
            return
        talk = _Talk(lambda: self.sign_ins.standing(person) == "reader", receive, send)
        try:
            await self.app(scope, talk.receive, talk.send)
        finally:
            talk.end()


class _Talk:
    """What an open page and the server say to each other, for as long as its reader is one."""

    def __init__(self, may_go_on: Callable[[], bool], receive: Receive, send: Send) -> None:
        self._may_go_on, self._receive, self._send = may_go_on, receive, send
        self._coming: asyncio.Future[Message] | None = None
        self._is_over = False

    async def receive(self) -> Message:
        """What the page says next; its end, where the rights of its reader have ended."""
        while await self._goes_on():
            if self._coming is None:
                self._coming = asyncio.ensure_future(self._receive())
            await asyncio.wait({self._coming}, timeout=_LOOK_EVERY)
            if self._coming.done() and await self._goes_on():
                said, self._coming = self._coming.result(), None
                return said
        return {"type": "websocket.disconnect", "code": _LOST}

    async def send(self, message: Message) -> None:
        """What the server says, as long as its reader may hear it."""
        if await self._goes_on():
            await self._send(message)

    async def _goes_on(self) -> bool:
        if not self._is_over and not self._may_go_on():
            self._is_over = True
            await self._send({"type": "websocket.close", "code": _LOST})
        return not self._is_over

    def end(self) -> None:
        """Nobody waits for the page any more."""
        if self._coming is not None:
            self._coming.cancel()


def _private(send: Send, *, may_keep_code: bool = False) -> Send:
    """Answers for this reader alone, but for code. A page or a picture is none, whatever its
    address.
    """

    async def private(message: Message) -> None:
        if message["type"] == "http.response.start":
            told = [(name.lower(), value) for name, value in message.get("headers", ())]
            headers = MutableHeaders(raw=told)
            is_code = headers.get("content-type", "").startswith(_CODE_TYPES)
            if not (may_keep_code and is_code):
                _keep_from_others(headers)
            message = {**message, "headers": headers.raw}
        await send(message)

    return private


def _keep_from_others(headers: MutableHeaders) -> None:
    for name in ("etag", "last-modified", "access-control-allow-origin"):
        del headers[name]
    headers.update(_PRIVATE)
    headers.add_vary_header("Cookie")


def _only_tls(send: Send) -> Send:
    """Cookies for connections that nobody listens to."""

    async def only_tls(message: Message) -> None:
        if message["type"] == "http.response.start":
            told = [
                (name, value + b"; Secure" if name.lower() == b"set-cookie" else value)
                for name, value in message.get("headers", ())
            ]
            message = {**message, "headers": told}
        await send(message)

    return only_tls


def _without_a_word(send: Send) -> Send:
    """The status of an answer, and nothing of what it says."""

    async def bare(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [(b"content-length", b"0"), (b"cache-control", b"no-store")]
            await send({**message, "headers": headers})
        elif not message.get("more_body"):
            await send({"type": "http.response.body", "body": b""})

    return bare

"""The gate before an application: who passes, what everybody else is answered, what an open page
of a reader hears when rights are lost.
"""

from __future__ import annotations

import asyncio
import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from report.web.asgi import Message, Receive, Scope, Send
from report.web.gate import ReadersGate, SignInWay
from report.web.signed_in import SignIns, SignInSettings, Standing
from tests.web.asked import Headers, Tiny, scope, sent_by

SECRET = b"the figures of the draft"
SIGNED_AT = 1000.0
KEPT = (b"cache-control", b"public, max-age=300")


class Page:
    """The page for everybody else."""

    policy = "default-src 'none'"

    def written(self, standing: Standing, address: str) -> bytes:
        return f"{standing} {address}".encode()


@pytest.fixture
def readers(tmp_path: Path) -> Path:
    file = tmp_path / "readers.txt"
    file.write_text("reader@example.org\n", "utf-8")
    return file


def gate(app: Any, readers: Path, base: str = "") -> ReadersGate:
    """A cookie is what it says, where it is signed by an exclamation mark."""

    def read(cookie: str, _: float) -> tuple[bytes, float] | None:
        address = cookie.removesuffix("!")
        claims = {"email": address, "email_verified": True, "is_logged_in": True}
        return (json.dumps(claims).encode(), SIGNED_AT) if cookie.endswith("!") else None

    sign_ins = SignIns(SignInSettings(readers), read, lambda: SIGNED_AT + 1)
    return ReadersGate(app, sign_ins, SignInWay("who", lambda: "/login?x", Page()), base)


def cookie(value: str) -> Headers:
    return [(b"cookie", f"other=1; who={value}".encode())]


READER, UNLISTED, FORGED = cookie("reader@example.org!"), cookie("o@example.org!"), cookie("reader")


def answer(
    app: Any, path: str, headers: Headers | None = None, **more: Any
) -> tuple[Message, bytes]:
    sent = sent_by(app, scope(headers=headers, path=path, **more))
    body = b"".join(one.get("body", b"") for one in sent[1:])
    return sent[0], body


def told(start: Message) -> dict[str, str]:
    return {name.decode().lower(): value.decode() for name, value in start["headers"]}


@pytest.mark.parametrize(
    ("headers", "status", "page"),
    [
        ([], 401, b"nobody "),
        (FORGED, 401, b"nobody "),
        (cookie(""), 401, b"nobody "),
        (UNLISTED, 403, b"unlisted o@example.org"),
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        *("/", "/power", "/files/area/power.csv", "/api/v1/areas", "/static/index.js"),
        *("/assets/x.css", "/_stcore/health/", "/_stcore/host-config", "//sign-in"),
        *("/auth/login/x", "/SIGN-IN", "sign-inn"),
    ],
)
def test_whoever_is_no_reader_gets_the_same_answer_everywhere(
    readers: Path, path: str, headers: Headers, status: int, page: bytes
) -> None:
    app = Tiny(SECRET)
    start, body = answer(gate(app, readers), path, headers)
    assert (start["status"], body, app.asked) == (status, page, {})
    assert told(start)["cache-control"] == "private, no-store"
    assert told(start)["vary"] == "Cookie"
    assert told(start)["content-security-policy"] == "default-src 'none'"


def test_reader_gets_what_nobody_may_keep(readers: Path) -> None:
    headers = [
        *(KEPT, (b"ETag", b"x"), (b"Vary", b"Accept-Encoding")),
        (b"Access-Control-Allow-Origin", b"*"),
    ]
    start, body = answer(gate(Tiny(SECRET, headers=headers), readers), "/files/x", READER)
    assert (start["status"], body) == (200, SECRET)
    assert told(start) == {
        "cache-control": "private, no-store",
        "vary": "Accept-Encoding, Cookie",
        "cross-origin-resource-policy": "same-origin",
        "x-robots-tag": "noindex",
    }


def test_code_alone_may_be_kept(readers: Path) -> None:
    script = Tiny(b"code", headers=[KEPT, (b"content-type", b"text/javascript")])
    page = Tiny(SECRET, headers=[KEPT, (b"content-type", b"text/html; charset=utf-8")])
    picture = Tiny(SECRET, headers=[KEPT, (b"content-type", b"image/png")])
    unnamed = Tiny(SECRET, headers=[KEPT])
    others = [(app, None) for app in (page, picture, unnamed)]
    for app, kept in [(script, "public, max-age=300"), *others]:
        start, _ = answer(gate(app, readers), "/static/x", READER)
        assert told(start)["cache-control"] == (kept or "private, no-store")


def test_probe_gets_a_status_and_no_word(readers: Path) -> None:
    app = Tiny(SECRET, b"more", headers=[KEPT, (b"x-mark", SECRET)], status=503)
    start, body = answer(gate(app, readers), "/api/v1/health")
    assert (start["status"], body) == (503, b"")
    assert told(start) == {"content-length": "0", "cache-control": "no-store"}


@pytest.mark.parametrize("base", ["", "green"])
def test_way_to_sign_in_is_open(readers: Path, base: str) -> None:
    below = f"/{base}/".replace("//", "/")
    app = Tiny(b"ok")
    start, _ = answer(gate(app, readers, base), f"{below}sign-in")
    assert (start["status"], told(start)["location"]) == (303, "/login?x")
    for path in ("_stcore/health", "auth/login", "auth/logout", "oauth2callback"):
        assert answer(gate(app, readers, base), f"{below}{path}")[1] == b"ok"


def test_cookies_are_for_tls_alone_where_the_server_is_known_by_it(readers: Path) -> None:
    app = Tiny(b"ok", headers=[(b"set-cookie", b"who=x; HttpOnly")])
    guarded = gate(app, readers)
    assert told(answer(guarded, "/oauth2callback")[0])["set-cookie"] == "who=x; HttpOnly"
    guarded.way = replace(guarded.way, only_tls=True)
    assert told(answer(guarded, "/oauth2callback")[0])["set-cookie"] == "who=x; HttpOnly; Secure"


def test_what_is_open_below_a_path_is_open_nowhere_else(readers: Path) -> None:
    start, _ = answer(gate(Tiny(SECRET), readers, "green"), "/red/auth/login")
    assert start["status"] == 401


def test_who_signs_out_is_out(readers: Path) -> None:
    guarded = gate(Tiny(SECRET), readers)
    assert answer(guarded, "/", READER)[0]["status"] == 200
    assert answer(guarded, "/auth/logout", READER)[0]["status"] == 200
    assert answer(guarded, "/", READER)[0]["status"] == 401


class Talking:
    """An application that says what it hears, until the page is gone."""

    def __init__(self) -> None:
        self.heard: list[Message] = []

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        while True:
            message = await receive()
            self.heard.append(message)
            if message["type"] == "websocket.disconnect":
                await send({"type": "websocket.send", "bytes": SECRET})
                return
            await send({"type": "websocket.send", "bytes": SECRET})


def talked(guarded: ReadersGate, said: list[Message], then: Any, headers: Headers) -> list[Message]:
    """What a page hears that says this, and then nothing more; `then` is called before the last."""
    sent: list[Message] = []
    coming = list(said)

    async def receive() -> Message:
        if len(coming) == 1:
            then()
        if not coming:
            await asyncio.sleep(60)
        return coming.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    asked = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    asyncio.run(guarded(asked, receive, send))
    return sent


CLOSED = {"type": "websocket.close", "code": 1008}
SAID = {"type": "websocket.receive", "bytes": b"x"}


@pytest.mark.parametrize("headers", [[], FORGED, UNLISTED])
def test_page_of_who_is_no_reader_is_refused_before_it_begins(
    readers: Path, headers: Headers
) -> None:
    app = Talking()
    assert talked(gate(app, readers), [SAID], lambda: None, headers) == [CLOSED]
    assert app.heard == []


def test_open_page_hears_nothing_more_once_its_reader_is_none(readers: Path) -> None:
    app = Talking()

    def remove() -> None:
        readers.write_text("another@example.org\n", "utf-8")

    sent = talked(gate(app, readers), [SAID, SAID, SAID], remove, READER)
    assert [one["type"] for one in sent] == [
        *("websocket.accept", "websocket.send", "websocket.send"),
        "websocket.close",
    ]
    assert app.heard[-1] == {"type": "websocket.disconnect", "code": 1008}


def test_page_that_says_nothing_is_closed_too(readers: Path) -> None:
    app = Talking()
    timer = threading.Timer(0.2, readers.unlink)
    timer.start()
    sent = talked(gate(app, readers), [SAID], lambda: None, READER)
    assert sent[-1] == CLOSED
    assert sent.count(CLOSED) == 1


def test_beginning_and_end_of_the_server_pass(readers: Path) -> None:
    app = Tiny(b"ok")
    sent_by(gate(app, readers), {"type": "lifespan"})
    assert app.asked == {"type": "lifespan"}

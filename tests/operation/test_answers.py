"""What is counted of answers: by kinds of addresses, never by an address itself."""

from __future__ import annotations

import asyncio
import logging
import re

import pytest
from starlette.requests import Request

from report.operation.answers import MeasuredAnswers
from report.operation.metrics import REGISTRY
from report.web.asgi import Application, Message, Receive, Scope, Send
from report.web.safe_answers import failed
from tests.operation.told import rise, value
from tests.web.asked import HTML, Tiny, scope, sent_by

_KINDS = {"api": "api", "api/v1/health": "health", "files": "file", "_stcore": "internal"}
_JSON = (b"content-type", b"application/json")


def measured(app: Application, base: str = "") -> MeasuredAnswers:
    return MeasuredAnswers(app, _KINDS, base)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/api", "api"),
        ("/api/v1/observations", "api"),
        ("/api/v1/health", "health"),
        ("/api/v1/healthy", "api"),
        ("/files/area/energy.pdf", "file"),
        ("/apis", "other"),
        ("/_stcore/metrics", "internal"),
        ("/green/api", "other"),
        ("/", "other"),
    ],
)
def test_answer_is_counted_by_what_was_asked_for(path: str, kind: str) -> None:
    with rise(1, "report_answers_total", kind=kind, status="200"):
        sent_by(measured(Tiny(headers=[_JSON])), scope(path=path))


def test_below_a_path_it_is_the_rest_that_counts() -> None:
    with rise(1, "report_answers_total", kind="api", status="200"):
        sent_by(measured(Tiny(headers=[_JSON]), "green"), scope(path="/green/api/v1"))


def test_page_is_what_is_answered_by_one() -> None:
    with rise(1, "report_answers_total", kind="page", status="200"):
        sent_by(measured(Tiny(headers=[HTML])), scope(path="/energy"))
    with rise(1, "report_answers_total", kind="other", status="404"):
        sent_by(measured(Tiny(headers=[HTML], status=404)), scope(path="/nothing"))


def test_time_of_an_answer_is_that_until_it_is_sent() -> None:
    with rise(1, "report_answer_seconds_count", kind="file"):
        sent_by(measured(Tiny(b"a", b"b")), scope(path="/files/x"))


def test_answer_that_fails_counts_as_one_of_the_server() -> None:
    async def fails(_: Scope, __: Receive, ___: Send) -> None:
        raise ValueError("a fault")

    with (
        rise(1, "report_answers_total", kind="api", status="500"),
        pytest.raises(ValueError, match="a fault"),
    ):
        sent_by(measured(fails), scope(path="/api"))


def test_addresses_that_nobody_knows_are_one() -> None:
    for number in range(100):
        asked = scope(path=f"/reader-{number}@example.org", query_string=b"name=somebody")
        sent_by(measured(Tiny(headers=[_JSON], status=404)), asked)
    told = [sample for family in REGISTRY.collect() for sample in family.samples]
    labels = {text for sample in told for text in sample.labels.values()}
    assert not [text for text in labels if "reader" in text or "somebody" in text]
    kinds = {one.labels["kind"] for one in told if one.name == "report_answers_total"}
    assert kinds <= {*_KINDS.values(), "page", "other"}


def session(app: Application) -> None:
    """A WebSocket that is opened, and whose other end goes at once."""

    async def receive() -> Message:
        return {"type": "websocket.disconnect"}

    async def send(_: Message) -> None:
        return None

    async def opened() -> None:
        await app({"type": "websocket", "path": "/_stcore/stream"}, receive, send)

    asyncio.run(opened())


@pytest.mark.parametrize("fails", [False, True])
def test_page_is_open_until_its_connection_ends(*, fails: bool) -> None:
    found: list[float] = []

    async def connected(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        found.append(value("report_sessions_open"))
        if fails:
            raise ConnectionError

    before = value("report_sessions_open")
    if fails:
        with pytest.raises(ConnectionError):
            session(measured(connected))
    else:
        session(measured(connected))
    assert found == [before + 1]
    assert value("report_sessions_open") == before


def test_connection_that_is_refused_is_no_open_page() -> None:
    async def refused(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "websocket.close", "code": 1008})

    with rise(0, "report_sessions_open"):
        session(measured(refused))


def named(*headers: tuple[bytes, bytes]) -> tuple[dict[bytes, bytes], Tiny]:
    """The headers of an answer to a request with these, and who answered it."""
    app = Tiny()
    start = sent_by(measured(app), scope(headers=list(headers)))[0]
    return dict(start["headers"]), app


@pytest.mark.parametrize("given", [b"a", b"4bf92f35-77b3.4da6_A", b"x" * 64])
def test_id_of_a_request_that_is_one_is_kept_and_given_back(given: bytes) -> None:
    headers, app = named((b"x-request-id", given))
    assert headers[b"x-request-id"] == given
    assert app.asked["report.request"] == given


@pytest.mark.parametrize(
    "given", [b"", b"x" * 65, b"a b", b"a\n", b"someone@example.org", b"\xc3\xa9", b"<b>", b"a,b"]
)
def test_what_is_no_id_is_replaced_by_one(given: bytes) -> None:
    headers, _ = named((b"x-request-id", given))
    assert re.fullmatch(rb"[0-9a-f]{16}", headers[b"x-request-id"])


def test_two_ids_are_none_and_each_request_has_its_own() -> None:
    twice = (b"x-request-id", b"first"), (b"x-request-id", b"second")
    found = {named(*twice)[0][b"x-request-id"], named()[0][b"x-request-id"]}
    assert len(found) == 2
    assert not found & {b"first", b"second"}


def test_server_that_fails_names_the_request_too() -> None:
    request = Request({**scope(), "report.request": b"abc"})
    answer = asyncio.run(failed(request, ValueError()))
    assert (answer.status_code, answer.headers["x-request-id"]) == (500, "abc")
    assert "x-request-id" not in asyncio.run(failed(Request(scope()), ValueError())).headers


@pytest.mark.parametrize(
    ("path", "status", "lines"),
    [
        ("/api/v1/areas", 200, 1),
        ("/files/x", 404, 1),
        ("/nothing", 404, 0),
        ("/api/v1/health", 200, 0),
        ("/api/v1/health", 503, 1),
    ],
)
def test_log_has_what_the_report_answers_and_each_failure(
    path: str, status: int, lines: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "report.answers"):
        sent_by(measured(Tiny(headers=[_JSON], status=status)), scope(path=path))
    told = [record for record in caplog.records if record.name == "report.answers"]
    assert len(told) == lines
    assert all(path not in str(vars(record)) for record in told)

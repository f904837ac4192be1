"""By which names a server is asked, and what it answers to those that it does not know."""

from __future__ import annotations

import pytest

from report.web.known_hosts import KnownHosts
from tests.web.asked import HTML, Tiny, scope, sent_by

_NAMED = ("report.example.org", "*.city.example")


def status(host: bytes | None, *hosts: str) -> int:
    headers = [(b"host", host)] if host is not None else []
    answer: int = sent_by(KnownHosts(Tiny(), hosts), scope(headers=headers))[0]["status"]
    return answer


@pytest.mark.parametrize(
    "host",
    [
        *(b"localhost", b"LOCALHOST:8501", b"report.localhost", b"localhost."),
        *(b"127.0.0.1:8501", b"192.0.2.7", b"[::1]:8501", b"[2001:db8::1]", None),
    ],
)
def test_without_names_localhost_and_numbers_are_known(host: bytes | None) -> None:
    assert status(host) == 200


@pytest.mark.parametrize(
    "host",
    [
        *(b"evil.example", b"localhost.evil.example", b"evillocalhost", b"127.0.0.1.evil.example"),
        *(b"", b"localhost:", b"localhost:99999", b"localhost:x", b"user@localhost", b"[::1"),
        *(b"localhost/path", b"localhost?x", b"localhost#x", b"localhost evil.example", b"\xff"),
    ],
)
def test_name_of_others_is_not_known(host: bytes) -> None:
    assert status(host) == (200 if host == b"localhost:" else 421)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        (b"report.example.org", 200),
        (b"Report.Example.org.:443", 200),
        (b"a.city.example", 200),
        (b"a.b.city.example", 200),
        (b"city.example", 421),
        (b"evilcity.example", 421),
        (b"www.report.example.org", 421),
        (b"localhost", 421),
        (b"127.0.0.1", 421),
    ],
)
def test_given_names_are_known_and_no_others(host: bytes, expected: int) -> None:
    assert status(host, *_NAMED) == expected


def test_every_name_is_known_where_that_is_said() -> None:
    assert status(b"evil.example", "*") == 200
    assert status(b"", "*") == 421


def test_two_names_at_once_are_none() -> None:
    asked = scope(headers=[(b"host", b"localhost"), (b"host", b"localhost")])
    assert sent_by(KnownHosts(Tiny()), asked)[0]["status"] == 421


def test_refusal_says_what_to_do() -> None:
    sent = sent_by(KnownHosts(Tiny()), scope(headers=[(b"host", b"evil.example")]))
    assert b"STREAMLIT_SERVER_ALLOWED_HOSTS" in sent[1]["body"]


def test_web_socket_is_closed_before_it_is_open() -> None:
    asked = scope(headers=[(b"host", b"evil.example")], type="websocket")
    app = Tiny()
    assert [one["type"] for one in sent_by(KnownHosts(app), asked)] == ["websocket.close"]
    assert app.asked == {}


def test_life_of_the_server_passes() -> None:
    app = Tiny(headers=[HTML])
    assert sent_by(KnownHosts(app), {"type": "lifespan"})[0] == app.start

"""What a running server keeps from the outside: its name, names of others, and what is not ours."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.server import Server, serving

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"

_HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def status(server: Server, path: str, method: str = "GET") -> int:
    try:
        with urlopen(Request(f"{server.url}{path}", method=method, data=None)) as answer:
            code: int = answer.status
            return code
    except HTTPError as refusal:
        with refusal:
            return refusal.code


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/_stcore/metrics"),
        ("GET", "/_stcore//metrics"),
        ("GET", "/_stcore/script-health-check"),
        ("PUT", "/_stcore/upload_file/a/b"),
        ("GET", "/_stcore/bidi-components/a/b.js"),
        ("GET", "/component/a/index.html"),
        ("GET", "/auth/login"),
        ("GET", "/oauth2callback"),
    ],
)
def test_what_pages_do_not_need_is_not_there(server: Server, method: str, path: str) -> None:
    assert status(server, path, method) == 404


@pytest.mark.parametrize("path", ["/", "/api/v1/report", "/_stcore/health", "/_stcore/host-config"])
def test_name_of_others_gets_nothing_and_the_own_name_is_not_told(
    server: Server, path: str
) -> None:
    with urlopen(f"{server.url}{path}") as answer:
        assert answer.headers.get("server") is None
    told, _ = server.get(path, Host="evil.example")
    assert told == 421


def test_server_is_asked_by_the_names_that_it_is_given() -> None:
    names = "report.example *.city.example localhost"
    with serving(EXAMPLE, STREAMLIT_SERVER_ALLOWED_HOSTS=names) as server:
        asked = ("report.example", "a.city.example:443", "localhost", "127.0.0.1", "evil.example")
        told = [server.get("/_stcore/health", Host=host)[0] for host in asked]
    assert told == [200, 200, 200, 421, 421]


@pytest.mark.parametrize(("host", "expected"), [("evil.example", "403"), ("127.0.0.1", "101")])
def test_web_socket_of_a_name_of_others_is_refused(
    server: Server, host: str, expected: str
) -> None:
    with socket.create_connection(("localhost", urlsplit(server.url).port or 0)) as connection:
        connection.sendall(_HANDSHAKE.format(host=host).encode())
        assert connection.recv(1024).split()[1].decode() == expected


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/api/v1/%00", {}),
        ("/api/v1/indicators/%00", {}),
        ("/api/v1/../x", {}),
        ("/api/%2e%2e/v1", {}),
        ("/api/v1/%5c%5chost", {}),
        ("/api/v1/none", {}),
        ("/api/", {}),
        ("/api/v1/report", {"Host": "evil.example"}),
    ],
)
def test_every_error_of_the_api_is_json(server: Server, path: str, headers: dict[str, str]) -> None:
    code, body = server.get(path, **headers)
    assert code in {400, 404, 421}
    assert set(json.loads(body)["error"]) == {"message", "parameter", "allowed"}

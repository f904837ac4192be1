"""Proxies as operators put before the report: one that has its pages below a path, and may cut that
off, and one that leads from one server to another.

In the first there is one request a connection, so that only the head has to be read; what follows
is passed on as it is, WebSockets too. What is asked outside the path is answered with 404.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socketserver import BaseRequestHandler, BaseServer, StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_PIECE = 65_536


@contextmanager
def cutting(url: str, prefix: str) -> Iterator[str]:
    """The address of the server at `url` behind a proxy that cuts `prefix` off, and says so."""
    port = urlsplit(url).port

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            head = b"".join(iter(self.rfile.readline, b"\r\n"))
            passed = _passed(head, prefix.encode())
            if passed is None:
                self.wfile.write(_NOT_FOUND)
                return
            with socket.create_connection(("localhost", port)) as upstream:
                upstream.sendall(passed)
                Thread(target=_copy, args=(self.connection, upstream), daemon=True).start()
                _copy(upstream, self.connection)

    with _running(Handler) as port_of_proxy:
        yield f"http://localhost:{port_of_proxy}{prefix}"


@dataclass
class Switch:
    """An address that leads to one server at a time, by connections that can be cut."""

    url: str
    _port: int | None
    _open: set[socket.socket] = field(default_factory=set)

    def lead_to(self, url: str) -> None:
        """Cut every connection; new ones lead to the server at `url`."""
        self._port = urlsplit(url).port
        for connection in tuple(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def join(self, connection: socket.socket) -> None:
        """Pass on what a connection and the server say, until one of them is gone."""
        with socket.create_connection(("localhost", self._port)) as upstream:
            both = {connection, upstream}
            self._open |= both
            Thread(target=_copy, args=(connection, upstream), daemon=True).start()
            _copy(upstream, connection)
            self._open -= both


@contextmanager
def switched(url: str) -> Iterator[Switch]:
    """A switch before the server at `url`."""
    switch = Switch("", urlsplit(url).port)

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            switch.join(self.request)

    with _running(Handler) as port:
        switch.url = f"http://localhost:{port}"
        yield switch


@contextmanager
def _running(handler: Callable[[Any, Any, BaseServer], BaseRequestHandler]) -> Iterator[int]:
    """The port at which each connection gets a handler of its own."""

    class Proxy(ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Proxy(("localhost", 0), handler) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy.server_address[1]
        proxy.shutdown()


def _passed(head: bytes, prefix: bytes) -> bytes | None:
    """The head of a request as the server gets it; None where it asks outside the prefix."""
    request, _, fields = head.partition(b"\r\n")
    method, _, rest = request.partition(b" ")
    if not rest.startswith(prefix):
        return None
    asked = b"/" + rest.removeprefix(prefix).lstrip(b"/")
    closing = fields.replace(b"Connection: keep-alive", b"Connection: close")
    told = b"X-Forwarded-Prefix: " + prefix
    return b"\r\n".join([method + b" " + asked, told, closing]) + b"\r\n"


def _copy(source: socket.socket, target: socket.socket) -> None:
    """All that comes from one side to the other; either may be gone first."""
    with suppress(OSError):
        while piece := source.recv(_PIECE):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)

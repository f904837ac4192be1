"""A proxy as operators put before the report: it has the pages below a path, and may cut that off.

One request a connection, so that only the head has to be read; what follows is passed on as it is,
WebSockets too. What is asked outside the path is answered with 404.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
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

    class Proxy(ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Proxy(("localhost", 0), Handler) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"http://localhost:{proxy.server_address[1]}{prefix}"
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

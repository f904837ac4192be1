"""The names that the server is asked by.

A page of others may have its own name lead to this server, and would then read what it answers as
its own (DNS rebinding). So a name that nobody has given the server is answered with nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse

from report.web.asgi import Application, Receive, Scope, Send

# 421, Misdirected Request: another server may know the name.
_STATUS = 421
_LOCAL = "localhost"


class KnownHosts:
    """Middleware that passes on what is asked of a host that is known.

    `hosts` are names, also `*.example.org` for all below one, and `*` for every name. Without any
    these are localhost and addresses in numbers, which no page of others can have for a name.
    """

    def __init__(self, app: Application, hosts: Sequence[str] = ()) -> None:
        self.app = app
        self.hosts = [host.strip().lower().rstrip(".") for host in hosts]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or self._is_known(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(_SAID, _STATUS)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _is_known(self, scope: Scope) -> bool:
        told = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if not told:
            # No browser asks so, but a probe may.
            return True
        host = _name(told[0]) if len(told) == 1 else None
        if host is None:
            return False
        if not self.hosts:
            return host == _LOCAL or host.endswith(f".{_LOCAL}") or _is_number(host)
        return any(_fits(host, known) for known in self.hosts)


_SAID = (
    "This server is not known by that name. Whoever runs it can give it the name: "
    "STREAMLIT_SERVER_ALLOWED_HOSTS, in docs/operating.md."
)


def _name(told: str) -> str | None:
    """The name in a header `Host`, without its port; None for what is no name."""
    try:
        parts = urlsplit(f"//{told}")
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    is_plain = parts.netloc == told and "@" not in told
    return host.rstrip(".") if host and is_plain else None


def _fits(host: str, known: str) -> bool:
    if known.startswith("*."):
        return host.endswith(known[1:])
    return known in {"*", host}


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True

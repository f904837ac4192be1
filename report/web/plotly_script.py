"""Plotly's script as browsers get it: from this server, packed once, kept for good."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from report.web import encodings, plotly_build
from report.web.encodings import Encoding

# Below the server's own address. Another version has another one, so that it may be kept for good.
ADDRESS = f"assets/plotly-{'part' if plotly_build.IS_PART else 'whole'}-{version('plotly')}.min.js"
_KEPT = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}


def routes(base: str = "") -> list[BaseRoute]:
    """The script below the path that the server is at."""
    return [Route(f"/{base.strip('/')}/{ADDRESS}".replace("//", "/"), _answer)]


async def _answer(request: Request) -> Response:
    """The script. A coroutine, so that it never waits for a thread behind other answers."""
    encoding = encodings.accepted(request.headers.get("accept-encoding", ""))
    if encoding is None:
        return Response(plain(), headers=_KEPT, media_type=_TYPE)
    headers = {**_KEPT, "Content-Encoding": encoding}
    return Response(packed(encoding), headers=headers, media_type=_TYPE)


_TYPE = "text/javascript"


@lru_cache(maxsize=2)
def packed(encoding: Encoding) -> bytes:
    """The script packed, which takes a moment: the server does it before its first answer."""
    return encodings.packed(plain(), encoding)


@lru_cache(maxsize=1)
def plain() -> bytes:
    """As it lies in the installed package."""
    return plotly_build.in_use().read_bytes()

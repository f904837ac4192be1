"""Plotly's script as browsers get it: from this server, compressed once, kept for good."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

# Below the server's own address. Another version has another one, so that it may be kept for good.
ADDRESS = f"assets/plotly-{version('plotly')}.min.js"
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
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed(), headers={**_KEPT, "Content-Encoding": "gzip"}, media_type=_TYPE)
    return Response(plain(), headers=_KEPT, media_type=_TYPE)


_TYPE = "text/javascript"


@lru_cache(maxsize=1)
def packed() -> bytes:
    """The script compressed, which takes a moment: the server does it before its first answer."""
    return gzip.compress(plain(), mtime=0)


@lru_cache(maxsize=1)
def plain() -> bytes:
    """As it lies in the installed package."""
    return files("plotly").joinpath("package_data", "plotly.min.js").read_bytes()

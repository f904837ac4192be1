"""The pages' style sheet as browsers get it: with the page itself, before any of it is shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

_KEPT = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet with the address that its content has below the server's own."""

    content: bytes
    address: str

    @classmethod
    def read(cls, path: Path) -> StyleSheet:
        """That of a file. Another content has another address, so that it may be kept for good."""
        content = path.read_bytes()
        mark = hashlib.sha256(content).hexdigest()[:12]
        return cls(content, f"assets/style-{mark}.css")

    def routes(self, base: str = "") -> list[BaseRoute]:
        """The sheet below the path that the server is at."""
        path = f"/{base.strip('/')}/{self.address}".replace("//", "/")
        return [Route(path, partial(_answer, self.content))]


async def _answer(content: bytes, _: Request) -> Response:
    return Response(content, headers=_KEPT, media_type="text/css")

"""Files of our own as browsers get them, kept for good: another content has another name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

_KEPT = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
}
FileEnding = Literal["css", "js", "txt", "woff2"]
_TYPES: dict[FileEnding, str] = {
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A style sheet, a script, a font or a table, with the address of its content below the
    server's own.
    """

    content: bytes
    address: str
    media_type: str

    @classmethod
    def of(cls, content: bytes, name: str, ending: FileEnding) -> KeptFile:
        """One that is called `name` and a mark of its content."""
        mark = hashlib.sha256(content).hexdigest()[:12]
        return cls(content, f"assets/{name}-{mark}.{ending}", _TYPES[ending])

    def routes(self, base: str = "") -> list[BaseRoute]:
        """The file below the path that the server is at."""
        path = f"/{base.strip('/')}/{self.address}".replace("//", "/")
        return [Route(path, partial(_answer, self))]


async def _answer(file: KeptFile, _: Request) -> Response:
    return Response(file.content, headers=_KEPT, media_type=file.media_type)

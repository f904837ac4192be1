"""`python -m bench.contenders.static_server PORT FOLDER`: a folder of files as a good web server
has it: packed once by Brotli, kept in memory.
"""

from __future__ import annotations

import mimetypes
import sys
from functools import lru_cache
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from report.web.encodings import Encoding, accepted, packed

_TEXTS = {"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"}


@lru_cache(maxsize=1024)
def _kept(file: Path, encoding: Encoding | None) -> bytes:
    content = file.read_bytes()
    return packed(content, encoding) if encoding else content


def app_of(folder: Path) -> Starlette:
    """The files below a folder; what is not there is answered with 404."""

    def answer(request: Request) -> Response:
        file = (folder / request.path_params["path"]).resolve()
        if not (file.is_relative_to(folder.resolve()) and file.is_file()):
            return Response(status_code=404)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        taken = accepted(request.headers.get("accept-encoding", "")) if kind in _TEXTS else None
        headers = {"Content-Encoding": taken, "Vary": "Accept-Encoding"} if taken else {}
        return Response(_kept(file, taken), headers=headers, media_type=kind)

    return Starlette(routes=[Route("/{path:path}", answer)])


if __name__ == "__main__":
    port, root = sys.argv[1:]
    uvicorn.run(app_of(Path(root)), host="localhost", port=int(port), log_level="warning")

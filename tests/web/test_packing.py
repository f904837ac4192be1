"""Files of text go out packed for whoever can read them, each packed once."""

from __future__ import annotations

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from report.web.encodings import accepted, packed
from report.web.kept_file import FileEnding, KeptFile
from report.web.packing import PackedFiles
from tests.api.asked import Reply, answer

_TEXT = b"const text = 'of a script';\n" * 200


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "br"),
        ("gzip, br;q=0", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.0, gzip; q=0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_best_encoding_that_is_taken(header: str, encoding: str | None) -> None:
    assert accepted(header) == encoding


def test_packed_texts_are_the_same_texts() -> None:
    assert brotli.decompress(packed(_TEXT, "br")) == _TEXT
    assert gzip.decompress(packed(_TEXT, "gzip")) == _TEXT
    assert packed(_TEXT, "gzip") == packed(_TEXT, "gzip")


class Files:
    """An application with a folder of files, which counts how often it is asked for one."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def file(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        if request.path_params["name"] == "missing.js":
            return PlainTextResponse("not there", 404)
        assert "range" not in request.headers
        return Response(_TEXT, media_type="text/javascript", headers={"ETag": '"1"', "X-Own": "1"})

    @property
    def app(self) -> Starlette:
        routes = [Route("/{folder}/{name}", self.file)]
        return Starlette(routes=routes, middleware=[Middleware(PackedFiles, paths=("/static/",))])


def test_file_is_packed_once_and_kept() -> None:
    files = Files()
    app = files.app
    replies = [answer(app, "/static/a.js", accept_encoding="br", range="bytes=0-9")] * 2
    replies.append(answer(app, "/static/a.js", accept_encoding="br"))
    for reply in replies:
        assert reply.status == 200
        assert reply.headers["content-encoding"] == "br"
        assert reply.headers["x-own"] == "1"
        assert reply.headers["vary"] == "Accept-Encoding"
        assert "etag" not in reply.headers
        assert int(reply.headers["content-length"]) == len(reply.body)
        assert brotli.decompress(reply.body) == _TEXT
    assert files.asked == ["/static/a.js"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/a.js", {}),
        ("/static/a.png", {"accept_encoding": "br"}),
        ("/other/a.js", {"accept_encoding": "br"}),
    ],
)
def test_anything_else_passes_as_it_is(path: str, headers: dict[str, str]) -> None:
    reply = answer(Files().app, path, **headers)
    assert reply.body == _TEXT
    assert "content-encoding" not in reply.headers


def test_what_is_not_there_is_said_and_not_kept() -> None:
    files = Files()
    app = files.app
    for _ in range(2):
        reply: Reply = answer(app, "/static/missing.js", accept_encoding="br")
        assert (reply.status, reply.body) == (404, b"not there")
    assert len(files.asked) == 2


@pytest.mark.parametrize(("ending", "kind"), [("css", "text/css"), ("js", "text/javascript")])
def test_file_has_an_address_of_its_content(ending: FileEnding, kind: str) -> None:
    first = KeptFile.of(b"p { margin: 0 }", "style", ending)
    second = KeptFile.of(b"p { margin: 1px }", "style", ending)
    assert first.address != second.address
    app = Starlette(routes=second.routes("report"))
    reply = answer(app, f"/report/{second.address}")
    assert (reply.status, reply.body) == (200, b"p { margin: 1px }")
    assert reply.headers["content-type"].startswith(kind)
    assert "immutable" in reply.headers["cache-control"]
    assert answer(app, f"/report/{first.address}").status == 404

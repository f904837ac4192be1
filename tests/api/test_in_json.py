"""Errors that others answer below the API come in its form; everything else stays as it is."""

from __future__ import annotations

import json

import pytest

from report.api.in_json import ErrorsInJson
from tests.web.asked import HTML, PAGE, Headers, Tiny, scope, sent_by

_JSON: Headers = [(b"content-type", b"application/json")]


@pytest.mark.parametrize("status", [400, 404, 405, 421, 500])
@pytest.mark.parametrize("path", ["/api/v1/\0", "/api", "/api/", "/api/v2/none"])
def test_error_of_others_gets_the_form_of_the_api(status: int, path: str) -> None:
    start, *bodies = sent_by(ErrorsInJson(Tiny(b"Bad", b"!", status=status)), scope(path=path))
    told = dict(start["headers"])
    assert start["status"] == status
    assert told[b"content-type"] == b"application/json"
    assert told[b"access-control-allow-origin"] == b"*"
    body = b"".join(one.get("body", b"") for one in bodies)
    error = json.loads(body)["error"]
    assert set(error) == {"message", "parameter", "allowed"}
    assert "v1/openapi.json" in error["message"] or status == 421


def test_error_without_headers_gets_it_too() -> None:
    app = Tiny(b"Bad", status=400)
    del app.start["headers"]
    assert sent_by(ErrorsInJson(app), scope(path="/api/"))[1]["body"].startswith(b'{"error":')


def test_answer_to_head_has_no_body() -> None:
    asked = scope(path="/api/v1/\0", method="HEAD")
    assert sent_by(ErrorsInJson(Tiny(status=400)), asked)[1]["body"] == b""


@pytest.mark.parametrize(
    ("path", "base", "status", "headers"),
    [
        ("/api/v1/report", "", 200, [HTML]),
        ("/api/v1/none", "", 404, _JSON),
        ("/apis", "", 404, [HTML]),
        ("/energy", "", 404, [HTML]),
        ("/api/v1/none", "green", 404, [HTML]),
    ],
)
def test_everything_else_stays(path: str, base: str, status: int, headers: Headers) -> None:
    app = Tiny(headers=headers, status=status)
    sent = sent_by(ErrorsInJson(app, base), scope(path=path))
    assert sent == [app.start, {"type": "http.response.body", "body": PAGE, "more_body": False}]


def test_api_below_a_path_is_found() -> None:
    sent = sent_by(ErrorsInJson(Tiny(status=400), "/green/"), scope(path="/green/api/v1/\0"))
    assert sent[1]["body"].startswith(b'{"error":')

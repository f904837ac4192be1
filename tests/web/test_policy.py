"""What a page may load and run, who may frame it, and what browsers are told of other answers."""

from __future__ import annotations

import asyncio
import hashlib
from base64 import b64encode

import pytest
from starlette.requests import Request

from report.settings import SettingError
from report.web.policy import ALONE, FrameHosts, frame_hosts, scripts_in
from report.web.safe_answers import SAFE, SafeAnswers, failed
from tests.web.asked import HTML, Headers, Tiny, sent_by

_FOREIGN = ("http:", "https:", "*", "unsafe-eval", "data: blob: *")


def directives(policy: str) -> dict[str, list[str]]:
    named = [one.split() for one in policy.split("; ")]
    assert len({name for name, *_ in named}) == len(named)
    return {name: values for name, *values in named}


def test_page_runs_its_own_scripts_and_no_others() -> None:
    told = directives(FrameHosts().policy([b"a = 1"], is_embed=False))
    mark = b64encode(hashlib.sha256(b"a = 1").digest()).decode()
    assert told["script-src"] == ["'self'", "blob:", f"'sha256-{mark}'"]
    assert told["default-src"] == ["'none'"]
    assert not {value for values in told.values() for value in values} & set(_FOREIGN)
    assert "'unsafe-inline'" not in told["script-src"]


def test_scripts_that_stand_in_a_page_are_found() -> None:
    page = b"<head><script>a\n</script><script src=x></script><script>b</script></head>"
    assert scripts_in(page) == (b"a\n", b"b")


@pytest.mark.parametrize(
    ("environment", "pages", "embeds"),
    [
        ({}, ["'self'"], None),
        ({"REPORT_FRAMED_BY": "", "REPORT_EMBEDDED_BY": ""}, ["'self'"], None),
        ({"REPORT_EMBEDDED_BY": "none"}, ["'self'"], ["'self'"]),
        (
            {"REPORT_EMBEDDED_BY": "https://a.example  https://*.b.example:8443"},
            ["'self'"],
            ["'self'", "https://a.example", "https://*.b.example:8443"],
        ),
        ({"REPORT_FRAMED_BY": "https://a.example"}, ["'self'", "https://a.example"], None),
        ({"REPORT_FRAMED_BY": "*"}, None, None),
    ],
)
def test_settings_say_who_may_show_pages_in_frames(
    environment: dict[str, str], pages: list[str] | None, embeds: list[str] | None
) -> None:
    """No directive where everybody may: `*` would leave out pages that have no host."""
    hosts = frame_hosts(environment)
    for is_embed, expected in ((False, pages), (True, embeds)):
        told = directives(hosts.policy((), is_embed=is_embed))
        assert told.get("frame-ancestors") == expected


@pytest.mark.parametrize(
    "text",
    [
        *("www.example.org", "https://", "https://a.example/path", "'self'", "none *"),
        *("https://a.example; script-src *", "https://a.example,https://b.example", "data:"),
    ],
)
def test_setting_that_names_no_origin_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match=r"REPORT_EMBEDDED_BY has .*no origin such as"):
        frame_hosts({"REPORT_EMBEDDED_BY": text})


def safe(headers: Headers) -> dict[bytes, bytes]:
    told = sent_by(SafeAnswers(Tiny(headers=headers)))[0]["headers"]
    assert len(dict(told)) == len(told)
    return dict(told)


def test_every_answer_is_safe_and_keeps_what_it_says_itself() -> None:
    told = safe([HTML])
    assert told.pop(b"content-type") == HTML[1]
    assert told == {name.lower().encode(): value.encode() for name, value in SAFE.items()}
    assert told[b"content-security-policy"] == ALONE.encode()
    own: Headers = [(b"Content-Security-Policy", b"own"), (b"x-content-type-options", b"nosniff")]
    assert safe(own)[b"Content-Security-Policy"] == b"own"


def test_answer_without_any_headers_is_safe_too() -> None:
    app = Tiny(b"ok")
    del app.start["headers"]
    assert b"referrer-policy" in dict(sent_by(SafeAnswers(app))[0]["headers"])


def test_what_is_not_http_passes() -> None:
    app = Tiny()
    asked = {"type": "websocket"}
    assert sent_by(SafeAnswers(app), asked)[0] == app.start


def test_answer_of_a_server_that_fails_is_safe() -> None:
    answer = asyncio.run(failed(Request({"type": "http"}), RuntimeError("secret")))
    assert answer.status_code == 500
    assert {name: answer.headers[name] for name in SAFE} == SAFE
    assert b"secret" not in answer.body

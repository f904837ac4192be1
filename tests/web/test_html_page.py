"""The front page: its language and its server are told; all else passes as it is."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import brotli
import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st

from report.web.asgi import Message, Scope
from report.web.html_page import FrontPage, PageContent
from report.web.page_assets import PageAssets, ReplacedSheet
from report.web.policy import FrameHosts
from tests.web.asked import HTML, PAGE, Headers, Tiny, scope, sent_by


def answer(
    app: Tiny, asked: Scope | None = None, base: str = "", content: PageContent | None = None
) -> list[Message]:
    """The messages that reach the browser."""
    return sent_by(FrontPage(app, base, content_of=lambda _: content), asked)


def body(sent: list[Message]) -> bytes:
    return b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")


def headers(sent: list[Message]) -> dict[bytes, bytes]:
    return dict(sent[0]["headers"])


def language(asked: Scope) -> bytes:
    """The language that the page says it is in."""
    page = body(answer(Tiny(), asked))
    return page.split(b'<html lang="')[1].split(b'"')[0]


def test_page_gets_its_language_and_its_server() -> None:
    page = body(answer(Tiny(), scope(b"lang=zh")))
    assert page.count(b'<html lang="zh-CN">') == page.count(b"<html") == 1
    script = b"<head><script>window.__streamlit = {BACKEND_BASE_URL: location.origin + "
    assert page.count(script) == page.count(b"<head>") == 1
    assert page.endswith(b"<title>Streamlit</title></head></html>")


def test_page_that_comes_in_pieces_is_finished_whole() -> None:
    """The marks to be changed lie across the borders of the pieces."""
    pieces = [PAGE[:20], PAGE[20:35], b"", PAGE[35:]]
    sent = answer(Tiny(*pieces), scope(b"lang=zh"))
    assert body(sent) == body(answer(Tiny(PAGE), scope(b"lang=zh")))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert not sent[-1].get("more_body")


def test_length_is_that_of_the_finished_page() -> None:
    old: Headers = [HTML, (b"content-length", b"79"), (b"etag", b'"1"'), (b"last-modified", b"x")]
    sent = answer(Tiny(headers=[*old, (b"cache-control", b"no-cache")]))
    assert [key for key, _ in sent[0]["headers"]].count(b"content-length") == 1
    assert headers(sent) == {
        b"content-type": HTML[1],
        b"cache-control": b"no-cache",
        b"content-length": str(len(body(sent))).encode(),
        b"vary": b"Accept-Encoding",
        b"content-security-policy": headers(answer(Tiny()))[b"content-security-policy"],
    }


@pytest.mark.parametrize(
    ("taken", "unpacked"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_finished_page_is_packed_for_who_can_read_it(
    taken: str, unpacked: Callable[[bytes], bytes]
) -> None:
    plain = body(answer(Tiny(), scope(b"lang=zh")))
    wanted: Headers = [(b"accept", b"text/html"), (b"accept-encoding", taken.encode())]
    sent = answer(Tiny(), scope(b"lang=zh", wanted))
    told = headers(sent)
    assert unpacked(body(sent)) == plain
    assert told[b"content-encoding"] == taken.encode()
    assert told[b"content-length"] == str(len(body(sent))).encode()


@pytest.mark.parametrize(
    "told",
    [
        [(b"content-type", b"application/javascript")],
        [(b"content-type", b"application/json"), (b"etag", b'"1"')],
        [(b"content-type", b"image/svg+xml"), (b"content-length", b"3")],
        [HTML, (b"content-encoding", b"gzip")],
        [],
    ],
)
def test_what_is_no_page_passes_byte_for_byte(told: Headers) -> None:
    pieces = (PAGE, b"\x00\xff", b"")
    sent = answer(Tiny(*pieces, headers=told), scope(b"lang=zh"))
    assert sent[0]["headers"] == told
    assert [message["body"] for message in sent[1:]] == list(pieces)
    assert [message["more_body"] for message in sent[1:]] == [True, True, False]


@pytest.mark.parametrize("status", [206, 304, 404, 500])
def test_answer_that_is_no_success_passes(status: int) -> None:
    assert body(answer(Tiny(status=status))) == PAGE


def test_answer_without_any_headers_passes() -> None:
    """ASGI lets an application leave them out."""

    app = Tiny(b"ok")
    del app.start["headers"]
    assert body(answer(app)) == b"ok"


def test_answer_to_head_keeps_the_length_of_the_page() -> None:
    """RFC 9110, 8.6: either the length that GET would have, or none."""
    asked = scope(b"lang=zh", method="HEAD")
    sent = answer(Tiny(b"", headers=[HTML, (b"content-length", b"79")]), asked)
    full = str(len(body(answer(Tiny(), scope(b"lang=zh"))))).encode()
    assert body(sent) == b""
    assert headers(sent).get(b"content-length", full) == full


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_what_is_not_http_passes(kind: str) -> None:
    app = Tiny()
    asked = {"type": kind}
    sent = answer(app, asked)
    assert app.asked is asked
    assert body(sent) == PAGE


ENCODED = (b"accept-encoding", b"gzip, br")


def test_page_is_not_asked_for_compressed() -> None:
    app = Tiny()
    wanted: Headers = [(b"accept", b"text/html,*/*;q=0.8"), ENCODED, (b"host", b"localhost")]
    asked = scope(headers=wanted)
    answer(app, asked)
    assert app.asked["headers"] == [wanted[0], wanted[2]]
    assert asked["headers"] == wanted, "the request itself is left as it is"


def test_anything_else_may_be_compressed() -> None:
    app = Tiny()
    wanted: Headers = [(b"accept", b"*/*"), ENCODED]
    answer(app, scope(headers=wanted))
    assert app.asked["headers"] == wanted


@pytest.mark.parametrize(
    ("base", "asked", "shown", "root"),
    [
        ("", "/", "/", "/"),
        ("", "/transport", "/transport", "/"),
        ("", "/transport/", "/transport/", "/"),
        ("", "/a/b", "/a/b", "/"),
        ("/report/", "/report", "/report", "/report/"),
        ("report", "/report/transport", "/report/transport", "/report/"),
        ("city/report", "/city/report/", "/city/report/", "/city/report/"),
        # A proxy has cut off what only the browser knows.
        ("", "/", "/green", "/green/"),
        ("", "/", "/green/", "/green/"),
        ("", "/transport", "/green/transport", "/green/"),
        ("report", "/report/transport", "/green/report/transport", "/green/report/"),
        # A stroke that the browser does not take for one.
        ("", "/a/b", "/a%2Fb", "/"),
    ],
)
def test_page_finds_the_path_of_its_server(base: str, asked: str, shown: str, root: str) -> None:
    """The script is JavaScript's, its pattern means the same in Python."""
    page = body(answer(Tiny(), scope(path=asked), base)).decode()
    reckoned = re.search(r"location\.pathname\.replace\(/(.+)/, ''\) \+ '/'}", page)
    assert reckoned
    assert re.sub(reckoned[1], "", shown, count=1) + "/" == root


@pytest.mark.parametrize(
    ("told", "root"),
    [
        (b"/green", "http://host/green/"),
        (b"/city/green/", "http://host/city/green/"),
        (b"green", "http://host/"),
        (b"//evil.example", "http://host/"),
        (b'/"><script>', "http://host/"),
        (b"", "http://host/"),
    ],
)
def test_address_has_the_path_that_a_proxy_has_cut_off(told: bytes, root: str) -> None:
    headers: Headers = [(b"host", b"host"), (b"x-forwarded-prefix", told)]
    asked = FrontPage(Tiny()).asked(scope(headers=headers))
    assert asked.root == root


@pytest.mark.parametrize(
    ("query", "accepted", "expected"),
    [
        (b"lang=en", b"zh-CN,zh", b"en"),
        (b"lang=zh", b"en-GB,en", b"zh-CN"),
        (b"x=1&lang=en", b"zh", b"en"),
        (b"", b"zh-CN,zh;q=0.9,en;q=0.8", b"zh-CN"),
        (b"", b"zh-TW", b"zh-CN"),
        (b"", b"ZH", b"zh-CN"),
        (b"", b"en-US,en;q=0.9,zh;q=0.8", b"en"),
        (b"", b"de", b"en"),
        (b"", None, b"zh-CN"),
        (b"lang=de", b"en", b"en"),
        (b"lang=", b"en", b"en"),
        (b"lang=EN", b"zh", b"zh-CN"),
    ],
)
def test_language_is_that_of_the_address_else_of_the_browser(
    query: bytes, accepted: bytes | None, expected: bytes
) -> None:
    told: Headers = [(b"accept-language", accepted)] if accepted is not None else []
    assert language(scope(query, told)) == expected


HOSTILE = [
    b"lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    b'lang="><script>',
    b"lang=zh%0d%0aSet-Cookie:x=1",
    b"lang=" + b"z" * 10_000,
    b"lang=%00%ff%fe",
    b"lang=\xff\xfe",
    b"lang[]=zh",
    b"&" * 5_000,
    b"lang=%",
    b"%=%&lang;=;",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_address_changes_nothing(query: bytes) -> None:
    assert body(answer(Tiny(), scope(query))) == body(answer(Tiny()))


@given(st.binary(max_size=200), st.binary(max_size=60))
def test_any_request_gets_one_of_two_pages(query: bytes, accepted: bytes) -> None:
    assert language(scope(query, [(b"accept-language", accepted)])) in {b"en", b"zh-CN"}


@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_any_other_body_passes_however_it_is_cut(content: bytes, cuts: list[int]) -> None:
    borders = [0, *sorted(min(cut, len(content)) for cut in cuts), len(content)]
    pieces = [content[a:b] for a, b in pairwise(borders)]
    told: Headers = [(b"content-type", b"application/octet-stream")]
    assert body(answer(Tiny(*pieces, headers=told))) == content


def test_page_of_the_installed_streamlit_can_be_finished() -> None:
    """A new version may write its page in another way."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    original = page.read_bytes()
    finished = body(answer(Tiny(original), scope(b"lang=zh"))).decode()
    assert '<html lang="zh-CN">' in finished
    assert finished.index("window.__streamlit") < finished.index(
        "<script", finished.index("</script>")
    )
    assert len(finished.encode()) > len(original)


SHEET = ReplacedSheet("static/app.css", "assets/few.css", "assets/all.css")
ASSETS = PageAssets("assets/style-1.css", ("assets/part.js",), "assets/t.woff2", SHEET)


def finished_with_assets(page: bytes, content: PageContent) -> bytes:
    return body(sent_by(FrontPage(Tiny(page), content_of=lambda _: content, assets=ASSETS)))


def policy(asked: Scope, content: PageContent | None = None) -> str:
    page = FrontPage(Tiny(), content_of=lambda _: content, frames=FrameHosts(embeds=("https://a",)))
    return headers(sent_by(page, asked))[b"content-security-policy"].decode()


def test_page_says_what_it_may_run() -> None:
    """Its own script, by its content, and none that comes with a text of the data."""
    hostile = PageContent(b"<title>x</title><script>evil()</script>", b"<p>x</p>")
    told = policy(scope())
    assert told.count("'sha256-") == 1
    assert policy(scope(), hostile) == told
    assert policy(scope(path="/a/b")) != told, "another path has another script"


@pytest.mark.parametrize(
    ("query", "allowed"),
    [(b"", "'self'"), (b"embed=true", "'self' https://a"), (b"embed=1", "'self'")],
)
def test_embed_may_stand_in_frames_of_others(query: bytes, allowed: str) -> None:
    assert policy(scope(query)).endswith(f"; frame-ancestors {allowed}")


def test_style_sheet_and_coming_script_are_named() -> None:
    """The sheet last of all: of equal rules the last one holds."""
    content = PageContent(b"<title>x</title>", b"<p>x</p>")
    page = (
        b'<html lang="en"><head><link rel="preload" href="./whole.woff2" as="font" />'
        b"<title>x</title></head><body><div></div></body></html>"
    )
    written = finished_with_assets(page, content)
    assert written.count(b"assets/style-1.css") == 2
    assert b'<link rel="stylesheet" href="./assets/style-1.css"></body>' in written
    head = written.split(b"</head>")[0]
    assert b'<link rel="modulepreload" href="./assets/part.js">' in head


def test_own_font_is_asked_for_in_place_of_the_application_s() -> None:
    page = (
        b'<html><head><link\n rel="preload"\n href="./whole.woff2"\n as="font"\n crossorigin />'
        b'<link rel="preload" href="./x.js" as="script"><title>x</title></head><body></body></html>'
    )
    written = finished_with_assets(page, PageContent(b"<title>x</title>", b""))
    assert b"whole.woff2" not in written
    before, script, _ = written.partition(b'<link rel="preload" href="./x.js" as="script">')
    assert script
    font = b'<link rel="preload" as="font" type="font/woff2" href="./assets/t.woff2" crossorigin>'
    # The first screen is drawn with it and the sheets: before the scripts, of which there are many.
    assert font in before
    assert b'<link rel="preload" as="style" href="./assets/few.css">' in before
    assert b'<link rel="preload" as="style" href="./assets/style-1.css">' in before


@pytest.mark.parametrize(("is_rare", "sheet"), [(False, b"few"), (True, b"all")])
def test_application_s_sheet_is_replaced_and_switched_off(is_rare: bool, sheet: bytes) -> None:
    page = (
        b'<html><head><link rel="stylesheet" crossorigin href="./static/app.css"><title>x</title>'
        b"</head><body></body></html>"
    )
    content = PageContent(b"<title>x</title>", b"", has_rare_icons=is_rare)
    head = finished_with_assets(page, content).split(b"</head>")[0]
    assert b'crossorigin href="./static/app.css" disabled>' in head
    assert b'<link rel="stylesheet" href="./assets/%s.css">' % sheet in head
    assert head.count(b"stylesheet") == 2


@pytest.mark.parametrize("screen", [b"", b'<div id="front-screen">x</div>'])
def test_page_says_whether_a_first_screen_stands_in_front_of_it(screen: bytes) -> None:
    content = PageContent(b"<title>x</title>", b"<p>x</p>", screen)
    page = b"<html><head><title>x</title></head><body><p>app</p></body></html>"
    written = body(answer(Tiny(page), content=content))
    assert written.count(screen + b"</body>") == 1
    assert (b'<body class="has-front-screen">' in written) is bool(screen)


@pytest.mark.parametrize(
    ("accepted", "is_kept"),
    [(b"zh-CN,zh;q=0.9", True), (b"en-GB", True), (b"de,en;q=0.5", False), (b"", False)],
)
def test_page_in_the_reader_s_language_is_not_for_translation(
    accepted: bytes, is_kept: bool
) -> None:
    page = body(answer(Tiny(), scope(headers=[(b"accept-language", accepted)])))
    assert (b' translate="no">' in page) is is_kept

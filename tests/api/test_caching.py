"""Answers are kept and validated; any page of any site may read them, and nobody may write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.api.routes import ROUTES
from report.model import Text
from tests.api.asked import Reply, ask, found
from tests.build import example

IDS = {"/areas/{id}": "power", "/indicators/{id}": "solar_capacity"}
PATHS = tuple(route.path.replace("{id}", IDS.get(route.path, "")) for route in ROUTES)


def tag(path: str, query: str = "") -> str:
    return found(example(), path, query).headers["etag"]


@pytest.mark.parametrize("path", PATHS)
def test_unchanged_answer_is_not_sent_again(path: str) -> None:
    first = found(example(), path)
    again = ask(example(), path, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    for name in ("etag", "cache-control", "access-control-allow-origin"):
        assert again.headers[name] == first.headers[name]
    assert first.headers["cache-control"] == "public, max-age=300"


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ("*", 304),
        ('"x", {tag}', 304),
        ('"x",W/"y"', 200),
        ("", 200),
        ("{strong}", 304),
        ("\xff\xfe,,", 200),
    ],
)
def test_tags_are_compared_weakly(known: str, status: int) -> None:
    own = tag("/areas")
    known = known.format(tag=own, strong=own.removeprefix("W/"))
    assert ask(example(), "/areas", if_none_match=known).status == status


def test_other_address_has_another_tag() -> None:
    queries = ("", "format=csv", "limit=1", "edition=2022", "edition=latest")
    tags = [tag("/areas", query) for query in queries] + [tag("/places"), tag("/units")]
    assert len(set(tags)) == len(tags)


def test_other_content_has_another_tag() -> None:
    before = example()
    first, *rest = before.events
    others = (
        replace(before, events=(replace(first, title=Text("Other", "其他")), *rest)),
        replace(before, words={**before.words, "verdict.met": Text("done", "完成")}),
        replace(before, editions={**before.editions, "2025": before.editions["2022"]}),
    )
    tags = [found(report, "/targets").headers["etag"] for report in (before, *others)]
    assert len(set(tags)) == len(tags)


def test_refusal_is_not_kept() -> None:
    for path, query in (("/areas", "no=1"), ("/areas/none", ""), ("/none", "")):
        reply = ask(example(), path, query)
        assert reply.status in {400, 404}
        assert reply.headers["cache-control"] == "no-store"
        assert "etag" not in reply.headers


@pytest.mark.parametrize("path", PATHS)
def test_head_tells_what_get_would(path: str) -> None:
    whole, head = found(example(), path), ask(example(), path, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers
    assert head.headers["content-length"] == str(len(whole.body))


def test_head_of_a_refusal_has_no_body() -> None:
    head = ask(example(), "/areas/none", method="HEAD")
    assert (head.status, head.body) == (404, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "NO"])
def test_nobody_writes(method: str) -> None:
    reply = ask(example(), "/observations", method=method)
    assert reply.status == 405
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS"
    assert reply.json["error"]["message"]


def test_browser_is_told_that_it_may_read() -> None:
    reply = ask(
        example(),
        "/observations",
        method="OPTIONS",
        origin="https://example.org",
        access_control_request_method="GET",
        access_control_request_headers="if-none-match",
    )
    assert (reply.status, reply.body) == (204, b"")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "if-none-match" in reply.headers["access-control-allow-headers"].casefold()


def replies() -> dict[str, Reply]:
    return {
        "rows": ask(example(), "/observations"),
        "file": ask(example(), "/observations", "format=parquet"),
        "wrong": ask(example(), "/observations", "no=1"),
        "unknown": ask(example(), "/areas/none"),
        "nowhere": ask(example(), "/none"),
        "written": ask(example(), "/areas", method="POST"),
        "unsound": ask(None, "/areas"),
        "asked": ask(example(), "/areas", method="OPTIONS"),
    }


def test_every_reply_may_be_read_from_anywhere_and_is_what_it_says() -> None:
    for name, reply in replies().items():
        assert reply.headers["access-control-allow-origin"] == "*", name
        assert reply.headers["x-content-type-options"] == "nosniff", name
        assert "set-cookie" not in reply.headers, name
        assert "access-control-allow-credentials" not in reply.headers, name

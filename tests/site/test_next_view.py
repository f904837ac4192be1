"""The view that a reader is about to choose: what the page would show, or nothing."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.types import ASGIApp

from report.charts.palette import DARK, LIGHT, Palette
from report.model import LANGUAGES, Language
from report.site import drawn_charts, next_view
from report.text.formatter import Formatter
from tests.api.asked import Reply, answer, answering
from tests.build import shipped
from tests.opened import fresh

_LINES = {"indicators": "gdp", "places": "shenzhen,beijing"}
_MAP = {"view": "map", "indicators": "gdp", "year": "2017"}
_DOTS = {"view": "scatter", "indicators": "gdp,rd_intensity", "by": "place"}
VIEWS = (_LINES, _LINES | {"view": "bar"}, _LINES | {"view": "multiples"}, _MAP, _DOTS)


@cache
def app() -> ASGIApp:
    return Starlette(routes=next_view.routes(shipped, "green"))


def ask(asked: Mapping[str, str], language: Language, palette: Palette, **headers: str) -> Reply:
    """What the address answers, with some of what it says in place of its own."""
    address = urlsplit(next_view.address(Formatter(shipped(), language), palette))
    query = dict(parse_qsl(address.query)) | dict(asked)
    return answer(app(), f"/green/{address.path}", urlencode(query), **headers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("asked", VIEWS, ids=["line", "bar", "multiples", "map", "scatter"])
def test_answer_is_what_the_page_shows(
    asked: dict[str, str], palette: Palette, language: Language
) -> None:
    """To the byte: shown before, it stays as it is when the page says the same."""
    page = fresh("explore", asked | {"lang": language}, palette.mode)
    assert not page.exception
    node: Any = page.get_by_key("block_explored")
    reply = ask(asked, language, palette)
    assert reply.status == 200
    assert reply.body.split(b"\n")[:3] == node.proto.bytes.split(b"\n")[1:]


@pytest.mark.parametrize(("asked", "several"), [(_LINES, False), (_MAP, True), (_DOTS, True)])
def test_last_line_has_the_years_to_choose(asked: dict[str, str], several: bool) -> None:
    years = json.loads(ask(asked, "en", LIGHT).body.split(b"\n")[3])
    assert (len(years) > 1) == several
    assert years == sorted(years)


@pytest.mark.parametrize("width", ["", "1016", "1017", "0", "-8", "99999999", "9.6e2"])
def test_last_line_has_the_picture_in_a_width_that_there_is_or_else_the_figure(width: str) -> None:
    """By the address at which the page would ask for it."""
    lines = ask(_LINES | {"width": width}, "en", LIGHT).body.split(b"\n")
    told = json.loads(lines[1])
    (address, content), *others = json.loads(lines[4]).items()
    assert not others
    has_picture = width == "1016"
    own = told["picture"].replace("WIDTH", width) if has_picture else told["figure"]
    assert address == own
    mark = address.split("/")[1]
    made = drawn_charts.body_of(mark, int(width) if has_picture else None)
    assert json.loads(made or b"") == content


@pytest.mark.parametrize(
    "asked",
    [
        {"view": "table"},
        {"indicators": ""},
        {"view": "map", "indicators": "rd_intensity", "year": "1950", "points": "90"},
        {"view": "gone"},
        {"mark": "0123456789ab"},
        {"edition": "1984"},
        {"lang": "fr"},
        {"theme": "sepia"},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_nothing_where_the_page_would_show_no_chart(asked: dict[str, str]) -> None:
    reply = ask(asked, "en", LIGHT)
    assert (reply.status, reply.body) == (204, b"")
    assert "cache-control" not in reply.headers


def test_nothing_while_there_are_no_sound_data() -> None:
    address = urlsplit(next_view.address(Formatter(shipped(), "en"), LIGHT))
    without = Starlette(routes=next_view.routes(lambda: None))
    assert answer(without, f"/{address.path}", address.query).status == 204


def test_answer_is_packed_and_kept() -> None:
    plain, packed = ask(_LINES, "en", LIGHT), ask(_LINES, "en", LIGHT, accept_encoding="gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert "max-age" in packed.headers["cache-control"]


def test_what_is_asked_for_in_idle_time_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only while something is made for somebody."""
    may_end = threading.Event()

    def slow(*_: object) -> Response:
        assert may_end.wait(30)
        return Response(b"made")

    monkeypatch.setattr(next_view, "_answer", slow)
    server = Starlette(routes=next_view.routes(shipped))

    async def scenario() -> tuple[int, bool, int]:
        first = asyncio.create_task(answering(server, "/next-view"))
        await asyncio.sleep(0.1)
        meanwhile = await answering(server, "/next-view", purpose="prefetch")
        may_end.set()
        made = await first
        after = await answering(server, "/next-view", purpose="prefetch")
        return made.status, "retry-after" in meanwhile.headers, after.status

    assert asyncio.run(scenario()) == (200, True, 200)


def test_views_are_made_in_turn_and_too_many_are_left_to_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many are asked for, they take one thread of the server's, and not all."""
    may_end, at_once = threading.Event(), list[int]()
    making = threading.Semaphore(1)

    def slow(*_: object) -> Response:
        at_once.append(int(making.acquire(blocking=False)))
        assert may_end.wait(30)
        making.release()
        return Response(b"made")

    monkeypatch.setattr(next_view, "_answer", slow)
    server = Starlette(routes=next_view.routes(shipped))

    async def scenario() -> list[int]:
        tasks = [asyncio.create_task(answering(server, "/next-view")) for _ in range(25)]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        assert {task.result().status for task in done} == {204}
        may_end.set()
        return [(await task).status for task in tasks]

    statuses = asyncio.run(scenario())
    assert 0 < statuses.count(204) < statuses.count(200) == len(at_once)
    assert set(at_once) == {1}

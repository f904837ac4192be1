"""What opens below, over or in place of what a page shows: made when it is asked for, by an address
that stands for what it is of.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from report.analysis.editions import whole_mark
from report.charts.palette import DARK, LIGHT, Palette
from report.model import Language
from report.screens.context import ScreenContext
from report.site import closed_parts
from report.text.formatter import Formatter
from tests.api.asked import Reply, answer
from tests.build import shipped

APP = Starlette(routes=closed_parts.routes("green"))


def ctx(language: Language = "en", palette: Palette = LIGHT) -> ScreenContext:
    return ScreenContext(Formatter(shipped(), language), palette)


def told(asked: Mapping[str, str]) -> bytes:
    """Long enough to be packed."""
    return json.dumps([dict(asked), "word " * 500]).encode()


def kept(subject: str, of: ScreenContext | None = None) -> str:
    return closed_parts.kept(subject, of or ctx(), {"told": told})


def ask(address: str, query: str = "", **headers: str) -> Reply:
    return answer(APP, f"/green/{address}", query, **headers)


def test_part_is_made_when_it_is_asked_for() -> None:
    made: list[str] = []

    def make(_: Mapping[str, str]) -> bytes:
        made.append("once")
        return b"[]"

    where = closed_parts.kept("lazy", ctx(), {"told": make})
    assert made == []
    assert ask(f"{where}/told").body == b"[]"
    assert made == ["once"]


def test_address_is_of_the_subject_the_language_and_the_theme() -> None:
    addresses = {kept("one"), kept("two"), kept("one", ctx("zh")), kept("one", ctx("en", DARK))}
    assert len(addresses) == 4
    assert kept("one") in addresses


def test_what_no_page_has_shown_is_not_there() -> None:
    where = kept("there")
    assert ask(f"{where}/other").status == 404
    assert ask(f"{closed_parts.FOLDER}/0123/told").status == 404


def test_answer_is_packed_kept_for_a_while_and_known_again() -> None:
    """Not for good: the words around figures change with the program."""
    address = f"{kept('packed')}/told"
    plain, packed = ask(address), ask(address, accept_encoding="gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["cache-control"] == "public, max-age=300"
    assert packed.headers["vary"] == "Accept-Encoding"
    tag = packed.headers["etag"]
    assert tag != plain.headers["etag"]
    again = ask(address, accept_encoding="gzip", if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    assert ask(address, accept_encoding="gzip", if_none_match='"other"').status == 200


@pytest.mark.parametrize(
    ("home", "believed"),
    [
        ("http://report.example/green/", "http://report.example/green/"),
        ("https://elsewhere.example/", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_a_home_at_the_host_that_was_asked_is_believed(home: str, believed: str) -> None:
    reply = ask(f"{kept('home')}/told", f"home={home}&tab=table", host="report.example")
    assert json.loads(reply.body)[0] == {"home": believed, "tab": "table"}


def test_of_many_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closed_parts, "MOST", 3)
    first, *_ = (kept(f"bound {number}") for number in range(4))
    assert ask(f"{first}/told").status == 404
    assert ask(f"{kept('bound 3')}/told").status == 200


def test_of_many_states_the_oldest_are_forgotten() -> None:
    """Whatever is kept of a state holds its whole report."""
    states = [replace(shipped(), words=dict(list(shipped().words.items())[n:])) for n in range(6)]
    assert len({whole_mark(state) for state in states}) == 6
    places = [kept("state", ScreenContext(Formatter(state, "en"), LIGHT)) for state in states]
    known = [ask(f"{place}/told").status for place in places]
    assert known == [404, 404, 200, 200, 200, 200]

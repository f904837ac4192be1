"""Things are made once, whoever asks for them at the same time, and few are kept."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from report.images.cache import KeyedCache


def test_thing_asked_for_by_many_is_made_once() -> None:
    shelf: KeyedCache[str] = KeyedCache(2)
    made: list[str] = []
    together = threading.Barrier(4, timeout=30)

    def make() -> str:
        made.append("x")
        return "thing"

    def ask(_: int) -> str:
        together.wait()
        return shelf.get("name", make)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == ["thing"] * 4
    assert made == ["x"]


def test_one_thing_does_not_wait_for_another() -> None:
    shelf: KeyedCache[str] = KeyedCache(2)
    assert shelf.get("slow", lambda: shelf.get("quick", lambda: "quick")) == "quick"


def test_oldest_gives_way() -> None:
    shelf: KeyedCache[int] = KeyedCache(2)
    made: list[str] = []

    def make(name: str) -> int:
        made.append(name)
        return len(made)

    for name in ("a", "b", "a", "c", "a", "b"):
        shelf.get(name, partial(make, name))
    assert made == ["a", "b", "c", "b"]


def test_failure_is_not_kept() -> None:
    shelf: KeyedCache[int] = KeyedCache(2)
    with pytest.raises(ZeroDivisionError):
        shelf.get("a", lambda: 1 // 0)
    assert shelf.get("a", lambda: 2) == 2

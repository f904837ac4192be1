"""A value is computed once, whoever asks at the time; waiting ends, and so does a failure."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import pytest

from report.images.cache import FAILURE_SECONDS, BusyError, KeyedCache, held

PATIENCE = 30


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


class Computation:
    """A computation that has begun when a test says so, and ends when the test lets it."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        assert self.may_end.wait(PATIENCE)
        return "value"


def cache(size: int = 2, wait_seconds: float = PATIENCE) -> KeyedCache[str]:
    return KeyedCache(size, wait_seconds)


def test_value_asked_for_by_many_is_computed_once() -> None:
    values, computed = cache(), list[str]()
    together = threading.Barrier(4, timeout=PATIENCE)

    def compute() -> str:
        computed.append("x")
        return "value"

    def ask(_: int) -> str:
        together.wait()
        return values.get("key", compute)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == ["value"] * 4
    assert computed == ["x"]


def test_one_key_does_not_wait_for_another() -> None:
    values = cache(wait_seconds=0)
    assert values.get("slow", lambda: values.get("quick", lambda: "quick")) == "quick"


def test_value_asked_for_longest_ago_goes_first() -> None:
    values: KeyedCache[int] = KeyedCache(2, PATIENCE)
    computed: list[str] = []

    def compute(key: str) -> int:
        computed.append(key)
        return len(computed)

    for key in ("a", "b", "a", "c", "a", "b"):
        values.get(key, partial(compute, key))
    assert computed == ["a", "b", "c", "b"]


def test_keys_may_be_any_values_that_are_equal() -> None:
    values = cache()
    assert values.get(("a", 1), lambda: "first") == "first"
    assert values.get(("a", 1), lambda: "second") == "first"
    assert values.get(("a", 2), lambda: "other") == "other"


def during(values: KeyedCache[str], slow: Computation, pool: ThreadPoolExecutor) -> Future[str]:
    """The value of `key`, which is being computed now."""
    first = pool.submit(values.get, "key", slow)
    assert slow.begun.wait(PATIENCE)
    return first


def test_waiting_ends_after_the_stated_time() -> None:
    values, slow = cache(wait_seconds=0), Computation()
    with ThreadPoolExecutor(1) as pool:
        first = during(values, slow, pool)
        for _ in range(10):
            with pytest.raises(BusyError, match="not made within 0 seconds"):
                values.get("key", lambda: "another")
        slow.may_end.set()
        assert first.result(PATIENCE) == "value"
    assert values.get("key", lambda: "another") == "value"


def test_what_is_being_computed_does_not_give_way() -> None:
    values, slow = cache(size=1, wait_seconds=0), Computation()
    with ThreadPoolExecutor(1) as pool:
        first = during(values, slow, pool)
        assert values.get("other", lambda: "other") == "other"
        with pytest.raises(BusyError):
            values.get("key", lambda: "computed twice")
        slow.may_end.set()
        assert first.result(PATIENCE) == "value"


def fail() -> str:
    raise ZeroDivisionError("no value")


def test_failure_is_kept_for_a_minute_and_then_tried_anew() -> None:
    clock = Clock()
    values: KeyedCache[str] = KeyedCache(2, PATIENCE, clock)
    with pytest.raises(ZeroDivisionError, match="no value"):
        values.get("key", fail)
    clock.now += FAILURE_SECONDS - 1
    with pytest.raises(ZeroDivisionError, match="no value"):
        values.get("key", lambda: "value")
    assert values.get("other", lambda: "value of another key") == "value of another key"
    clock.now += 1
    assert values.get("key", lambda: "value") == "value"
    clock.now += 2 * FAILURE_SECONDS
    assert values.get("key", fail) == "value"


def test_all_who_wait_are_told_of_a_failure() -> None:
    values, slow = cache(), Computation()

    def fail_slowly() -> str:
        slow()
        return fail()

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(values.get, "key", fail_slowly) for _ in range(4)]
        assert slow.begun.wait(PATIENCE)
        slow.may_end.set()
        assert [type(one.exception(PATIENCE)) for one in asked] == [ZeroDivisionError] * 4


def test_that_something_was_busy_is_not_kept() -> None:
    lock, values = threading.Lock(), cache()

    def compute() -> str:
        with held(lock, 0):
            return "value"

    with lock, pytest.raises(BusyError, match="waited 0 seconds"):
        values.get("key", compute)
    assert values.get("key", compute) == "value"


def test_lock_is_released_after_an_error() -> None:
    lock = threading.Lock()
    with pytest.raises(ZeroDivisionError), held(lock, 0):
        fail()
    assert not lock.locked()

"""What is worked out of reports, kept until another one is served.

A server that takes new figures never asks for most of what it has worked out of the old ones again,
and each cache by itself would keep that until it is full.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

T = TypeVar("T")

_CLEARED: list[Callable[[], None]] = []


def report_cache(most: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """As `lru_cache` of so many results, which `forget_reports` empties with all others."""

    def kept(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        cached = lru_cache(maxsize=most)(function)
        _CLEARED.append(cached.cache_clear)
        return cached

    return kept


def when_forgotten(act: Callable[[], None]) -> Callable[[], None]:
    """Have this done, too, when reports are forgotten."""
    _CLEARED.append(act)
    return act


def forget_reports() -> None:
    """Empty these caches. What is still asked for is worked out again."""
    for clear in _CLEARED:
        clear()

"""Things that are dear to make, kept by name: each made once, whoever asks for it at the time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass
class _Place(Generic[T]):
    """Where one thing stands; who makes it holds the lock, and others wait for it there."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    thing: list[T] = field(default_factory=list)


class KeyedCache(Generic[T]):
    """At most so many things; the one that was asked for longest ago gives way."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._places: OrderedDict[str, _Place[T]] = OrderedDict()

    def get(self, name: str, make: Callable[[], T]) -> T:
        """The thing of this name, made now if there is none; nothing is kept if that fails."""
        with self._lock:
            place = self._places.setdefault(name, _Place())
            self._places.move_to_end(name)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
        with place.lock:
            if not place.thing:
                place.thing.append(make())
            return place.thing[0]

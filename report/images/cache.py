"""A keyed cache: each value is computed once, whoever asks at the time, and waiting has an end."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

T = TypeVar("T")

# For how many seconds a failure is kept.
FAILURE_SECONDS = 60.0


class BusyError(RuntimeError):
    """What was asked for is still being made for somebody else; it may be asked for again."""


@contextmanager
def held(lock: threading.Lock, seconds: float) -> Iterator[None]:
    """Hold a lock that is waited for at most so many seconds. Raises BusyError after them."""
    if not lock.acquire(timeout=max(seconds, 0)):
        raise BusyError(f"busy: waited {seconds:.0f} seconds for another to end")
    try:
        yield
    finally:
        lock.release()


class _Slot(Generic[T]):
    """The value of one key, or the error that computing it ended with, once there is either."""

    def __init__(self) -> None:
        self.future: Future[T] = Future()
        self._failed_at: float | None = None

    def fill(self, compute: Callable[[], T], clock: Callable[[], float]) -> None:
        """Compute the value in this thread. An error ends here: whoever waits is told of it."""
        with _Outcome(self.future):
            self.future.set_result(compute())
        if self.future.exception() is not None:
            self._failed_at = clock()

    def is_kept(self, now: float) -> bool:
        """Whether this is to be used: it is being computed, it has a value, or failed just now.

        That something was busy says nothing about the next try.
        """
        if not self.future.done() or self.future.exception() is None:
            return True
        if isinstance(self.future.exception(), BusyError):
            return False
        return self._failed_at is None or now - self._failed_at < FAILURE_SECONDS


class _Outcome:
    """Gives a future the error that ends its block, of whatever class it is."""

    def __init__(self, future: Future[Any]) -> None:
        self._future = future

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> bool:
        if error is not None:
            self._future.set_exception(error)
        return True


class KeyedCache(Generic[T]):
    """At most `size` values; the one that was asked for longest ago goes first.

    A value is computed in the thread that asks for it first. Others who ask for the same key
    meanwhile wait for that one, at most `wait_seconds`. A failure is kept for a minute, so that
    they do not each fail as slowly, and is then computed anew.
    """

    def __init__(
        self, size: int, wait_seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._size = size
        self._wait_seconds = wait_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot[T]] = OrderedDict()

    def get(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The value of a key, computed now if it is not kept.

        Raises BusyError where another has not computed it in time, and whatever `compute` raises,
        now or up to a minute ago.
        """
        slot, is_new = self._slot(key)
        if is_new:
            slot.fill(compute, self._clock)
        elif not wait([slot.future], self._wait_seconds).done:
            raise BusyError(f"busy: not made within {self._wait_seconds:.0f} seconds")
        return slot.future.result()

    def _slot(self, key: Hashable) -> tuple[_Slot[T], bool]:
        """The slot of a key, and whether it is for the caller to fill."""
        with self._lock:
            slot = self._slots.get(key)
            is_new = slot is None or not slot.is_kept(self._clock())
            if slot is None or is_new:
                slot = self._slots[key] = _Slot()
            self._slots.move_to_end(key)
            self._drop_oldest()
            return slot, is_new

    def _drop_oldest(self) -> None:
        """Make room among what is done; what is being computed is not computed a second time."""
        done = [key for key, slot in self._slots.items() if slot.future.done()]
        for key in done[: max(0, len(self._slots) - self._size)]:
            del self._slots[key]

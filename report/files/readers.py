"""How many files one reader may wait for at once, so that a dozen of one keep nobody waiting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class ReaderLimitError(Exception):
    """A reader waits for as many files already as one may."""


class ReaderLimit:
    """Counts what is asked for by each reader, for the coroutines of one event loop.

    A reader is the address that asks; it is forgotten with the last answer.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._asked: Counter[str] = Counter()

    @contextmanager
    def one(self, reader: str) -> Iterator[None]:
        """One file more, until the block ends. Raises ReaderLimitError where it is one too many."""
        if self._asked[reader] >= self.most:
            raise ReaderLimitError(reader)
        self._asked[reader] += 1
        try:
            yield
        finally:
            self._asked[reader] -= 1
            if not self._asked[reader]:
                del self._asked[reader]

"""A bounded queue in front of costly answers: who waits in it takes no thread."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# A class of learners with a notebook each. They wait for about ten seconds at the most.
MOST_WAITING = 100


class QueueFullError(Exception):
    """The queue is full: the request is not answered."""


class AnswerQueue:
    """One answer is made at a time; up to `most` requests wait for theirs, first come first served.

    For the coroutines of one event loop. They wait in the loop, and not in the threads that
    Starlette has for all routes of the server: forty waiting answers would take them all.
    """

    def __init__(self, most: int = MOST_WAITING) -> None:
        self.most = most
        self.waiting = 0
        self._turn = asyncio.Semaphore(1)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn, which ends with the block. QueueFullError where too many wait."""
        if self._turn.locked() and self.waiting >= self.most:
            raise QueueFullError
        self.waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self.waiting -= 1
        try:
            yield
        finally:
            self._turn.release()

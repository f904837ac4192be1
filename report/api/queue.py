"""A bounded queue in front of costly answers: who waits in it takes no thread."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

# A class of learners with a notebook each. They wait for about ten seconds at the most.
MOST_WAITING = 100
# Of how many answers the time is kept, to tell how long those that wait may take.
_TIMED = 8


class QueueFullError(Exception):
    """The queue is full: the request is not answered.

    So many others wait, which takes so many seconds if they take as long as the last ones did.
    """

    def __init__(self, waiting: int, seconds: float) -> None:
        super().__init__(f"{waiting} are waiting")
        self.waiting = waiting
        self.seconds = seconds


class AnswerQueue:
    """One answer is made at a time; up to `most` requests wait for theirs, first come first served.

    For the coroutines of one event loop. They wait in the loop, and not in the threads that
    Starlette has for all routes of the server: forty waiting answers would take them all.
    """

    def __init__(
        self, most: int = MOST_WAITING, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.most = most
        # The names of those that wait, the next one first.
        self._line: list[str] = []
        self._clock = clock
        self._lately: deque[float] = deque(maxlen=_TIMED)
        self._turn = asyncio.Semaphore(1)

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return len(self._line)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being made."""
        return self._turn.locked()

    def place(self, name: str) -> int | None:
        """How far from its turn the request of this name is, from 1 for the next; None for one that
        does not wait.
        """
        return self._line.index(name) + 1 if name in self._line else None

    @asynccontextmanager
    async def turn(self, name: str = "") -> AsyncIterator[None]:
        """Wait for the turn, which ends with the block. QueueFullError where too many wait."""
        if self._turn.locked() and self.waiting >= self.most:
            raise QueueFullError(self.waiting, self.waiting * self._usual)
        self._line.append(name)
        try:
            await self._turn.acquire()
        finally:
            self._line.remove(name)
        begun = self._clock()
        try:
            yield
        finally:
            self._lately.append(self._clock() - begun)
            self._turn.release()

    @property
    def _usual(self) -> float:
        """How many seconds an answer took lately; 0 where none was made yet."""
        return sum(self._lately) / len(self._lately) if self._lately else 0.0


def in_turn(
    answer: Callable[[Request], Response], most: int, headers: Mapping[str, str]
) -> Callable[[Request], Awaitable[Response]]:
    """The same answer, made in a thread when its turn has come; 503, with these headers, where too
    many wait.
    """
    queue = AnswerQueue(most)

    async def waited_for(request: Request) -> Response:
        try:
            async with queue.turn():
                return await run_in_threadpool(answer, request)
        except QueueFullError:
            return Response(status_code=503, headers=headers)

    return waited_for

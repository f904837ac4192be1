"""How the server ends: what it answers is finished first, for so long and no longer.

Uvicorn takes no more connections and waits for those that it has, without an end; Streamlit, which
starts it, hands on no setting of that.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import uvicorn

_LIMIT = "timeout_graceful_shutdown"
_SIGNALS = (signal.SIGTERM, signal.SIGINT)
# In seconds: what answers take to go out when nothing is made any more.
TO_ANSWER = 5


class _Seconds:
    """The limit of every server, in the place where Uvicorn looks for it."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds

    def __get__(self, _: object, __: Any = None) -> int:
        return self.seconds

    def __set__(self, _: object, __: int | None) -> None:
        """What its starter says of it, which is nothing, is left aside."""


def wait_at_most(seconds: int) -> None:
    """Have every server of this process, also one that has begun to start, wait for its answers no
    longer than so many seconds and those that answers take to go out. Then it cuts them off.
    """
    setattr(uvicorn.Config, _LIMIT, _Seconds(seconds + TO_ANSWER))


@contextmanager
def ended_after(seconds: float, end: Callable[[], None]) -> Iterator[None]:
    """While the block runs: once the process is told to end, and so many seconds have passed, `end`
    what answers still wait for. They then have time to say so.
    """
    # Nobody else is told of signals.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    timer = threading.Timer(seconds, end)
    timer.daemon = True
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def told(number: int, frame: FrameType | None) -> None:
        if timer.ident is None:
            timer.start()
        then = before[signal.Signals(number)]
        if callable(then):
            then(number, frame)

    for number in _SIGNALS:
        signal.signal(number, told)
    try:
        yield
    finally:
        timer.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)

"""What a page says to its server is heard at the pace of a reader: a flood waits for itself alone.

Each message may ask for a run of a page's script, and a thousand of one reader would take the
processor from all others.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Mapping

from report.settings import number
from report.web.asgi import Application, Message, Receive, Scope, Send

# Messages that are heard at once, as of one who types quickly, and how many more a second.
BURST, A_SECOND = 30, 5.0
SETTING = "REPORT_MESSAGES_A_SECOND"
Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


def messages_a_second(environment: Mapping[str, str] = os.environ) -> float:
    """As an environment sets it, the process's own if no other is given.

    Raises SettingError for what is no number above zero.
    """
    return number(SETTING, environment.get(SETTING) or str(A_SECOND), "number", "5")


class TokenBucket:
    """Holds up to `burst` tokens, and gets `a_second` of them in a second of the clock."""

    def __init__(self, burst: int, a_second: float, clock: Clock = time.monotonic) -> None:
        self.burst, self.a_second, self._clock = burst, a_second, clock
        self._tokens, self._at = float(burst), clock()

    def take(self) -> float:
        """Take a token: in how many seconds it is there, 0 where it is there already."""
        now = self._clock()
        self._tokens = min(self.burst, self._tokens + (now - self._at) * self.a_second) - 1
        self._at = now
        return max(0.0, -self._tokens / self.a_second)


class PacedMessages:
    """Middleware before an application with WebSockets.

    What waits is not read from its connection: it stays with the one who sent it.
    """

    def __init__(
        self,
        app: Application,
        burst: int = BURST,
        a_second: float = A_SECOND,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.app, self.burst, self.a_second, self.sleep = app, burst, a_second, sleep

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            receive = self._paced(receive)
        await self.app(scope, receive, send)

    def _paced(self, receive: Receive) -> Receive:
        bucket = TokenBucket(self.burst, self.a_second)

        async def paced() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await self.sleep(bucket.take())
            return message

        return paced

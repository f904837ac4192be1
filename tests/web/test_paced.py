"""A page is heard at the pace of a reader."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from report.settings import SettingError
from report.web.asgi import Message, Receive, Scope, Send
from report.web.paced import (
    A_SECOND,
    SETTING,
    PacedMessages,
    TokenBucket,
    messages_a_second,
)


class Clock:
    """Stands still until it is moved."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_bucket_is_emptied_at_once_and_filled_with_time() -> None:
    clock = Clock()
    bucket = TokenBucket(3, 2.0, clock)
    assert [bucket.take() for _ in range(5)] == [0, 0, 0, 0.5, 1.0]
    clock.now += 2
    assert [bucket.take() for _ in range(3)] == [0, 0, 0.5]


def test_bucket_holds_no_more_than_it_began_with() -> None:
    clock = Clock()
    bucket = TokenBucket(2, 1.0, clock)
    clock.now += 1000
    assert [bucket.take() for _ in range(3)] == [0, 0, 1]


def test_pace_is_set_by_the_environment() -> None:
    assert messages_a_second({}) == messages_a_second({SETTING: ""}) == A_SECOND
    assert messages_a_second({SETTING: "0.5"}) == 0.5


@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "many"])
def test_other_pace_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(SettingError, match=f"{SETTING} is '{text}'.*Set such a number"):
        messages_a_second({SETTING: text})


def waits(kind: str, messages: Sequence[str], connections: int = 1) -> list[list[float]]:
    """How long each connection waited before each of its messages was heard."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(round(seconds, 1))

    async def everything(_: Scope, receive: Receive, __: Send) -> None:
        for message in messages:
            assert (await receive())["type"] == message

    async def connect() -> list[float]:
        coming = iter(messages)

        async def receive() -> Message:
            return {"type": next(coming)}

        async def send(message: Message) -> None:
            raise AssertionError(message)

        await app({"type": kind}, receive, send)
        heard, waited[:] = list(waited), []
        return heard

    app = PacedMessages(everything, burst=2, a_second=1.0, sleep=sleep)

    async def everybody() -> list[list[float]]:
        return [await connect() for _ in range(connections)]

    return asyncio.run(everybody())


def test_flood_of_one_connection_waits_for_itself() -> None:
    flood = ["websocket.connect", *["websocket.receive"] * 4, "websocket.disconnect"]
    assert waits("websocket", flood, connections=2) == [[0, 0, 1, 2], [0, 0, 1, 2]]


def test_requests_are_not_paced() -> None:
    assert waits("http", ["http.request"] * 9) == [[]]

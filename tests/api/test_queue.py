"""Answers are made one at a time; who waits holds up nothing else, and too many are sent away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from threading import active_count

import pytest
from jsonschema_rs import Draft202012Validator
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from report.api.queue import MOST_WAITING, AnswerQueue, QueueFullError
from report.api.server import application
from report.data import store
from report.web import plotly_script
from tests.api.asked import Reply, answering
from tests.build import example

MOST = 3
PATHS = ("/areas", "/places", "/units")


async def healthy(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


@dataclass(frozen=True)
class Busy:
    """A server with a queue whose turn somebody has, and as many requests waiting as may."""

    app: Starlette
    queue: AnswerQueue
    waiting: tuple[asyncio.Task[Reply], ...]

    async def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """An answer that has to come without waiting for a turn or a thread."""
        task = asyncio.create_task(answering(self.app, path, "", method, **headers))
        await until(task.done)
        return task.result()


@asynccontextmanager
async def busy() -> AsyncIterator[Busy]:
    """The turn ends with the block; until then nobody else gets it."""
    queue = AnswerQueue(MOST)
    api = Mount("/api", application(example, queue))
    health = Route("/_stcore/health", healthy)
    app = Starlette(routes=[api, health, *plotly_script.routes()])
    async with queue.turn():
        waiting = tuple(
            asyncio.create_task(answering(app, f"/api/v1{path}")) for path in PATHS[:MOST]
        )
        await until(lambda: queue.waiting == MOST)
        yield Busy(app, queue, waiting)


async def until(happened: Callable[[], bool]) -> None:
    """Let the other coroutines go on; RuntimeError where that changes nothing."""
    for _ in range(10_000):
        if happened():
            return
        await asyncio.sleep(0)
    raise RuntimeError("it did not happen")


def run(scenario: Callable[[], Awaitable[None]]) -> None:
    async def whole() -> None:
        await scenario()

    asyncio.run(whole())


def test_place_of_a_request_is_how_many_turns_come_before_its_own() -> None:
    async def waits(queue: AnswerQueue, name: str) -> None:
        async with queue.turn(name):
            pass

    async def scenario() -> None:
        queue = AnswerQueue()
        async with queue.turn("first"):
            others = [asyncio.create_task(waits(queue, name)) for name in ("b", "c")]
            await until(lambda: queue.waiting == 2)
            assert [queue.place(name) for name in ("first", "b", "c", "d")] == [None, 1, 2, None]
        await asyncio.gather(*others)
        assert (queue.waiting, queue.place("c")) == (0, None)

    run(scenario)


def test_waiting_requests_are_answered_when_their_turn_comes() -> None:
    async def scenario() -> None:
        async with busy() as server:
            assert not any(task.done() for task in server.waiting)
        replies = await asyncio.gather(*server.waiting)
        assert [reply.status for reply in replies] == [200] * MOST
        names = ["power", "exampleton", "%"]
        assert [next(iter(reply.data[0].values())) for reply in replies] == names
        assert server.queue.waiting == 0

    run(scenario)


def test_one_request_too_many_is_sent_away_at_once() -> None:
    """With the usual error, and after how many seconds to come back."""

    async def scenario() -> None:
        async with busy() as server:
            reply = await server.ask("/api/v1/events")
            assert server.queue.waiting == MOST
        assert reply.status == 503
        assert int(reply.headers["retry-after"]) > 0
        assert "Retry-After" in reply.headers["access-control-expose-headers"]
        assert (reply.headers["cache-control"], reply.headers["access-control-allow-origin"]) == (
            "no-store",
            "*",
        )
        await asyncio.gather(*server.waiting)
        described = (await answering(server.app, "/api/v1/openapi.json")).json
        refusal = described["paths"]["/events"]["get"]["responses"]["503"]
        assert list(refusal["headers"]) == ["Retry-After"]
        schema = refusal["content"]["application/json"]["schema"]
        assert Draft202012Validator({**described, **schema}).is_valid(reply.json)
        assert reply.headers["retry-after"] in reply.json["error"]["message"]
        assert (await answering(server.app, "/api/v1/events")).status == 200

    run(scenario)


def test_script_health_and_preflight_are_answered_meanwhile() -> None:
    async def scenario() -> None:
        async with busy() as server:
            script = f"/{plotly_script.ADDRESS}"
            packed = await server.ask(script, accept_encoding="gzip")
            plain = await server.ask(script)
            health = await server.ask("/_stcore/health")
            preflight = await server.ask("/api/v1/areas", "OPTIONS")
            assert not any(task.done() for task in server.waiting)
        assert packed.body == plotly_script.packed("gzip")
        assert plain.body == plotly_script.plain()
        assert (health.body, preflight.status) == (b"ok", 204)

    run(scenario)


def test_who_waits_takes_no_thread() -> None:
    async def scenario() -> None:
        before = active_count()
        async with busy() as server:
            await server.ask("/api/v1/events")
            await server.ask(f"/{plotly_script.ADDRESS}")
            assert active_count() == before

    run(scenario)


def test_turn_goes_on_after_a_failure_and_after_one_who_left() -> None:
    async def scenario() -> None:
        async with busy() as server:
            gone, *staying = server.waiting
            gone.cancel()
            await until(gone.done)
            assert server.queue.waiting == MOST - 1
        assert [reply.status for reply in await asyncio.gather(*staying)] == [200] * (MOST - 1)
        with pytest.raises(ValueError, match="failed"):
            async with server.queue.turn():
                raise ValueError("failed")
        assert (await answering(server.app, "/api/v1/areas")).status == 200

    run(scenario)


def test_handbook_says_how_many_may_wait() -> None:
    handbook = store.SHIPPED.parent / "docs" / "api.md"
    assert f"up to {MOST_WAITING} requests wait" in handbook.read_text("utf-8")


def test_queue_is_first_come_first_served() -> None:
    async def scenario() -> None:
        queue = AnswerQueue()
        served: list[int] = []

        async def wait(number: int) -> None:
            async with queue.turn():
                served.append(number)

        async with queue.turn():
            tasks = [asyncio.create_task(wait(number)) for number in range(MOST_WAITING)]
            await until(lambda: queue.waiting == MOST_WAITING)
            with pytest.raises(QueueFullError):
                await wait(MOST_WAITING)
        await asyncio.gather(*tasks)
        assert served == list(range(MOST_WAITING))

    run(scenario)


def test_full_queue_tells_how_long_those_in_it_may_take() -> None:
    times = iter([0, 4, 10, 18, 20, 20])

    async def scenario() -> None:
        queue = AnswerQueue(1, clock=lambda: next(times))
        for _ in range(2):
            async with queue.turn():
                pass
        async with queue.turn():
            waiting = asyncio.create_task(queue.turn().__aenter__())
            await until(lambda: queue.waiting == 1)
            with pytest.raises(QueueFullError) as caught:
                await queue.turn().__aenter__()
            waiting.cancel()
        assert (caught.value.waiting, caught.value.seconds) == (1, 6)

    run(scenario)

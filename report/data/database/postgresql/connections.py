"""Connections to the database: few for each process, for reading alone, and with an end to waiting.

A role that may only read is enough for all that is asked here. The driver works in a loop of its
own, in one thread of the process; all other threads wait for what they have asked.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from functools import lru_cache
from typing import TypeVar

import asyncpg

from report.data.database.reached import NOT_UNDERSTOOD, noted, refuse_unreached, unavailable
from report.data.database.settings import LONGER, DatabaseSettings, settings_of
from report.model import FiguresUnavailableError

_MOST_MILLISECONDS = 2**31 - 1
# Of one that ends while it is asked the driver may say that it is busy.
_LOST = (
    *(asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError, asyncpg.CrashShutdownError),
    *(asyncpg.InterfaceError, asyncpg.InternalClientError),
)
_FAILURES = (asyncpg.PostgresError, OSError, TimeoutError)

_Found = TypeVar("_Found")
_Work = Callable[[asyncpg.Connection], Awaitable[_Found]]


def asked(address: str, work: _Work[_Found]) -> _Found:
    """What is found by work with a connection that is lent for it.

    What a lost connection left undone is done again, as often as there may be others that were lost
    at the same time. Raises FiguresUnavailableError where the database cannot be reached, or takes
    too long; at once where that was so when it was looked at last.
    """
    refuse_unreached(address)
    return _done(_database(address), work)


def looked(address: str, work: _Work[_Found]) -> _Found:
    """The same for whoever looks whether the database is there: by a connection that no reader has,
    and with little patience.
    """
    with noted(address):
        return _done(_looker(address), work)


def _done(database: _Database, work: _Work[_Found]) -> _Found:
    for _ in range(database.settings.connections):
        try:
            return database.run(work)
        except _LOST:
            continue
        except _FAILURES as error:
            raise unavailable(error) from error
    try:
        return database.run(work)
    except (*_LOST, *_FAILURES) as error:
        raise unavailable(error) from error


@contextmanager
def understood() -> Iterator[None]:
    """A connection that is made by an address; FiguresUnavailableError where that is none.

    What the driver says of an address has parts of it in its words.
    """
    try:
        yield
    except asyncpg.InterfaceError:
        raise
    except ValueError:
        raise FiguresUnavailableError(NOT_UNDERSTOOD) from None


class _Database:
    """The connections of this process to one database, made as they are wanted."""

    def __init__(self, address: str, settings: DatabaseSettings) -> None:
        self._address, self.settings = address, settings
        self._pool: asyncpg.Pool | None = None
        self._making = asyncio.Lock()

    def run(self, work: _Work[_Found]) -> _Found:
        """Have the loop do it, and wait for that."""
        return asyncio.run_coroutine_threadsafe(self._run(work), _loop()).result()

    async def _run(self, work: _Work[_Found]) -> _Found:
        pool = await self._there()
        async with AsyncExitStack() as lent:
            with understood():
                taken = pool.acquire(timeout=self.settings.seconds)
                connection = await lent.enter_async_context(taken)
            return await work(connection)

    async def _there(self) -> asyncpg.Pool:
        async with self._making:
            if self._pool is None:
                self._pool = await self._made()
            return self._pool

    async def _made(self) -> asyncpg.Pool:
        seconds = self.settings.seconds
        return await asyncpg.create_pool(
            self._address,
            min_size=0,
            max_size=self.settings.connections,
            max_inactive_connection_lifetime=60.0,
            timeout=seconds,
            command_timeout=seconds + LONGER,
            # What shares connections between servers may not keep what is prepared.
            statement_cache_size=0,
            server_settings={
                "application_name": "report",
                "default_transaction_read_only": "on",
                "statement_timeout": str(min(round(seconds * 1000), _MOST_MILLISECONDS)),
            },
        )


@lru_cache(maxsize=4)
def _database(address: str) -> _Database:
    return _Database(address, settings_of())


@lru_cache(maxsize=4)
def _looker(address: str) -> _Database:
    return _Database(address, settings_of().for_a_look)


@lru_cache(maxsize=1)
def _loop() -> asyncio.AbstractEventLoop:
    """The loop of this process, whose thread ends with it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="database", daemon=True).start()
    return loop

"""Connections to the database: few for each process, for reading alone, and with an end to waiting.

A role that may only read is enough for all that is asked here. The driver works in a loop of its
own, in one thread of the process; all other threads wait for what they have asked.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import asyncpg

from report.model import FiguresUnavailableError
from report.settings import number, whole_number

_SECONDS, _CONNECTIONS = "REPORT_DATABASE_SECONDS", "REPORT_DATABASE_CONNECTIONS"
# How much longer the driver waits for the database to give up than that was told to work.
_LONGER = 2.0
_MOST_MILLISECONDS = 2**31 - 1
# So long it may take to look whether the database is there.
_A_LOOK = 3.0
# Of one that ends while it is asked the driver may say that it is busy.
_LOST = (
    *(asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError, asyncpg.CrashShutdownError),
    *(asyncpg.InterfaceError, asyncpg.InternalClientError),
)
_FAILURES = (asyncpg.PostgresError, OSError, TimeoutError)

# What could not be done when a database was looked at last, by its address.
_UNREACHED: dict[str, FiguresUnavailableError] = {}
# Of an address only that is told, which may have a password in it.
NOT_UNDERSTOOD = "the address is not understood; in a password / is written as %2F, # as %23"

_Found = TypeVar("_Found")
_Work = Callable[[asyncpg.Connection], Awaitable[_Found]]


@dataclass(frozen=True, slots=True)
class DatabaseSettings:
    """How many connections a process has at most, and for how many seconds a question may be worked
    on, or wait for a connection, before it is given up.
    """

    seconds: float = 20.0
    connections: int = 8


def settings_of(environment: Mapping[str, str] = os.environ) -> DatabaseSettings:
    """The settings of an environment. Raises SettingError for what is none."""
    given = DatabaseSettings()
    seconds, connections = environment.get(_SECONDS), environment.get(_CONNECTIONS)
    return DatabaseSettings(
        number(_SECONDS, seconds, "number of seconds", "20 or 0.5") if seconds else given.seconds,
        whole_number(_CONNECTIONS, connections) if connections else given.connections,
    )


def asked(address: str, work: _Work[_Found]) -> _Found:
    """What is found by work with a connection that is lent for it.

    What a lost connection left undone is done again, as often as there may be others that were lost
    at the same time. Raises FiguresUnavailableError where the database cannot be reached, or takes
    too long; at once where that was so when it was looked at last.
    """
    if address in _UNREACHED:
        raise _unavailable(_UNREACHED[address])
    return _done(_database(address), work)


def looked(address: str, work: _Work[_Found]) -> _Found:
    """The same for whoever looks whether the database is there: by a connection that no reader has,
    and with little patience.
    """
    why: FiguresUnavailableError | None = None
    try:
        return _done(_looker(address), work)
    except FiguresUnavailableError as error:
        why = error
        raise
    finally:
        # One that is there may still have no report.
        if why is None:
            _UNREACHED.pop(address, None)
        else:
            _UNREACHED[address] = why


def _done(database: _Database, work: _Work[_Found]) -> _Found:
    for _ in range(database.settings.connections):
        try:
            return database.run(work)
        except _LOST:
            continue
        except _FAILURES as error:
            raise _unavailable(error) from error
    try:
        return database.run(work)
    except (*_LOST, *_FAILURES) as error:
        raise _unavailable(error) from error


def _unavailable(error: Exception) -> FiguresUnavailableError:
    if isinstance(error, FiguresUnavailableError):
        return FiguresUnavailableError(str(error))
    return FiguresUnavailableError(f"the database does not answer: {said(error)}")


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


def said(error: Exception) -> str:
    """What the database, or the driver, said in a line. It names no password."""
    return " ".join(str(error).split()) or type(error).__name__


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
            command_timeout=seconds + _LONGER,
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
    return _Database(address, DatabaseSettings(min(_A_LOOK, settings_of().seconds), 1))


@lru_cache(maxsize=1)
def _loop() -> asyncio.AbstractEventLoop:
    """The loop of this process, whose thread ends with it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="database", daemon=True).start()
    return loop

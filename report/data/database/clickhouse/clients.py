"""The client of a ClickHouse database: over HTTP, for reading alone, and with an end to waiting."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import clickhouse_connect
import pyarrow as pa
from clickhouse_connect import common
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError
from clickhouse_connect.driver.httputil import get_pool_manager
from urllib3.exceptions import HTTPError, MaxRetryError

from report.data.database.reached import NOT_UNDERSTOOD, noted, refuse_unreached, unavailable
from report.data.database.settings import LONGER, DatabaseSettings, settings_of
from report.data.partitions.questions import Row
from report.model import FiguresUnavailableError

# A user that may change no settings has none changed.
common.set_setting("invalid_setting_action", "drop")
# What they warn of is told here, once: a server that looks each second would fill its log.
for _name in ("clickhouse_connect", "urllib3.connectionpool"):
    logging.getLogger(_name).setLevel(logging.ERROR)
_PORT, _SECURE_PORT = 8123, 8443
# What may stand behind a database's name, and whether it is asked over HTTPS then.
_TERMS = {("", ""): False, ("secure=false", ""): False, ("secure=true", ""): True}
# Nothing can be written, and the time for a question can be limited.
_READING = 2
# An answer that was cut off is no Arrow.
FAILURES = (ClickHouseError, HTTPError, OSError, pa.ArrowInvalid)

_Found = TypeVar("_Found")


def asked(address: str, work: Callable[[Client], _Found]) -> _Found:
    """What is found by work with a client that may only read.

    Raises FiguresUnavailableError where the database cannot be reached, or takes too long; at once
    where that was so when it was looked at last.
    """
    refuse_unreached(address)
    return _database(address).run(work)


def looked(address: str, work: Callable[[Client], _Found]) -> _Found:
    """The same for whoever looks whether the database is there, with little patience."""
    with noted(address):
        return _looker(address).run(work)


def client_of(address: str, seconds: float, connections: int = 1, **settings: object) -> Client:
    """A client for an address, which every thread may ask at once.

    Raises FiguresUnavailableError for an address that is none, and FAILURES.
    """
    named = _understood(address)
    return clickhouse_connect.get_client(
        interface="https" if named.is_secure else "http",
        host=named.host,
        port=named.port,
        username=named.user,
        password=named.password,
        database=named.database,
        client_name="report",
        # A session would take one question at a time.
        autogenerate_session_id=False,
        # What is said of a question is the same each time then.
        autogenerate_query_id=False,
        show_clickhouse_errors="scrub",
        connect_timeout=max(1, round(seconds)),
        send_receive_timeout=max(1, round(seconds + LONGER)),
        # Answers are small, or stay in one data centre.
        compress=False,
        pool_mgr=get_pool_manager(maxsize=connections),
        settings=settings,
    )


def reason_of(error: Exception) -> Exception:
    """What the network said, where that is behind what the driver did; else the error itself."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, HTTPError):
        found = found.__cause__ or found.__context__
    reason = found.reason if isinstance(found, MaxRetryError) else found
    return reason if isinstance(reason, Exception) else error


@dataclass(frozen=True, slots=True)
class _Named:
    """What an address names."""

    host: str
    port: int
    user: str
    password: str
    database: str
    is_secure: bool


def _understood(address: str) -> _Named:
    try:
        # What is no text is none of an address.
        address.encode()
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise FiguresUnavailableError(NOT_UNDERSTOOD) from None
    terms = parts.query, parts.fragment
    name = parts.path.strip("/")
    if not parts.hostname or "/" in name or terms not in _TERMS:
        raise FiguresUnavailableError(NOT_UNDERSTOOD)
    is_secure = _TERMS[terms]
    return _Named(
        parts.hostname,
        port or (_SECURE_PORT if is_secure else _PORT),
        unquote(parts.username or "default"),
        unquote(parts.password or ""),
        unquote(name) or "default",
        is_secure,
    )


def rows_of(client: Client, text: str, values: Mapping[str, object] | None = None) -> Sequence[Row]:
    """The answer to a question, with values by the names that it has for them."""
    return list(map(tuple, client.query(text, dict(values or {})).result_rows))


class _Database:
    """The client of this process for one database, made when it is first asked."""

    def __init__(self, address: str, settings: DatabaseSettings) -> None:
        self._address, self._settings = address, settings
        self._client: Client | None = None
        self._making = threading.Lock()
        self._free = threading.BoundedSemaphore(settings.connections)

    def run(self, work: Callable[[Client], _Found]) -> _Found:
        """Do it, when one of the connections is free."""
        try:
            with self._place():
                return work(self._there())
        except FAILURES as error:
            raise unavailable(reason_of(error)) from error

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._free.acquire(timeout=self._settings.seconds):
            raise FiguresUnavailableError("no connection became free")
        try:
            yield
        finally:
            self._free.release()

    def _there(self) -> Client:
        with self._making:
            if self._client is None:
                seconds, connections = self._settings.seconds, self._settings.connections
                limits = {"readonly": _READING, "max_execution_time": seconds}
                self._client = client_of(self._address, seconds, connections, **limits)
            return self._client


@lru_cache(maxsize=4)
def _database(address: str) -> _Database:
    return _Database(address, settings_of())


@lru_cache(maxsize=4)
def _looker(address: str) -> _Database:
    return _Database(address, settings_of().for_a_look)

"""The engine that reads the files of a data set: DuckDB, which gets at nothing but these files."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from report.data.partitions.manifest import FOLDER, Manifest

Row = tuple[Any, ...]

_AT_ONCE = 5_000
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "threads": "2",
    "memory_limit": "256MB",
    # It writes nothing, not even what it has no room for.
    "temp_directory": "",
}


class Engine:
    """Asks the files of a data set. For all threads: each has a cursor of its own."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._home = folder.absolute() / FOLDER
        self._connection = _connection([str(self._home / p.file) for p in manifest.partitions])
        self._own = threading.local()

    def rows(self, query: str, files: Collection[str], *given: object) -> Iterator[Row]:
        """The answer to a query; its first parameter is the list of these files of the data set.

        One answer a thread at a time: it is taken in full before the next is asked for.
        """
        if not files:
            return
        cursor = self._cursor()
        cursor.execute(query, [[str(self._home / name) for name in files], *given])
        while some := cursor.fetchmany(_AT_ONCE):
            yield from some

    def all(self, query: str, files: Collection[str], *given: object) -> Sequence[Row]:
        """The whole answer."""
        return tuple(self.rows(query, files, *given))

    def apart(self, query: str, files: Collection[str], *given: object) -> Iterator[Row]:
        """The answer by a cursor of its own, beside which others may be asked for."""
        cursor = self._connection.cursor()
        cursor.execute(query, [[str(self._home / name) for name in files], *given])
        while some := cursor.fetchmany(_AT_ONCE):
            yield from some

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        known: duckdb.DuckDBPyConnection | None = getattr(self._own, "cursor", None)
        if known is None:
            known = self._own.cursor = self._connection.cursor()
        return known


def _connection(files: Sequence[str]) -> duckdb.DuckDBPyConnection:
    """An engine without a network, extensions or files, but for these."""
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    # The files never change.
    connection.execute("SET parquet_metadata_cache = true")
    connection.execute("SET allowed_paths = ?", [list(files)])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection

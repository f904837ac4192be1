"""The engine that reads the files of a data set: DuckDB, which gets at nothing but these files."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
from pyarrow import parquet

from report.data.partitions.columns import FIGURE
from report.data.partitions.conditions import Condition
from report.data.partitions.manifest import FOLDER, Manifest, Partition, broken_files
from report.data.partitions.questions import Question, Row
from report.data.raw import Problem
from report.model import FiguresUnavailableError

_AT_ONCE = 5_000
# Of a file that is gone the engine says that it may not look for it.
_BROKEN = (
    duckdb.IOException,
    duckdb.InvalidInputException,
    duckdb.PermissionException,
    pa.ArrowInvalid,
)
_FIGURES = "WITH figures AS NOT MATERIALIZED (SELECT * FROM read_parquet(?)) "
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "threads": "2",
    "memory_limit": "256MB",
    # It writes nothing, not even what it has no room for.
    "temp_directory": "",
}


class ParquetEngine:
    """Asks the files of a data set. For all threads: each has a cursor of its own."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._home = folder.absolute() / FOLDER
        self._connection = _connection([str(self._home / p.file) for p in manifest.partitions])
        self._own = threading.local()

    def all(self, question: Question, parts: Collection[str]) -> Sequence[Row]:
        """As `FigureEngine.all`."""
        return tuple(self._rows(self._cursor(), question, parts)) if parts else ()

    def in_row_order(self, where: Condition, part: str) -> Iterator[Row]:
        """As `FigureEngine.in_row_order`: by a cursor of its own."""
        question = Question(FIGURE, where, "ORDER BY number")
        return self._rows(self._connection.cursor(), question, [part])

    def in_series_order(self, where: Condition, part: str) -> Iterator[Row]:
        """As `FigureEngine.in_series_order`: a file is in that order, which the engine keeps."""
        return self._rows(self._connection.cursor(), Question(FIGURE, where), [part])

    def columns(self, names: Sequence[str], part: str) -> pa.Table:
        """As `FigureEngine.columns`."""
        with _readable():
            return parquet.read_table(self._home / part, columns=list(names))

    def broken(self, parts: Sequence[Partition]) -> Iterator[Problem]:
        """As `FigureEngine.broken`: files that are not what they were when they were written."""
        return broken_files(parts, self._home)

    def _rows(
        self, cursor: duckdb.DuckDBPyConnection, question: Question, parts: Collection[str]
    ) -> Iterator[Row]:
        files = [str(self._home / name) for name in parts]
        with _readable():
            cursor.execute(_FIGURES + question.marked(_mark), [files, *question.values])
        while some := _fetched(cursor):
            yield from some

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        known: duckdb.DuckDBPyConnection | None = getattr(self._own, "cursor", None)
        if known is None:
            known = self._own.cursor = self._connection.cursor()
        return known


def _fetched(cursor: duckdb.DuckDBPyConnection) -> Sequence[Row]:
    with _readable():
        return cursor.fetchmany(_AT_ONCE)


@contextmanager
def _readable() -> Iterator[None]:
    """Files that are as they were written; FiguresUnavailableError where one is not, or is gone."""
    try:
        yield
    except (*_BROKEN, OSError) as error:
        told = " ".join(str(error).split())
        raise FiguresUnavailableError(f"the files of figures cannot be read: {told}") from error


def _mark(_number: int, value: object) -> str:
    return "(SELECT unnest(?::VARCHAR[]))" if isinstance(value, list) else "?"


def _connection(files: Sequence[str]) -> duckdb.DuckDBPyConnection:
    """An engine without a network, extensions or files, but for these."""
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    # The files never change.
    connection.execute("SET parquet_metadata_cache = true")
    connection.execute("SET allowed_paths = ?", [list(files)])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection

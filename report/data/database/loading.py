"""A data folder loaded into a database: all of it in one transaction, or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
import pyarrow as pa
from pyarrow import csv, parquet

from report.data import contents, store
from report.data.check import problems_in
from report.data.database import states, tables
from report.data.database.connections import said, understood
from report.data.partitions import manifest as manifests
from report.data.partitions.columns import SCHEMA
from report.data.partitions.manifest import FOLDER, Manifest, Partition
from report.data.partitions.publishing import FilesProgress, files_beside, partition
from report.data.raw import MANIFEST, DataError
from report.model import FiguresUnavailableError

# In figures: so many are in memory while they are sent.
_AT_ONCE = 50_000
# Of two loads at one time the other one waits.
_LOCK = 7_313_009_411


class DatabaseError(RuntimeError):
    """A folder was not loaded for a reason that lies not in it. Nothing was changed. Says why."""


@dataclass(frozen=True, slots=True)
class LoadedState:
    """What is served now: how many figures it has, in how many parts, of which some were there."""

    mark: str
    figures: int
    parts: int
    kept: int


def load(folder: Path, address: str, progress: FilesProgress) -> LoadedState:
    """Load a data folder, which is served from then on; a state that was loaded stays as it is.

    Only parts that are not there yet are sent. Raises DataError for a folder that is not sound, and
    DatabaseError; nothing has changed then.
    """
    with _in_parts(folder) as home:
        manifest = manifests.parsed((home / MANIFEST).read_bytes())
        kept = replace(manifest, in_database=True)
        files = {**files_beside(home, contents.read_files(home)), MANIFEST: manifests.written(kept)}
        try:
            return asyncio.run(_loaded(address, home / FOLDER, manifest, files, progress))
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise DatabaseError(said(error)) from error
        except FiguresUnavailableError as error:
            raise DatabaseError(str(error)) from error


@contextmanager
def _in_parts(folder: Path) -> Iterator[Path]:
    """A sound folder with its figures as files, which is its own where it has them so."""
    if (folder / MANIFEST).exists():
        if found := problems_in(store.read(folder)):
            raise DataError(*found)
        yield folder
        return
    with TemporaryDirectory(prefix="report-") as work:
        partition(folder, Path(work) / "folder", _untold)
        yield Path(work) / "folder"


def _untold(_done: int, _files: int) -> None:
    """What is sent is told of, and not what is made ready for that."""


async def _loaded(
    address: str,
    home: Path,
    manifest: Manifest,
    files: Mapping[str, bytes],
    progress: FilesProgress,
) -> LoadedState:
    with understood():
        connection = await asyncpg.connect(address, server_settings={"application_name": "report"})
    parts = manifest.partitions
    try:
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock($1)", _LOCK)
            await tables.make(connection)
            numbers, kept = await send_parts(connection, home, parts, progress)
            mark = await states.serve(connection, files, numbers)
            await states.forget_replaced(connection)
        # By what it knows of its rows the database finds the shortest way to them.
        await connection.execute("VACUUM (ANALYZE) report.figures")
    finally:
        connection.terminate()
    return LoadedState(mark, manifest.rows, len(parts), kept)


async def send_parts(
    connection: asyncpg.Connection,
    home: Path,
    parts: Sequence[Partition],
    progress: FilesProgress,
) -> tuple[tuple[int, ...], int]:
    """The numbers that parts have in a database, and how many of them were there already; the
    others are sent from the files in `home`.
    """
    rows = await connection.fetch("SELECT name, part FROM report.parts")
    known: dict[str, int] = dict(map(tuple, rows))
    numbers = []
    for done, part in enumerate(parts, start=1):
        there = known.get(part.file)
        numbers.append(await _sent(connection, home, part) if there is None else there)
        progress(done, len(parts))
    return tuple(numbers), sum(part.file in known for part in parts)


async def _sent(connection: asyncpg.Connection, home: Path, part: Partition) -> int:
    """The number of a part whose rows were sent."""
    number: int = await connection.fetchval(
        "INSERT INTO report.parts (name, figures) VALUES ($1, $2) RETURNING part",
        *(part.file, part.rows),
    )

    async def lines() -> AsyncIterator[bytes]:
        with parquet.ParquetFile(home / part.file) as file:
            for batch in file.iter_batches(_AT_ONCE):
                yield _as_csv(number, batch)

    await connection.copy_to_table(
        "figures",
        schema_name=tables.NAME,
        columns=["part", *SCHEMA.names],
        source=lines(),
        format="csv",
    )
    return number


def _as_csv(number: int, batch: pa.RecordBatch) -> bytes:
    """Rows as lines, each with the number of its part; a text that is empty is no missing one."""
    numbers = pa.array([number] * batch.num_rows, pa.int32())
    rows = pa.table([numbers, *batch.columns], names=["part", *batch.schema.names])
    lines = pa.BufferOutputStream()
    options = csv.WriteOptions(include_header=False, quoting_style="all_valid")
    csv.write_csv(rows.select(["part", *SCHEMA.names]), lines, options)
    return bytes(lines.getvalue().to_pybytes())

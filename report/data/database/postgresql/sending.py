"""A state sent to PostgreSQL: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

import asyncpg
import pyarrow as pa
from pyarrow import csv, parquet

from report.data.database.postgresql import states, tables
from report.data.database.postgresql.connections import understood
from report.data.database.report_database import SentState
from report.data.partitions.columns import SCHEMA
from report.data.partitions.manifest import FilesProgress, Partition

# In figures: so many are in memory while they are sent.
_AT_ONCE = 50_000
# Of two loads at one time the other one waits.
_LOCK = 7_313_009_411


async def send(
    address: str,
    home: Path,
    parts: Sequence[Partition],
    files: Mapping[str, bytes],
    progress: FilesProgress,
) -> SentState:
    """Have a state be served from now on. Parts are sent from the files in `home`."""
    with understood():
        connection = await asyncpg.connect(address, server_settings={"application_name": "report"})
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
    return SentState(mark, kept)


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

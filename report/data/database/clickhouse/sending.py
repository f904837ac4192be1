"""A state sent to ClickHouse: part by part, and served when all of it is there."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from clickhouse_connect.driver.client import Client
from pyarrow import parquet

from report.data.database.clickhouse import states, tables
from report.data.database.clickhouse.clients import rows_of
from report.data.database.report_database import DatabaseError, SentState
from report.data.partitions.columns import SCHEMA
from report.data.partitions.manifest import FilesProgress, Partition

# In figures: so many are in memory while they are sent, and are a piece of their own at first.
_AT_ONCE = 200_000

_THERE = "INSERT INTO report_parts SELECT {name:String}, now()"


def send(
    client: Client,
    home: Path,
    parts: Sequence[Partition],
    files: Mapping[str, bytes],
    progress: FilesProgress,
) -> SentState:
    """Have a state be served from now on. Parts are sent from the files in `home`."""
    tables.make(client)
    kept = send_parts(client, home, parts, progress)
    mark = states.serve(client, files, [part.file for part in parts])
    # What another load has removed meanwhile, since no state had it.
    states.hold(client, files)
    send_parts(client, home, parts, lambda *_: None)
    states.forget_replaced(client)
    return SentState(mark, kept)


def send_parts(
    client: Client, home: Path, parts: Sequence[Partition], progress: FilesProgress
) -> int:
    """Send the parts that are not there yet from the files in `home`; how many others there are."""
    there: dict[str, int] = dict(rows_of(client, tables.PARTS))
    kept = [part for part in parts if there.get(part.file) == part.rows]
    for done, part in enumerate(parts, start=1):
        if part not in kept:
            _send(client, home, part)
        progress(done, len(parts))
    return len(kept)


def _send(client: Client, home: Path, part: Partition) -> None:
    """Put the figures of a part in their place as one piece, whatever was there before.

    A driver that was not answered sends some of them again: they are counted before.
    """
    with _table_for(client) as table, parquet.ParquetFile(home / part.file) as file:
        for batch in file.iter_batches(_AT_ONCE):
            client.insert_arrow(table, _named(part.file, batch))
        sent = client.command(f"SELECT count() FROM {table}")
        if sent != part.rows:
            raise DatabaseError(f"of {part.rows} figures {sent} were there after they were sent")
        place = f"ALTER TABLE {tables.FIGURES_TABLE} REPLACE PARTITION {{name:String}} FROM"
        client.command(f"{place} {table}", {"name": part.file})
    client.command(_THERE, {"name": part.file})


@contextmanager
def _table_for(client: Client) -> Iterator[str]:
    """A table for figures on their way, of which there may be several at one time."""
    name = f"{tables.SENT}{secrets.token_hex(8)}"
    client.command(f"CREATE TABLE {name} AS {tables.FIGURES_TABLE}")
    try:
        yield name
    finally:
        client.command(f"DROP TABLE IF EXISTS {name}")


def _named(part: str, batch: pa.RecordBatch) -> pa.Table:
    """Rows, each with the name of its part."""
    names = pa.array([part] * batch.num_rows, pa.string())
    rows = pa.table([names, *batch.columns], names=["part", *batch.schema.names])
    return rows.select(["part", *SCHEMA.names])

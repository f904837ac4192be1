"""Any figures as parts of a database, and what reads them there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from report.data.database.address import CLICKHOUSE, scheme_of
from report.data.database.clickhouse import sending as clickhouse_sending
from report.data.database.clickhouse import tables as clickhouse_tables
from report.data.database.clickhouse.clients import client_of
from report.data.database.opening import database_at
from report.data.database.postgresql import tables
from report.data.database.postgresql.sending import send_parts
from report.data.partitions.figures import PartitionedObservations
from report.data.partitions.manifest import FOLDER, Partition
from report.model import Observation
from tests.observations.partitioned import partitioned
from tests.postgresql import connected

_PATIENCE = 60


def in_database(address: str, folder: Path, rows: Iterable[Observation]) -> PartitionedObservations:
    """Figures read from a database; the same ones are sent there once. A folder has their files."""
    manifest = partitioned(folder, rows).manifest
    home, parts = folder / FOLDER, manifest.partitions
    if scheme_of(address) == CLICKHOUSE:
        _send_to_clickhouse(address, home, parts)
    else:
        asyncio.run(_send(address, home, parts))
    there = replace(manifest, in_database=True)
    return PartitionedObservations(folder, there, engine=database_at(address).engine())


def _send_to_clickhouse(address: str, home: Path, parts: Sequence[Partition]) -> None:
    with closing(client_of(address, _PATIENCE)) as client:
        clickhouse_tables.make(client)
        clickhouse_sending.send_parts(client, home, parts, lambda *_: None)


async def _send(address: str, home: Path, parts: Sequence[Partition]) -> None:
    async with connected(address) as connection, connection.transaction():
        await tables.make(connection)
        await send_parts(connection, home, parts, lambda *_: None)

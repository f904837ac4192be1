"""Any figures as parts of a database, and what reads them there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from report.data.database import tables
from report.data.database.engine import DatabaseEngine
from report.data.database.loading import send_parts
from report.data.partitions.figures import PartitionedObservations
from report.data.partitions.manifest import FOLDER, Partition
from report.model import Observation
from tests.observations.partitioned import partitioned
from tests.postgresql import connected


def in_database(address: str, folder: Path, rows: Iterable[Observation]) -> PartitionedObservations:
    """Figures read from a database; the same ones are sent there once. A folder has their files."""
    manifest = partitioned(folder, rows).manifest
    asyncio.run(_send(address, folder / FOLDER, manifest.partitions))
    there = replace(manifest, in_database=True)
    return PartitionedObservations(folder, there, engine=DatabaseEngine(address))


async def _send(address: str, home: Path, parts: Sequence[Partition]) -> None:
    async with connected(address) as connection, connection.transaction():
        await tables.make(connection)
        await send_parts(connection, home, parts, lambda *_: None)

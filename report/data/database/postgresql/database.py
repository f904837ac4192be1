"""A PostgreSQL database with reports in it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

import asyncpg

from report.data.database.postgresql import sending, states
from report.data.database.postgresql.connections import looked
from report.data.database.postgresql.engine import PostgresqlEngine
from report.data.database.reached import said
from report.data.database.report_database import DatabaseError, SentState
from report.data.partitions.manifest import FilesProgress, Partition
from report.data.partitions.questions import FigureEngine
from report.model import FiguresUnavailableError


class PostgresqlDatabase:
    """As `ReportDatabase`."""

    def __init__(self, address: str) -> None:
        self._address = address

    def engine(self) -> FigureEngine:
        return PostgresqlEngine(self._address)

    def served(self, known: str) -> tuple[str, Mapping[str, bytes]]:
        async def found(connection: asyncpg.Connection) -> tuple[str, Mapping[str, bytes]]:
            mark = await states.served_mark(connection)
            return mark, {} if mark == known else await states.files_of(connection, mark)

        return looked(self._address, found)

    def load(
        self,
        home: Path,
        parts: Sequence[Partition],
        files: Mapping[str, bytes],
        progress: FilesProgress,
    ) -> SentState:
        try:
            return asyncio.run(sending.send(self._address, home, parts, files, progress))
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise DatabaseError(said(error)) from error
        except FiguresUnavailableError as error:
            raise DatabaseError(str(error)) from error

"""A ClickHouse database with reports in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from report.data.database.clickhouse import sending, states
from report.data.database.clickhouse.clients import FAILURES, client_of, looked, reason_of
from report.data.database.clickhouse.engine import ClickHouseEngine
from report.data.database.reached import said
from report.data.database.report_database import DatabaseError, SentState
from report.data.partitions.manifest import FilesProgress, Partition
from report.data.partitions.questions import FigureEngine
from report.model import FiguresUnavailableError

# For one statement of those that load: a part may have millions of figures.
_LONGEST = 600.0


class ClickHouseDatabase:
    """As `ReportDatabase`."""

    def __init__(self, address: str) -> None:
        self._address = address

    def engine(self) -> FigureEngine:
        return ClickHouseEngine(self._address)

    def served(self, known: str) -> tuple[str, Mapping[str, bytes]]:
        return looked(self._address, partial(states.served, known=known))

    def load(
        self,
        home: Path,
        parts: Sequence[Partition],
        files: Mapping[str, bytes],
        progress: FilesProgress,
    ) -> SentState:
        try:
            with closing(client_of(self._address, _LONGEST)) as client:
                return sending.send(client, home, parts, files, progress)
        except FAILURES as error:
            raise DatabaseError(said(reason_of(error))) from error
        except FiguresUnavailableError as error:
            raise DatabaseError(str(error)) from error

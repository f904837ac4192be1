"""A database for a test alone, into which a city is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from report.__main__ import main
from report.data import store
from report.data.database import mirror
from report.data.database.address import CLICKHOUSE, POSTGRESQL
from report.data.raw import OBSERVATIONS
from report.model import Report
from tests.clickhouse import ClickHouse
from tests.postgresql import Postgres
from tests.spoilt import edit

ONLY_POSTGRESQL = pytest.mark.parametrize("database", ["postgres"], indirect=True)
ONLY_CLICKHOUSE = pytest.mark.parametrize("database", ["clickhouse"], indirect=True)
_TABLES = {
    POSTGRESQL: ("parts", "figures", "contents", "states", "state_files", "state_parts"),
    CLICKHOUSE: ("parts", "figures", "contents", "states"),
}
_SERVED = {
    POSTGRESQL: "SELECT mark FROM report.states WHERE replaced IS NULL",
    CLICKHOUSE: "SELECT mark FROM report_states ORDER BY turn DESC LIMIT 1",
}
_AGED = {
    POSTGRESQL: ("UPDATE report.states SET replaced = replaced - interval '25 hours'",),
    CLICKHOUSE: tuple(
        f"ALTER TABLE report_{table} UPDATE {column} = {column} - INTERVAL 25 HOUR WHERE 1"
        " SETTINGS mutations_sync = 1"
        for table, column in (("states", "served"), ("parts", "sent"))
    ),
}


@dataclass(frozen=True)
class CityDatabase:
    """A database for a test alone, the city that is loaded there, and what commands have said."""

    server: Postgres | ClickHouse
    name: str
    city: Path
    said: pytest.CaptureFixture[str]

    @property
    def address(self) -> str:
        return self.server.address(self.name)

    @property
    def kind(self) -> str:
        return POSTGRESQL if isinstance(self.server, Postgres) else CLICKHOUSE

    @property
    def postgres(self) -> Postgres:
        assert isinstance(self.server, Postgres)
        return self.server

    @property
    def clickhouse(self) -> ClickHouse:
        assert isinstance(self.server, ClickHouse)
        return self.server

    def try_to_load(self, folder: Path | None = None) -> int:
        return main(["load", self.address, "--folder", str(folder or self.city)])

    def load(self, folder: Path | None = None) -> str:
        """Load the city as it is now, or another folder; what is said of that."""
        assert self.try_to_load(folder) == 0
        return self.said.readouterr().out

    def change(self, before: str, after: str) -> None:
        """The figure of 2021 of the city."""
        old, new = (f"2021,{value}," for value in (before, after))
        edit(self.city, {"file": OBSERVATIONS, "replace": old, "to": new})

    def table(self, name: str) -> str:
        """What a table of ours is called there."""
        return f"report{'.' if self.kind == POSTGRESQL else '_'}{name}"

    def state(self) -> list[object]:
        """How many rows each table has, and what is served."""
        names = map(self.table, _TABLES[self.kind])
        counts = [self.fetch(f"SELECT count(*) FROM {name}") for name in names]
        return [*counts, self.fetch(_SERVED[self.kind])]

    def age(self) -> None:
        """Have all that was done there have been done a day earlier."""
        for statement in _AGED[self.kind]:
            self.execute(statement)

    def execute(self, statement: str) -> None:
        self.server.execute(statement, self.name)

    def fetch(self, query: str) -> Sequence[Sequence[Any]]:
        return self.server.fetch(query, self.name)

    def read(self) -> Report:
        """As a server does that has just started."""
        mirror.mirror_of.cache_clear()
        return store.load(store.folder())


def values(report: Report) -> set[str]:
    return {row.written for row in report.observations}

"""A database for a test alone, into which a city is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from report.__main__ import main
from report.data import store
from report.data.database import mirror
from report.data.raw import OBSERVATIONS
from report.model import Report
from tests.postgresql import Postgres
from tests.spoilt import edit

_TABLES = ("parts", "figures", "contents", "states", "state_files", "state_parts")


@dataclass(frozen=True)
class CityDatabase:
    """A database for a test alone, the city that is loaded there, and what commands have said."""

    postgres: Postgres
    name: str
    city: Path
    said: pytest.CaptureFixture[str]

    @property
    def address(self) -> str:
        return self.postgres.address(self.name)

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

    def state(self) -> list[object]:
        """How many rows each table has, and what is served."""
        counts = [self.fetch(f"SELECT count(*) FROM report.{table}") for table in _TABLES]
        return [*counts, self.fetch("SELECT mark FROM report.states WHERE replaced IS NULL")]

    def fetch(self, query: str) -> object:
        return self.postgres.fetch(query, self.name)

    def read(self) -> Report:
        """As a server does that has just started."""
        mirror.mirror_of.cache_clear()
        return store.load(store.folder())


def values(report: Report) -> set[str]:
    return {row.written for row in report.observations}

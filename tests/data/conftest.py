"""What tests of data folders share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from report.__main__ import main
from report.data.database import mirror
from tests.clickhouse import ClickHouse
from tests.data.checked import EXAMPLE
from tests.data.city_database import CityDatabase
from tests.postgresql import Postgres

Write = Callable[[], str]
_NUMBERS = count()


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the example city, to be spoilt."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "city"))


@pytest.fixture
def served(tmp_path: Path) -> Path:
    return tmp_path / "served"


@pytest.fixture
def write(city: Path, served: Path, capsys: pytest.CaptureFixture[str]) -> Write:
    """Writes the example city as it is now into the folder that is served."""

    def written() -> str:
        assert main(["partition", str(city), "--into", str(served)]) == 0
        return capsys.readouterr().out

    return written


@pytest.fixture(params=["postgres", "clickhouse"])
def database(
    request: pytest.FixtureRequest,
    city: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CityDatabase]:
    server: Postgres | ClickHouse = request.getfixturevalue(request.param)
    name = f"loaded_{next(_NUMBERS)}"
    monkeypatch.setenv("REPORT_DATA", server.new(name))
    yield CityDatabase(server, name, city, capsys)
    mirror.mirror_of.cache_clear()

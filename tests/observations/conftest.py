"""What holds figures, each of which answers as the rows themselves would.

Each implementation has one line in `IMPLEMENTATIONS`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from report.data import store
from report.model import (
    ChangedCell,
    InMemoryObservations,
    Observation,
    Observations,
    Report,
)
from report.synthetic.folder import write_synthetic
from tests.build import PROVESTAD
from tests.clickhouse import ClickHouse
from tests.observations import plainly
from tests.observations.in_database import in_database
from tests.observations.partitioned import partitioned
from tests.postgresql import Postgres

Make = Callable[[Iterable[Observation]], Observations]
# Each is given a folder to put them into, and an empty database of its kind, if it has one.
IMPLEMENTATIONS: dict[str, Callable[[Path, str], Make]] = {
    "in memory": lambda _folder, _address: InMemoryObservations,
    "partitioned": lambda folder, _: partial(partitioned, folder),
    "in PostgreSQL": lambda folder, address: partial(in_database, address, folder),
    "in ClickHouse": lambda folder, address: partial(in_database, address, folder),
}
# Each question takes a database some milliseconds, and the shipped figures are of 363 indicators.
_DATABASES = ("PostgreSQL", "ClickHouse")
_OF_THE_LONG_FORM = [{"make": f"in {name}", "whole": "shipped"} for name in _DATABASES]
QUERIES: dict[str, dict[str, object]] = {
    "all": {},
    "shown": {"preferred": True},
    "beside": {"preferred": False},
    "statuses": {"statuses": ("P", "E", "B")},
    "no status": {"statuses": ()},
    "from": {"first": dt.date(2015, 6, 30)},
    "until": {"last": dt.date(2015, 6, 30)},
    "of a year": {"first": dt.date(2015, 1, 1), "last": dt.date(2015, 12, 31), "preferred": True},
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        params = getattr(getattr(item, "callspec", None), "params", {})
        if any(params.items() >= long.items() for long in _OF_THE_LONG_FORM):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("conformance") / "folder"
    write_synthetic(folder, 10_000, 3, lambda _: None)
    table = folder / "observations.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    # Some series of several indicators.
    table.write_text("".join((lines[0], *lines[200:1_000], *lines[-1_200:])), "utf-8", newline="\n")
    return folder


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all figures: files of others stay beside them."""
    return tmp_path_factory.mktemp("figures")


@pytest.fixture(params=["shipped", "provestad", "generated"])
def whole(request: pytest.FixtureRequest) -> Report:
    """A report of figures; each test looks at some of its series, and at all of its rows."""
    folders = {"shipped": store.SHIPPED, "provestad": PROVESTAD}
    name: str = request.param
    return store.shared(folders.get(name) or request.getfixturevalue("generated"))


@pytest.fixture
def rows(whole: Report) -> plainly.Rows:
    return tuple(whole.observations)


@pytest.fixture(scope="session")
def in_postgres(postgres: Postgres) -> str:
    return postgres.new("conformance")


@pytest.fixture(scope="session")
def in_clickhouse(clickhouse: ClickHouse) -> str:
    return clickhouse.new("conformance")


@pytest.fixture(params=IMPLEMENTATIONS)
def make(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    name: str = request.param
    fixture = {"in PostgreSQL": "in_postgres", "in ClickHouse": "in_clickhouse"}.get(name)
    address: str = request.getfixturevalue(fixture) if fixture else ""
    if address:
        # Where another process would look for the figures of a database.
        monkeypatch.setenv("REPORT_DATA", address)
    return IMPLEMENTATIONS[name](home, address)


@pytest.fixture
def figures(make: Make, rows: plainly.Rows) -> Observations:
    return make(rows)


def series_of(rows: plainly.Rows) -> Iterator[tuple[str, str]]:
    """Some fifty series, from all over the rows."""
    every = list(dict.fromkeys((row.indicator, row.place) for row in rows))
    return islice(every, 0, None, max(1, len(every) // 50))


def changed_cells(
    before: Observations, after: Observations, whole: Report
) -> Iterator[ChangedCell]:
    """Those of all indicators and places of a report."""
    for indicator in whole.indicators:
        yield from after.changed_since(before, indicator, tuple(whole.places))


def shows_what_is_notable(
    found: Mapping[str, plainly.Rows], rows: plainly.Rows, indicator: str, places: Iterable[str]
) -> int:
    """Of each notable period all that is published, or nothing where it may be left out; how many
    such periods there are.
    """
    seen = 0
    for place in places:
        published = plainly.published(rows, indicator, place)
        told = {row.period for row in found.get(place, ())}
        periods = plainly.periods_of(published)
        assert found.get(place, ()) == tuple(row for row in published if row.period in told)
        notable = {period for period, cell in periods.items() if plainly.is_notable(cell)}
        revised = {period for period in notable if plainly.is_revised(periods[period])}
        assert notable - revised <= told <= notable
        seen += len(notable)
    return seen

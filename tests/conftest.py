"""What tests of several folders share."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from report.data import served, store
from report.data.database.loading import load
from report.data.partitions.figures import PartitionedObservations
from report.model import Report
from report.static.building import build
from report.static.document import SiteOptions
from tests import clickhouse as clickhouse_server
from tests import postgresql
from tests.changing.published import FIRST, PublishedCity, publishing
from tests.clickhouse import ClickHouse
from tests.every_tab import every_tab_opened
from tests.postgresql import Postgres
from tests.server import Server, serving
from tests.static.documents import CITY, SITE, Site

# No test is timed: how long an example takes says something of the machine only.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


# The folders whose files take longest.
_LONGEST = ("browser", "changing", "commands", "deploy", "docs", "operation", "workers")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, so that in the end no worker waits for another; and refuse two tests
    of one name: of those the workers run one.
    """
    items.sort(key=lambda item: item.path.parent.name not in _LONGEST)
    names = Counter(item.nodeid for item in items)
    if twice := [name for name, times in names.items() if times > 1]:
        raise pytest.UsageError(f"several tests have one name: {', '.join(twice)}")


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once() -> None:
    """Streamlit looks for elements in all packages that are installed, anew for each page that runs
    in the tests' process: four fifths of its time.
    """
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="session")
def report() -> Report:
    """The report that is shipped."""
    return store.shared(store.SHIPPED)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of the shipped report for the whole session; it may not have failed inside."""
    with serving() as running:
        yield running
        assert "Traceback" not in running.said()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for the whole session, each of whose databases belongs to one test."""
    with postgresql.running() as server:
        yield server


@pytest.fixture(scope="session")
def clickhouse() -> Iterator[ClickHouse]:
    """A ClickHouse for the whole session, each of whose databases belongs to one test."""
    with clickhouse_server.running() as server:
        yield server


@pytest.fixture(scope="session", autouse=True)
def _shipped_from_a_database(request: pytest.FixtureRequest) -> Iterator[None]:
    """With `REPORT_TEST_DATABASE=postgres` or `clickhouse` pages ask that for what is shipped."""
    kind = os.environ.get("REPORT_TEST_DATABASE")
    if not kind:
        yield
        return
    server: Postgres | ClickHouse = request.getfixturevalue(kind)
    load(store.SHIPPED, server.new("shipped"), lambda *_: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_DATA", server.let_read("shipped"))
        figures = served.sound_report(store.folder()).observations
        assert isinstance(figures, PartitionedObservations)
        assert figures.manifest.in_database
        yield


@pytest.fixture
def every_tab() -> Iterator[None]:
    """Pages that the test opens send what stands in each of their tabs."""
    with every_tab_opened():
        yield


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublishedCity]:
    """One server of a city whose data change, for all tests of a module."""
    with publishing(tmp_path_factory.mktemp("published") / "city", FIRST) as city:
        yield city


@pytest.fixture
def city(running: PublishedCity) -> Iterator[PublishedCity]:
    """The city, which is put back after whatever the test has done to it."""
    yield running
    running.put_back()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The second city as a folder of web pages, made by this process alone."""
    folder = tmp_path_factory.mktemp("site") / "out"
    build(CITY, folder, SiteOptions(SITE))
    return Site(folder, SITE)


@pytest.fixture
def no_cache() -> Iterator[None]:
    """Whatever pages keep for the process is forgotten, before and after."""
    served.sound_report.cache_clear()
    yield
    served.sound_report.cache_clear()

"""A folder whose figures stand in files, or in a database, is served as that with tables, to the
byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from report.analysis.editions import report_at
from report.api.routes import ROUTES
from report.data import store
from report.data.database.loading import load
from report.data.partitions.figures import PartitionedObservations
from report.data.partitions.publishing import partition
from report.model import Report
from report.static.building import build
from report.static.document import SiteOptions
from tests.api.asked import ask
from tests.build import EXAMPLE, PROVESTAD
from tests.clickhouse import ClickHouse
from tests.elements import texts
from tests.opened import fresh
from tests.postgresql import Postgres

CITIES = {"example": EXAMPLE, "provestad": PROVESTAD, "shipped": store.SHIPPED}
FILTERS = ("", "limit=7&offset=3", "format=csv", "preferred=all&limit=10000", "status=P")


@pytest.fixture(scope="module")
def in_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The cities with their figures in files, as `REPORT_DATA` names them."""
    home = tmp_path_factory.mktemp("in_files")
    for name, folder in CITIES.items():
        partition(folder, home / name, lambda *_: None)
    return {name: str(home / name) for name in CITIES}


@pytest.fixture(scope="module")
def in_databases(postgres: Postgres) -> dict[str, str]:
    """The same in databases, for a role that may only read."""
    for name, folder in CITIES.items():
        load(folder, postgres.new(f"served_{name}"), lambda *_: None)
    return {name: postgres.let_read(f"served_{name}") for name in CITIES}


@pytest.fixture(scope="module")
def in_clickhouse(clickhouse: ClickHouse) -> dict[str, str]:
    """And in those of another kind."""
    for name, folder in CITIES.items():
        load(folder, clickhouse.new(f"served_{name}"), lambda *_: None)
    return {name: clickhouse.let_read(f"served_{name}") for name in CITIES}


@pytest.fixture(params=["in_files", "in_databases", "in_clickhouse"])
def kept(request: pytest.FixtureRequest) -> dict[str, str]:
    found: dict[str, str] = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def load_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Report]:
    """The report that `REPORT_DATA` names, which goes on naming it."""

    def loaded(named: str) -> Report:
        monkeypatch.setenv("REPORT_DATA", named)
        return store.load(store.folder())

    return loaded


def asked(report: Report) -> Iterator[tuple[str, str]]:
    """Every path of the API, those of observations in several ways."""
    names = {"areas": report.areas[0].id, "indicators": next(iter(report.indicators))}
    for route in ROUTES:
        kind = route.path.split("/")[1]
        path = route.path.replace("{id}", names.get(kind, ""))
        for query in FILTERS if kind == "observations" else ("",):
            yield path, query


@pytest.mark.parametrize(
    "name", ["example", "provestad", pytest.param("shipped", marks=pytest.mark.long)]
)
def test_answers_of_the_api(
    name: str, kept: dict[str, str], load_as: Callable[[str], Report]
) -> None:
    tables, files = store.load(CITIES[name]), load_as(kept[name])
    assert isinstance(files.observations, PartitionedObservations)
    for edition in (next(iter(tables.editions)), *list(tables.editions)[-1:]):
        count = 0
        for path, query in asked(tables):
            whole = "&".join(part for part in (f"edition={edition}", query) if part)
            one, other = (ask(report, path, whole) for report in (tables, files))
            assert (one.status, one.headers, one.body) == (other.status, other.headers, other.body)
            count += one.status == 200
        assert count > 10


PAGES = ("", "power", "explore", "sources", "changes", "unknowns")


@pytest.mark.parametrize("page", PAGES)
def test_pages(page: str, kept: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for named in (str(EXAMPLE), kept["example"]):
        monkeypatch.setenv("REPORT_DATA", named)
        app = fresh(page, {"lang": "en", "edition": "latest"})
        assert [error.value for error in app.exception] == []
        seen.append(texts(app.main))
    assert seen[0] == seen[1] != []


def made(folder: Path, out: Path, *, documents: bool) -> dict[str, bytes]:
    """All files of the site of a data folder."""
    build(folder, out, SiteOptions("https://reports.example.org/", documents=documents))
    files = (file for file in out.rglob("*") if file.is_file())
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in files}


def test_pages_and_files_without_the_app(
    kept: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole pages in both languages, with their downloads."""
    one = made(EXAMPLE, tmp_path / "tables", documents=False)
    monkeypatch.setenv("REPORT_DATA", kept["example"])
    other = made(store.folder(), tmp_path / "kept", documents=False)
    assert [name for name in one if one[name] != other.get(name)] == []
    assert one.keys() == other.keys()
    assert len(one) > 30


@pytest.mark.long
@pytest.mark.parametrize("name", ["example", "shipped"])
def test_pages_and_documents_without_the_app(
    name: str, kept: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = made(CITIES[name], tmp_path / "tables", documents=True)
    monkeypatch.setenv("REPORT_DATA", kept[name])
    other = made(store.folder(), tmp_path / "kept", documents=True)
    assert [name for name in one if one[name] != other.get(name)] == []
    assert one.keys() == other.keys()


def test_editions_say_the_same(kept: dict[str, str], load_as: Callable[[str], Report]) -> None:
    for name, folder in CITIES.items():
        tables, files = store.load(folder), load_as(kept[name])
        for edition in tables.editions:
            one, other = (report_at(report, edition) for report in (tables, files))
            assert tuple(one.observations) == tuple(other.observations)

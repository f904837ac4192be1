"""A folder whose figures stand in files is served as that with tables, to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from report.analysis.editions import report_at
from report.api.routes import ROUTES
from report.data import store
from report.data.partitions.figures import PartitionedObservations
from report.data.partitions.publishing import partition
from report.model import Report
from report.static.building import build
from report.static.document import SiteOptions
from tests.api.asked import ask
from tests.build import EXAMPLE, PROVESTAD
from tests.elements import texts
from tests.opened import fresh

CITIES = {"example": EXAMPLE, "provestad": PROVESTAD, "shipped": store.SHIPPED}
FILTERS = ("", "limit=7&offset=3", "format=csv", "preferred=all&limit=10000", "status=P")


@pytest.fixture(scope="module")
def in_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The cities with their figures in files."""
    home = tmp_path_factory.mktemp("in_files")
    for name, folder in CITIES.items():
        partition(folder, home / name, lambda *_: None)
    return {name: home / name for name in CITIES}


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
def test_answers_of_the_api(name: str, in_files: dict[str, Path]) -> None:
    tables, files = store.load(CITIES[name]), store.load(in_files[name])
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
def test_pages(page: str, in_files: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for folder in (EXAMPLE, in_files["example"]):
        monkeypatch.setenv("REPORT_DATA", str(folder))
        app = fresh(page, {"lang": "en", "edition": "latest"})
        assert [error.value for error in app.exception] == []
        seen.append(texts(app.main))
    assert seen[0] == seen[1] != []


def made(folder: Path, out: Path, *, documents: bool) -> dict[str, bytes]:
    """All files of the site of a data folder."""
    build(folder, out, SiteOptions("https://reports.example.org/", documents=documents))
    files = (file for file in out.rglob("*") if file.is_file())
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in files}


def test_pages_and_files_without_the_app(in_files: dict[str, Path], tmp_path: Path) -> None:
    """Whole pages in both languages, with their downloads."""
    one = made(EXAMPLE, tmp_path / "tables", documents=False)
    other = made(in_files["example"], tmp_path / "files", documents=False)
    assert [name for name in one if one[name] != other.get(name)] == []
    assert one.keys() == other.keys()
    assert len(one) > 30


@pytest.mark.long
@pytest.mark.parametrize("name", ["example", "shipped"])
def test_pages_and_documents_without_the_app(
    name: str, in_files: dict[str, Path], tmp_path: Path
) -> None:
    one = made(CITIES[name], tmp_path / "tables", documents=True)
    other = made(in_files[name], tmp_path / "files", documents=True)
    assert [name for name in one if one[name] != other.get(name)] == []
    assert one.keys() == other.keys()


def test_editions_say_the_same(in_files: dict[str, Path]) -> None:
    for name, folder in CITIES.items():
        tables, files = store.load(folder), store.load(in_files[name])
        for edition in tables.editions:
            one, other = (report_at(report, edition) for report in (tables, files))
            assert tuple(one.observations) == tuple(other.observations)

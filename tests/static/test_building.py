"""A site is published whole or not at all, in a folder that is its own, and always the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from report.static import building
from report.static.building import ForeignFolderError, build
from report.static.document import SiteOptions

ROOT = Path(__file__).parents[2]
CITY = ROOT / "tests" / "cities" / "example"
OPTIONS = SiteOptions("https://reports.example.org/")


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "deep" / "site"
    assert build(CITY, folder, OPTIONS) == len(contents(folder))
    return folder


def test_two_runs_give_the_same_however_many_share_the_work(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    # A program of its own, as its processes import its main module anew.
    asked = ["site", str(again), "--url", OPTIONS.url, "--data", str(CITY), "--jobs", "2"]
    subprocess.run([sys.executable, "-m", "report", *asked], check=True, cwd=ROOT)
    assert contents(built) == contents(again)


def test_nothing_else_stays_beside_the_site(built: Path) -> None:
    assert [one.name for one in built.parent.iterdir()] == ["site"]
    assert built.stat().st_mode & 0o700 == 0o700


def test_what_the_command_has_made_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "site.json").write_text('{"made_by": "python -m report site"}', "utf-8")
    (tmp_path / "left.html").write_text("", "utf-8")
    build(CITY, tmp_path, OPTIONS)
    assert not (tmp_path / "left.html").exists()
    assert (tmp_path / "zh" / "index.html").exists()


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    build(CITY, tmp_path / "empty", OPTIONS)
    assert (tmp_path / "empty" / "index.html").exists()


@pytest.mark.parametrize("marker", [None, "{}", "no json", '["python -m report site"]'])
def test_folder_of_somebody_else_is_refused_and_kept(tmp_path: Path, marker: str | None) -> None:
    (tmp_path / "letters.txt").write_text("dear", "utf-8")
    if marker is not None:
        (tmp_path / "site.json").write_text(marker, "utf-8")
    before = contents(tmp_path)
    with pytest.raises(ForeignFolderError, match="not made by") as refused:
        build(CITY, tmp_path, OPTIONS)
    assert "name another folder" in str(refused.value)
    assert contents(tmp_path) == before


def test_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "site"
    file.write_text("dear", "utf-8")
    with pytest.raises(ForeignFolderError):
        build(CITY, file, OPTIONS)
    assert file.read_text("utf-8") == "dear"


def test_site_that_cannot_be_finished_leaves_the_one_before(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(built)

    def full(*_: object) -> bytes:
        raise OSError("no space left")

    monkeypatch.setattr(building, "preview", full)
    with pytest.raises(OSError, match="no space left"):
        build(CITY, built, OPTIONS)
    assert contents(built) == before
    assert [one.name for one in built.parent.iterdir()] == ["site"]

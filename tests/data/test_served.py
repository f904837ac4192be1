"""What is served: a sound report for the whole process, a refused one until it is mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from report.data import check, served
from report.data.raw import Problem
from report.model import Report
from tests.build import EXAMPLE

pytestmark = pytest.mark.usefixtures("no_cache")


def spoil(city: Path) -> None:
    file = city / "places.csv"
    file.write_text(file.read_text("utf-8").replace(",district,", ",quarter,"), "utf-8")


def mend(city: Path) -> None:
    shutil.copyfile(EXAMPLE / "places.csv", city / "places.csv")


def test_sound_report_is_kept_whatever_becomes_of_its_files(city: Path) -> None:
    report = served.checked(city)
    assert isinstance(report, Report)
    spoil(city)
    assert served.checked(city) is report


def test_refused_data_are_served_once_they_are_mended(city: Path) -> None:
    spoil(city)
    refusal = served.checked(city)
    assert not isinstance(refusal, Report)
    assert [(problem.file, problem.row) for problem in refusal] == [("places.csv", 3)]
    mend(city)
    report = served.checked(city)
    assert isinstance(report, Report)
    assert served.checked(city) is report


@pytest.mark.parametrize("file", ["targets.csv", "areas/power.toml", "report.toml"])
def test_file_that_was_put_back_is_seen(city: Path, file: str) -> None:
    (city / file).unlink()
    assert not isinstance(served.checked(city), Report)
    shutil.copyfile(EXAMPLE / file, city / file)
    assert isinstance(served.checked(city), Report)


def test_refused_data_are_checked_once_while_nothing_changes(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks: list[Path] = []

    def counted(folder: Path) -> tuple[Problem, ...]:
        checks.append(folder)
        return check.problems(folder)

    monkeypatch.setattr(served, "problems", counted)
    spoil(city)
    assert served.checked(city) == served.checked(city)
    assert checks == [city]


def test_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refusal = served.checked(tmp_path / "nowhere")
    assert not isinstance(refusal, Report)
    assert "the file is missing" in {problem.wrong for problem in refusal}

"""`python -m report site`: a folder written, and what cannot be written refused in words."""

from __future__ import annotations

import json
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from report.__main__ import main
from report.commands import site as command
from tests.static.documents import Document

CITY = Path(__file__).parents[1] / "cities" / "example"
URL = "https://reports.example.org/green"


def site(out: Path, *more: str) -> int:
    return main(["site", str(out), "--url", URL, "--data", str(CITY), "--jobs", "1", *more])


def test_folder_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert site(out, "--app", "https://app.example.org") == 0
    count = sum(1 for file in out.rglob("*") if file.is_file())
    assert capsys.readouterr().out == f"{out}: {count} files\n"
    page = Document.at(out / "en" / "index.html")
    assert page.all("link", rel="canonical", href=f"{URL}/en/index.html")
    assert any(one.startswith("https://app.example.org/explore?") for one in page.addresses)
    said = json.loads((out / "site.json").read_text("utf-8"))
    assert said["url"] == f"{URL}/"


def test_data_in_use_are_taken_where_no_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_DATA", str(CITY))
    assert main(["site", str(tmp_path / "out"), "--url", URL, "--jobs", "1"]) == 0
    assert (tmp_path / "out" / "zh" / "index.html").exists()


def test_foreign_folder_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letters.txt").write_text("dear", "utf-8")
    assert site(tmp_path) == 1
    told = capsys.readouterr().err
    assert str(tmp_path) in told
    assert "not made by" in told
    assert "Traceback" not in told


def test_faulty_data_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    asked = ["site", str(out), "--url", URL, "--data", str(tmp_path / "nothing")]
    assert main(asked) == 1
    assert "report.toml" in capsys.readouterr().err
    assert not out.exists()


def test_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert site(tmp_path / "file" / "out") == 1
    assert "file" in capsys.readouterr().err


def test_process_that_was_ended_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended(*_: object) -> int:
        raise BrokenProcessPool

    monkeypatch.setattr(command, "build", ended)
    assert site(tmp_path / "out") == 1
    assert "--jobs" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["", "reports.example.org", "https://x.example.org/?a=1"])
def test_address_has_to_be_one(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["site", "out", "--url", url])
    assert "https://" in capsys.readouterr().err


def test_address_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["site", "out"])
    assert "--url" in capsys.readouterr().err

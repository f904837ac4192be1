"""The day until which figures were gathered, moved on by an import."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from report.__main__ import main
from report.data.raw import SETTINGS, DataError
from report.workbook.importing import ChangedMeanwhileError, folder_import
from report.workbook.report_day import moved_day
from tests.workbook.edited import add_row, files_of, opened

HELD = 'place = "exampleton"\nas_of = 2024-06-30 # gathered by A.\ntitle = "as_of = 2020-01-01"\n'
LATER = "\n[explore]\nas_of = 2021-01-01\n"


def folder_of(home: Path, text: str) -> Path:
    (home / SETTINGS).write_text(text, encoding="utf-8")
    return home


def test_nothing_but_the_day_changes(tmp_path: Path) -> None:
    moved = moved_day(folder_of(tmp_path, HELD + LATER), dt.date(2026, 9, 30))
    assert moved.new == (HELD + LATER).replace("2024-06-30", "2026-09-30")
    assert str(moved) == "report.toml: as_of 2024-06-30 → 2026-09-30"


@pytest.mark.parametrize("text", [LATER, 'as_of = "2024-06-30"\n', "# as_of = 2024-06-30\n"])
def test_settings_without_a_day_are_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"report\.toml, key as_of: no day stands there"):
        moved_day(folder_of(tmp_path, text), dt.date(2026, 9, 30))


def add_source(book: Path) -> None:
    with opened(book) as edited:
        add_row(
            edited["Sources"],
            id="new_yearbook",
            title_en="Yearbook (example)",
            title_zh="统计年鉴（示例）",
            publisher="statistics_office",
            published="2025-05-30",
            language="en",
            kind="official",
            url="https://example.org/new",
        )


def test_newer_source_comes_in_with_a_newer_day(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_source(book)
    before = files_of(city)
    assert main(["import", str(book), "--into", str(city)]) == 1
    assert "`import … --as-of DAY`" in capsys.readouterr().err
    assert files_of(city) == before
    assert main(["import", str(book), "--into", str(city), "--as-of", "2025-06-30"]) == 0
    assert "report.toml: as_of 2024-02-01 → 2025-06-30\n" in capsys.readouterr().out
    after = files_of(city)
    assert {file for file in after if after[file] != before[file]} == {SETTINGS, "sources.csv"}


def test_day_to_come_leaves_the_folder_alone(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(city)
    assert main(["import", str(book), "--into", str(city), "--as-of", "2999-01-01"]) == 1
    assert "2999-01-01 has not come yet" in capsys.readouterr().err
    assert files_of(city) == before


def test_what_is_no_day_is_told(city: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", str(book), "--into", str(city), "--as-of", "2025-06"])
    assert "'2025-06' is not a day. Write it as in 2026-09-30." in capsys.readouterr().err


def test_settings_changed_meanwhile_are_not_lost(city: Path, book: Path) -> None:
    found = folder_import([book], city, dt.date(2025, 6, 30))
    with (city / SETTINGS).open("a", encoding="utf-8") as settings:
        settings.write("# Somebody else's.\n")
    with pytest.raises(ChangedMeanwhileError):
        found.write()
    assert (city / SETTINGS).read_text(encoding="utf-8").endswith("# Somebody else's.\n")

"""The form for answers to warnings: what it asks, and what comes back of it."""

from __future__ import annotations

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from report.__main__ import main
from tests.workbook.edited import files_of, imported, opened

HEAD, FIRST = 5, 6


@pytest.fixture
def doubtful(city: Path) -> Path:
    """A city with one figure that is a hundred times its neighbours."""
    file = city / "observations.csv"
    held = file.read_text(encoding="utf-8")
    assert held.count(",2021,46,") == 1
    file.write_text(held.replace(",2021,46,", ",2021,4600,"), encoding="utf-8")
    return city


def written(folder: Path, file: Path) -> Path:
    asked = ["workbook", str(file), "--data", str(folder), "--answers", "--lang", "en"]
    assert main(asked) == 0
    return file


def answer(form: Path, **cells: str) -> None:
    with opened(form) as book:
        sheet = book.worksheets[0]
        names = [one.value for one in sheet[HEAD]]
        for name, text in cells.items():
            sheet.cell(FIRST, names.index(name) + 1).value = text


def sign(folder: Path) -> int:
    return main(["sign", str(folder), "--by", "A. Deputy", "--note", "The year"])


def test_form_asks_what_hinders_a_signature(
    doubtful: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sign(doubtful) == 1
    assert "1 warning to be answered" in capsys.readouterr().err
    form = written(doubtful, tmp_path / "answers.xlsx")
    sheet = openpyxl.load_workbook(form).worksheets[0]
    names = [one.value for one in sheet[HEAD]]
    assert names == ["+answers", "told.", "warning", "about", "says", "why", "who"]
    asked = dict(zip(names, sheet[FIRST], strict=True))
    assert asked["told."].value.startswith("observations.csv, row ")
    assert asked["warning"].value == "value_off_by_powers_of_ten"
    assert asked["says"].value == "4600"
    assert {name for name, cell in asked.items() if not cell.protection.locked} == {"why", "who"}
    assert sheet.max_row == FIRST


def test_folder_is_signed_when_the_form_is_filled_in(doubtful: Path, tmp_path: Path) -> None:
    form = written(doubtful, tmp_path / "answers.xlsx")
    answer(form, why="The plant was built in that year.", who="A. Editor")
    before = files_of(doubtful)
    assert imported(doubtful, form) == 0
    after = files_of(doubtful)
    assert {file for file in after if after[file] != before.get(file)} == {"answers.csv"}
    assert b"4600,The plant was built in that year.,A. Editor\n" in after["answers.csv"]
    assert sign(doubtful) == 0


def test_row_without_a_reason_is_left_out_and_told(
    doubtful: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = written(doubtful, tmp_path / "answers.xlsx")
    answer(form, who="A. Editor")
    assert imported(doubtful, form) == 0
    printed = capsys.readouterr().out
    assert "it has no why and is left out" in printed
    assert printed.endswith("nothing changes\n")


def test_reason_without_a_name_does_not_answer(
    doubtful: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = written(doubtful, tmp_path / "answers.xlsx")
    answer(form, why="It is right.")
    assert imported(doubtful, form) == 0
    assert sign(doubtful) == 1
    assert "it is not said who" in capsys.readouterr().out


def test_other_reason_for_the_same_is_a_conflict(
    doubtful: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forms = [written(doubtful, tmp_path / name) for name in ("a.xlsx", "b.xlsx")]
    for form, why in zip(forms, ("It is right.", "It is a slip."), strict=True):
        answer(form, why=why, who="A. Editor")
    before = files_of(doubtful)
    assert imported(doubtful, *forms) == 1
    assert "'It is a slip.' here, but 'It is right.'" in capsys.readouterr().err
    assert files_of(doubtful) == before


def test_form_of_a_faulty_folder_is_not_written(
    doubtful: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = doubtful / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("4600", "5,000"), encoding="utf-8")
    form = tmp_path / "answers.xlsx"
    assert main(["workbook", str(form), "--data", str(doubtful), "--answers"]) == 1
    assert "observations.csv, row" in capsys.readouterr().err
    assert not form.exists()


def test_two_forms_at_once_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["workbook", str(tmp_path / "a.xlsx"), "--area", "power", "--period", "2024"]
    assert main([*asked, "--answers"]) == 1
    assert "two forms" in capsys.readouterr().err

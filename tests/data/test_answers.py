"""Answers to warnings: an answered one is not told again, and no answer stays unnoticed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from report.__main__ import main
from tests.data.checked import warnings_of
from tests.spoilt import edit

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"
HEADER = "warning,about,says,why,who\n"
RULE = "value_off_by_powers_of_ten"
OFF = f"{RULE},observations solar_capacity exampleton 2023 yearbook,600"
ANSWER = f"{OFF},The yearbook has it on page 12.,A. Editor\n"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The example city with a figure ten times as large."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "city"))
    edit(folder, {"file": "observations.csv", "replace": "2023,60,", "to": "2023,600,"})
    return folder


def answered(folder: Path, rows: str) -> tuple[list[str], int, list[str]]:
    """Which warnings are open with these answers, how many are answered, what is told of them."""
    (folder / "answers.csv").write_text(HEADER + rows, "utf-8")
    warnings = warnings_of(folder)
    told = [str(problem) for problem in warnings.answers]
    return [warning.rule for warning in warnings.open], warnings.answered, told


def test_answered_warning_is_counted_and_not_told(city: Path) -> None:
    assert answered(city, ANSWER) == ([], 1, [])


def test_answer_holds_wherever_the_row_stands(city: Path) -> None:
    table = city / "observations.csv"
    header, *rows = table.read_text("utf-8").splitlines(keepends=True)
    table.write_text("".join([header, *reversed(rows)]), "utf-8")
    assert answered(city, ANSWER) == ([], 1, [])


def test_answer_holds_for_what_was_written_only(city: Path) -> None:
    edit(city, {"file": "observations.csv", "replace": "2023,600,", "to": "2023,610,"})
    rules, count, (told,) = answered(city, ANSWER)
    assert (rules, count) == ([RULE], 0)
    assert told.startswith("answers.csv, row 2, column warning: there is no such warning now.")


@pytest.mark.parametrize(
    ("rows", "open_", "says"),
    [
        (f"{OFF},WHY,A. Editor\n", 1, "row 2, column why: it is not said why"),
        (f"{OFF},,A. Editor\n", 1, "row 2, column why: it is not said why"),
        (f"{OFF},It is so.,WHO\n", 1, "row 2, column who: it is not said who"),
        (ANSWER + ANSWER, 0, "row 3, column warning: row 2 answers the same"),
        (ANSWER + "stray_file,x.bak,,Kept,Me\n", 0, "row 3, column warning: there is no such"),
        (ANSWER + "stray_file,x.bak\n", 0, "row 3: 2 cells where the header has 5"),
    ],
)
def test_what_is_no_answer_is_told(city: Path, rows: str, open_: int, says: str) -> None:
    rules, _, (told,) = answered(city, rows)
    assert len(rules) == open_
    assert told.startswith(f"answers.csv, {says}")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xef\xbb\xbf" + (HEADER + ANSWER).encode(), "byte order mark"),
        ((HEADER + ANSWER).replace("\n", "\r\n").encode(), "CR LF"),
        ((HEADER + ANSWER).replace(",", ";").encode(), "the column is missing"),
        (f"{HEADER}{OFF},年鉴如此,编辑\n".encode("gb18030"), "not UTF-8"),
    ],
)
def test_table_that_cannot_be_read_answers_nothing(city: Path, content: bytes, says: str) -> None:
    (city / "answers.csv").write_bytes(content)
    warnings = warnings_of(city)
    assert len(warnings.open) == 1
    assert says in str(warnings.answers[0])


def test_warnings_end_with_success_unless_asked_for(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(city)]) == 0
    assert capsys.readouterr().out.endswith("1 warning, 0 answered\n")
    assert main(["check", str(city), "--strict"]) == 1
    answered(city, ANSWER)
    assert main(["check", str(city), "--strict"]) == 0
    assert capsys.readouterr().out.endswith("0 warnings, 1 answered\n")


def test_what_is_printed_is_the_answer_but_for_two_cells(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(city)])
    told = capsys.readouterr().out
    assert "observations.csv, row 6, column value: it is about 10 times" in told
    (line,) = (line for line in told.splitlines() if line.startswith("    answers.csv: "))
    row = line.removeprefix("    answers.csv: ")
    assert row == f"{OFF},WHY,WHO"
    filled = row.replace("WHY", "It is so").replace("WHO", "Me")
    assert answered(city, f"{filled}\n") == ([], 1, [])


def test_problems_come_before_warnings(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(city, {"file": "observations.csv", "replace": ",B,", "to": ",Z,"})
    assert main(["check", str(city)]) == 1
    assert capsys.readouterr().out.endswith("1 problem\n")


def test_units_are_compared_with_the_folder_that_is_named(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(city, {"file": "units.csv", "replace": "1e4", "to": "1e5"})
    main(["check", str(city), "--against", str(EXAMPLE)])
    assert "the factor was '1e4' in the report that is served" in capsys.readouterr().out
    main(["check", str(city)])
    assert "the factor was" not in capsys.readouterr().out


def test_folder_to_compare_with_has_to_be_there(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", str(city), "--against", str(city / "nowhere")])
    assert ended.value.code == 2
    assert "is not a folder" in capsys.readouterr().err

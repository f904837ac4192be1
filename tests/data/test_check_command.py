"""The command tells each problem, in words that an editor knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from report.__main__ import main
from report.data import store
from report.data.check import problems
from report.data.raw import Problem
from tests.data.checked import EXAMPLE, FAULTS
from tests.spoilt import edit


def test_command_counts_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(EXAMPLE)]) == 0
    *counted, signed = capsys.readouterr().out.splitlines()
    assert signed == "a draft: nobody has signed it"
    printed = dict(line.split() for line in counted)
    assert (printed["indicators"], printed["observations"], printed["areas"]) == ("3", "11", "1")


def test_command_tells_each_problem(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(city, {"file": "events.csv", "replace": "launch,gazette", "to": "launch,hearsay"})
    assert main(["check", str(city)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "events.csv, row 3, column source: 'hearsay' is not in sources.csv."
        " Add the source to sources.csv or correct the id.",
        "1 problem",
    ]


def test_command_checks_the_folder_in_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_DATA", str(EXAMPLE))
    assert store.folder() == EXAMPLE
    assert main(["check"]) == 0
    assert "indicators         3\n" in capsys.readouterr().out


def test_problem_of_a_document_names_a_key_and_one_of_a_table_a_column() -> None:
    wrong = ("it is wrong", "Correct it")
    told = str(Problem("areas/power.toml", None, "lead.1.en", *wrong))
    assert told == "areas/power.toml, key lead.1.en: it is wrong. Correct it."
    assert str(Problem("units.csv", 2, "base", *wrong)).startswith("units.csv, row 2, column base:")


@pytest.mark.parametrize("fault", [one for one in FAULTS if one["rule"] == "malformed_id"])
def test_form_of_an_id_is_told_in_words(city: Path, fault: dict[str, Any]) -> None:
    edit(city, fault)
    (problem,) = problems(city)
    assert problem.remedy.startswith("Write it with ")
    assert not set("[]+*\\") & set(problem.remedy)

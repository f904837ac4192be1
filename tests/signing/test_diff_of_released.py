"""What was released, beside what lies in the folder now."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.__main__ import main
from report.data import served
from tests.spoilt import edit

_2021 = {"file": "observations.csv", "replace": "exampleton,2021,46,", "to": "exampleton,2021,47,"}


@pytest.fixture
def in_use(city: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORT_DATA", str(city))
    served.sound_report.cache_clear()
    return city


def test_changes_since_what_readers_see(in_use: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sign", str(in_use), "--by", "A. Deputy", "--note", "The year"]) == 0
    edit(in_use, _2021)
    capsys.readouterr()
    assert main(["diff", "released", str(in_use)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("released [")
    assert "460,000 kW" in printed
    assert "470,000 kW" in printed


def test_what_nobody_has_signed_is_told(in_use: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "released", str(in_use)]) == 1
    assert "signed" in capsys.readouterr().out

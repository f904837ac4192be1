"""`python -m report due`: what is late, due and to come, told in either language."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.__main__ import main
from tests.build import PROVESTAD

DAY = ("--date", "2027-02-10")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["due", str(PROVESTAD), *words]) == 0
    return capsys.readouterr().out


def test_late_ones_come_first_then_due_then_later(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, *DAY).splitlines()
    assert lines[:2] == [
        "Judged on 10 February 2027.",
        "Figures were gathered until 1 May 2026.",
    ]
    heads = [line for line in lines if line.endswith(")") and line[0] not in " -"]
    assert heads == ["Usual month has passed (2)", "About now (1)", "Later (17)"]
    at = lines.index("- Net import of electricity [grid_balance]")
    assert lines[at + 1] == "  April 2026 · month named by the editors · Å & Ø Energi"
    assert lines[at + 2].endswith("(grid_monthly) https://example.org/energi/grid")


def test_publishers_are_headings_where_that_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, *DAY, "--by", "publisher", "--lang", "zh").splitlines()
    assert lines[0] == "按2027年2月10日判断。"
    heads = [line for line in lines if line.endswith("项）")]
    assert sum(int(head.rpartition("（")[2].removesuffix("项）")) for head in heads) == 20
    assert any("已过通常发布时间" in line for line in lines)


def test_clock_is_that_of_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_TODAY", "2026-04-30")
    assert "Usual month" not in told(capsys)
    monkeypatch.setenv("REPORT_TODAY", "soon")
    assert main(["due", str(PROVESTAD)]) == 1
    assert "REPORT_TODAY is 'soon'" in capsys.readouterr().out


@pytest.mark.parametrize(("day", "code"), [("2026-04-30", 0), ("2026-05-01", 1)])
def test_strict_ends_with_1_where_a_figure_is_late(day: str, code: int) -> None:
    assert main(["due", str(PROVESTAD), "--strict", "--date", day]) == code


def test_data_that_cannot_be_read_end_it_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", str(tmp_path)]) == 1
    assert "the file is missing" in capsys.readouterr().out


def test_what_is_no_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["due", "--date", "1.12.2026"])
    assert ended.value.code == 2
    assert "'1.12.2026' is not a day. Write it as in 2026-09-30." in capsys.readouterr().err

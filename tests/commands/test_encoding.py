"""What a command says is readable where the console or the pipe has not every character."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.long import beyond

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "cities" / "example"


def said(encoding: str, *words: str) -> tuple[int, str, str]:
    """The exit code, the output and the errors of a command under an encoding."""
    ended = subprocess.run(
        [sys.executable, "-m", "report", *words],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": encoding, "REPORT_DATA": str(EXAMPLE)},
    )
    return ended.returncode, ended.stdout.decode(encoding), ended.stderr.decode(encoding)


# A folder that is not there, whose name a Chinese console has not whole, nor UTF-8.
NOWHERE = "没有\u2082\udcff"


@pytest.mark.parametrize(
    ("command", "code"),
    beyond(
        2,
        [
            ("verdicts", 0),
            (f"check {NOWHERE}", 1),
            ("diff 2022 latest", 0),
            (f"diff {NOWHERE} latest", 1),
            (f"export pdf --output {NOWHERE}/x.pdf", 1),
            (f"migrate {NOWHERE}", 1),
        ],
    ),
    ids=["verdicts", "check", "diff", "diff of nothing", "export", "migrate"],
)
def test_command_ends_as_under_utf_8(command: str, code: int) -> None:
    ended, output, errors = said("gbk", *command.split())
    assert ended == code, errors
    assert "Traceback" not in errors
    assert output + errors


@pytest.mark.long
def test_what_a_chinese_console_has_stands_as_it_is() -> None:
    _, expected, _ = said("utf-8", "verdicts", "--lang", "zh")
    _, output, _ = said("gbk", "verdicts", "--lang", "zh")
    assert output == expected.encode("gbk", "backslashreplace").decode("gbk")
    assert "示例市" in output


def test_problem_is_readable_where_its_characters_are_not(tmp_path: Path) -> None:
    """A subscript and an ideograph that GBK does not have, and a Chinese one that it has."""
    folder = tmp_path / "city"
    folder.mkdir()
    for file in EXAMPLE.rglob("*.*"):
        content = file.read_text("utf-8").replace(",stock,", ",库存\u2082\U0002070e,")
        (folder / file.relative_to(EXAMPLE)).parent.mkdir(exist_ok=True)
        (folder / file.relative_to(EXAMPLE)).write_text(content, "utf-8", newline="\n")
    code, output, errors = said("gbk", "check", str(folder))
    assert (code, errors) == (1, "")
    assert "indicators.csv, row 2, column kind: '库存\\u2082\\U0002070e'" in output

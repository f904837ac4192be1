"""What `make audit` says of faults that are known, that are none, and of lists out of reach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.audit import (
    FAULTS_KNOWN,
    NOT_CHECKED,
    NOTHING_KNOWN,
    NPM_LOCKS,
    PYTHON_PINS,
    ROOT,
    main,
    of_npm,
    of_python,
)

_SOUND = {"dependencies": [{"name": "one", "version": "1.0", "vulns": []}]}
_FAULT = {"id": "PYSEC-1", "fix_versions": ["1.1"]}
_FAULTY = {"dependencies": [{"name": "one", "version": "1.0", "vulns": [_FAULT]}]}
_SKIPPED = {"dependencies": [*_SOUND["dependencies"], {"name": "two", "skip_reason": "not found"}]}
_NPM_SOUND = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 7}}}
_NPM_FAULTY = {**_NPM_SOUND, "vulnerabilities": {"left": {"severity": "high"}}}
_NPM_CLOSED = {"message": "405 Method Not Allowed - POST", "error": {}}


def program(folder: Path, name: str, answer: object, code: int = 0) -> str:
    """A program that answers so, whatever it is asked."""
    made = folder / name
    text = answer if isinstance(answer, str) else json.dumps(answer)
    made.write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\nexit {code}\n", "utf-8")
    made.chmod(0o755)
    return str(made)


@pytest.mark.parametrize(
    ("answers", "expected", "said"),
    [
        ((_SOUND, _NPM_SOUND), NOTHING_KNOWN, "1 packages checked, 0 faults known"),
        ((_FAULTY, _NPM_SOUND), FAULTS_KNOWN, "one 1.0: PYSEC-1, mended in 1.1"),
        ((_SOUND, _NPM_FAULTY), FAULTS_KNOWN, "left: high"),
        ((_SKIPPED, _NPM_SOUND), NOT_CHECKED, "COULD NOT BE CHECKED: 1, the first: two"),
        ((_SOUND, _NPM_CLOSED), NOT_CHECKED, "the first: 405 Method Not Allowed - POST"),
        (("Traceback\nConnectionError", _NPM_SOUND), NOT_CHECKED, "the first: ConnectionError"),
        (({"dependencies": []}, _NPM_SOUND), NOT_CHECKED, "no package in the answer"),
        (("", _NPM_SOUND), NOT_CHECKED, "there was no answer"),
        ((_SOUND, "[]"), NOT_CHECKED, "COULD NOT BE CHECKED"),
        ((_FAULTY, _NPM_CLOSED), FAULTS_KNOWN, "COULD NOT BE CHECKED"),
    ],
)
def test_command_ends_with_what_is_known(
    answers: tuple[object, object],
    expected: int,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    python, npm = answers
    programs = program(tmp_path, "pip-audit", python), program(tmp_path, "npm", npm, 1)
    assert main(*programs) == expected
    printed = capsys.readouterr().out
    assert said in printed
    assert ("Nothing is said" in printed) == (expected == NOT_CHECKED)
    assert all(name in printed for name in (*PYTHON_PINS, *NPM_LOCKS))


def test_program_that_is_not_there_has_checked_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(str(tmp_path / "nothing"), program(tmp_path, "npm", _NPM_SOUND)) == NOT_CHECKED
    assert "No such file or directory" in capsys.readouterr().out


def test_numbers_are_those_of_the_answers() -> None:
    assert of_python("pins", json.dumps(_SKIPPED)).checked == 1
    assert of_npm("lock", json.dumps(_NPM_SOUND)).checked == 7


def test_every_file_with_pins_is_asked_about() -> None:
    """The bench is installed by nobody who runs the product."""
    locks = {
        path.parent.relative_to(ROOT).as_posix() for path in ROOT.glob("*/**/package-lock.json")
    }
    assert {one for one in locks if "node_modules" not in one} == set(NPM_LOCKS)
    assert all((ROOT / name).is_file() for name in PYTHON_PINS)

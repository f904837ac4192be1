"""The unit of systemd: sound, closed to what it does not need, and started as the README says."""

from __future__ import annotations

import configparser
import re
import subprocess
from pathlib import Path

from report.operation.settings import OperationSettings
from report.web.ending import TO_ANSWER
from tests.server import ROOT

_UNIT = ROOT / "deploy" / "report.service"
# Of systemd's scale from 0 to 10, on which up to 4 is "OK"; Chromium needs what is left.
_MOST_EXPOSED = 40


def unit() -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read(_UNIT, "utf-8")
    return parsed


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    program = tmp_path / "streamlit"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    here = re.sub(r"(?m)^ExecStart=\S+", f"ExecStart={program}", _UNIT.read_text("utf-8"))
    copy = tmp_path / _UNIT.name
    copy.write_text(here, "utf-8")
    told = subprocess.run(
        ["systemd-analyze", "verify", copy], check=False, capture_output=True, text=True
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_it_is_closed_to_what_it_does_not_need() -> None:
    asked = ["security", "--offline=yes", f"--threshold={_MOST_EXPOSED}", str(_UNIT)]
    told = subprocess.run(["systemd-analyze", *asked], check=False, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout[-200:]


def test_it_starts_what_the_makefile_starts() -> None:
    service = unit()["Service"]
    folder = service["WorkingDirectory"]
    started = service["ExecStart"].removeprefix(f"{folder}/")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert f"{started.removeprefix('.venv/bin/')} --server.port" in makefile
    assert unit()["Unit"]["Documentation"] == f"file://{folder}/docs/operating.md"
    assert (ROOT / "docs" / "operating.md").is_file()


def test_it_is_given_the_time_that_it_takes_to_end() -> None:
    """Workers are told by the server, and not by systemd, which would end them in the middle."""
    service = unit()["Service"]
    assert service["KillMode"] == "mixed"
    assert int(service["TimeoutStopSec"]) >= OperationSettings().stop_seconds + TO_ANSWER + 10

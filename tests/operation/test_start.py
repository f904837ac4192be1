"""A server that cannot start says why, and nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.server import ROOT, free_port


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("REPORT_DATA", "postgresql://nobody:geheim@127.0.0.1:1/x", "the database does not answer"),
        ("REPORT_DATA", "mysql://nobody:geheim@127.0.0.1/x", "REPORT_DATA is an address, and none"),
        ("REPORT_LOOK_SECONDS", "soon", "REPORT_LOOK_SECONDS is 'soon'"),
    ],
)
def test_what_hinders_a_start_is_told(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    done = subprocess.run(
        [*command, "--server.port", str(free_port())],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert f"The server did not start: {says}" in done.stderr
    assert "Traceback" not in done.stderr
    assert "geheim" not in done.stdout + done.stderr

"""A command whose reader goes away ends without a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.long import beyond

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "cities" / "example"


@pytest.mark.parametrize("unbuffered", beyond(1, ["", "1"]))
def test_command_ends_quietly_when_nobody_reads_on(unbuffered: str) -> None:
    """Whether it notices while it prints, or only when the rest is flushed at its end."""
    ctx, fmt = os.pipe()
    os.close(ctx)
    with os.fdopen(fmt, "wb") as closed:
        ended = subprocess.run(
            [sys.executable, "-m", "report", "check", str(EXAMPLE)],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
        )
    assert (ended.returncode, ended.stderr) == (1, b"")

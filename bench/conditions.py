"""When, on what and how often was measured: without that no number means anything."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path
from textwrap import fill

from bench.crowd import CLICKS, READERS, THOUGHT
from tests.browser.chromium import PATH

_REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_WIDTH = 99


def conditions(rounds: int, *, has_crowd: bool) -> str:
    """A paragraph, as things are before the first measurement; `has_crowd` where many readers are
    measured too.
    """
    load, _, _ = os.getloadavg()
    often = f"medians of {rounds} rounds" if rounds > 1 else "one round alone"
    asked_of_many = (
        f" What {READERS} readers wait for was measured in one go, {CLICKS} clicks of each,"
        f" {THOUGHT[0]:g} to {THOUGHT[1]:g} seconds between two."
    )
    crowd = asked_of_many if has_crowd else ""
    return fill(
        f"Measured on {dt.date.today():%-d %B %Y} on {os.cpu_count()} cores, which had a load of"
        f" {load:.1f} before, with {', '.join(_versions())}: windows of 1,440 by 900, nothing kept"
        f" from before, all servers on the same machine in turns, {often}.{crowd}"
        " Times depend on the machine; read them as ratios.",
        width=_WIDTH,
    )


def _versions() -> list[str]:
    dash = re.search(r"^dash==(\S+)", _REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
    assert dash, "bench/requirements.txt pins Dash"
    asked = subprocess.run([PATH, "--version"], capture_output=True, text=True, check=True)
    browser = re.search(r"Chrom\w+ \d+", asked.stdout)
    named = {
        "Streamlit": version("streamlit"),
        "Dash": dash[1],
        "Python": platform.python_version(),
    }
    return [f"{name} {number}" for name, number in named.items()] + [browser[0] if browser else ""]

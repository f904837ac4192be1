"""What a command does with a large folder, told on the terminal while it goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from report.data.raw import OBSERVATIONS
from report.data.store import LARGE_TABLE


class Steps:
    """The steps of a command, told on standard error if that is a terminal and the folder large."""

    def __init__(self, folder: Path) -> None:
        self._is_told = sys.stderr.isatty() and _is_large(folder)

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Say that something begins and, behind it, how long it has taken."""
        if not self._is_told:
            yield
            return
        print(f"{what} …", end="", file=sys.stderr, flush=True)
        begun = time.monotonic()
        try:
            yield
        finally:
            print(f" {time.monotonic() - begun:.1f} s", file=sys.stderr, flush=True)


def _is_large(folder: Path) -> bool:
    try:
        return (folder / OBSERVATIONS).stat().st_size >= LARGE_TABLE
    except OSError:
        return False

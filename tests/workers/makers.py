"""Makers of tiny files for workers: each has one fault, or says something of its worker."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from report.images.chromium import PictureError
from report.model import Report

PATIENCE = 30.0


def title(report: Report, asked: str) -> bytes:
    """The title of the report, and what is asked for."""
    return f"{report.settings.title.en}: {asked}".encode()


def process(_: Report, __: object) -> bytes:
    """The number of the worker's process."""
    return str(os.getpid()).encode()


def printed(_: Report, asked: str) -> bytes:
    """What is asked for, which is printed too."""
    print(asked, flush=True)
    return asked.encode()


def killed_once(report: Report, folder: Path) -> bytes:
    """Its process is killed in the middle of the first try; the file tells that of the second."""
    first = folder / "first"
    if first.exists():
        return process(report, folder)
    first.write_text(str(os.getpid()), "ascii")
    return killed(report, folder)


def killed(_: Report, folder: Path) -> bytes:
    """Its process is killed in the middle of each try; how many there were stands in the folder."""
    (folder / f"tried-{os.getpid()}").touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("the process goes on")


def endless(_: Report, folder: Path) -> bytes:
    """It takes longer than a test has; the number of its process stands in the folder."""
    _told(folder)
    time.sleep(10 * PATIENCE)
    return b"too late"


def held(_: Report, folder: Path) -> bytes:
    """It is made when the test says so."""
    _told(folder)
    until((folder / "released").exists)
    return b"made"


def undrawn(_: Report, __: object) -> bytes:
    """Its chart cannot be drawn, which its maker tells readers of."""
    raise PictureError("no picture")


def faulty(_: Report, asked: int) -> bytes:
    """Its maker has a fault."""
    return bytes(asked // 0)


def _told(folder: Path) -> None:
    begun = folder / "begun"
    begun.with_suffix(".part").write_text(str(os.getpid()), "ascii")
    begun.with_suffix(".part").rename(begun)


def begun(folder: Path) -> int:
    """The number of the process that makes a file, once it does."""
    until((folder / "begun").exists)
    return int((folder / "begun").read_text("ascii"))


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something; AssertionError where it does not come about."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it does not come about"
        time.sleep(0.02)

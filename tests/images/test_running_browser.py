"""The browser of the system that draws: replaced when it dies, and gone when it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kaleido._kaleido_tab import _KaleidoTab  # type: ignore[import-untyped]

from report.images import chromium
from report.images.chromium import (
    RENDERER,
    ImageRenderer,
    PictureError,
)

FIGURE: dict[str, Any] = {"data": [], "layout": {"width": 10, "height": 10}}


def children() -> list[int]:
    """The processes of browsers that this one has started."""
    listing = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = listing.stdout.splitlines()
    return [int(line.split()[0]) for line in lines if "choreographer" in line]


@pytest.fixture
def running() -> Iterator[ImageRenderer]:
    """The renderer of the process, with its browser running."""
    RENDERER.picture(FIGURE, "svg")
    yield RENDERER
    RENDERER.stop()


def test_page_is_loaded_anew_after_so_many_pictures_only(
    running: ImageRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kaleido would load it after each, which takes longer than the picture."""
    loads: list[str] = []
    reload = _KaleidoTab.reload

    async def counted(tab: _KaleidoTab) -> None:
        loads.append("load")
        await reload(tab)

    monkeypatch.setattr(_KaleidoTab, "reload", counted)
    monkeypatch.setattr(chromium, "PICTURES_A_PAGE", 4)
    for _ in range(8):
        running.picture(FIGURE, "svg")
    assert len(loads) == 2


def test_browser_that_died_is_replaced(running: ImageRenderer) -> None:
    """With all its processes: the one that started it leaves a browser that still draws."""
    (first,) = children()
    os.killpg(first, signal.SIGKILL)
    assert running.picture(FIGURE, "svg").startswith(b"<svg")
    (second,) = children()
    assert second != first


def test_stopped_browser_leaves_no_process(running: ImageRenderer) -> None:
    assert len(children()) == 1
    running.stop()
    assert children() == []


def test_hung_browser_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = tmp_path / "chromium"
    hanging.write_text("#!/bin/sh\nexec sleep 1000\n")
    hanging.chmod(0o755)
    monkeypatch.setattr(chromium, "browser", lambda: str(hanging))
    for name, seconds in {"_TO_START": 0.5, "_TO_STOP": 0.1, "CALL_SECONDS": 0.5}.items():
        monkeypatch.setattr(chromium, name, seconds)
    with pytest.raises(PictureError, match="TimeoutError"):
        ImageRenderer().picture(FIGURE, "svg")
    assert children() == []


def test_without_a_browser_there_is_a_plain_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "browser", lambda: "/nowhere/chromium")
    with pytest.raises(PictureError, match="no picture"):
        ImageRenderer().picture(FIGURE, "svg")


def test_browser_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    chromium.browser.cache_clear()
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    assert chromium.browser() is None
    chromium.browser.cache_clear()
    monkeypatch.delenv("BROWSER_PATH")
    assert chromium.browser()
    monkeypatch.setenv("PATH", "/nowhere")
    chromium.browser.cache_clear()
    assert chromium.browser() is None
    chromium.browser.cache_clear()

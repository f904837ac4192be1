"""All that are measured, served at once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from bench.contender import Contender, PageName
from bench.contenders import static_pages, streamlit_app
from bench.controls import DashControls, PlainControls, StreamlitControls
from bench.errors import BenchError
from report.text.formatter import Formatter
from tests.server import ROOT, free_port, serving

_DASH = ROOT / ".venv-bench" / "bin" / "python"
_PATIENCE = 120


@contextmanager
def contenders(area: str, fmt: Formatter) -> Iterator[tuple[Contender, ...]]:
    """The product, Dash, the static page and plain Streamlit, each of them answering.

    Raises BenchError where one does not start.
    """
    if not _DASH.is_file():
        raise BenchError(f"{_DASH} is not there: `make bench` installs what the comparison needs")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        product = stack.enter_context(serving())
        below = {"overview": "?lang=en", "area": f"{area}?lang=en", "explore": "explore?lang=en"}
        pages = _pages(product.url, below)
        yield (
            Contender("product", pages, product.pid, StreamlitControls(fmt)),
            stack.enter_context(_dash(area, folder, fmt)),
            stack.enter_context(_static(area, folder, fmt)),
            stack.enter_context(_streamlit(area, folder, fmt)),
        )


def _pages(url: str, below: Mapping[str, str]) -> dict[PageName, str]:
    return {
        "overview": f"{url}/{below['overview']}",
        "area": f"{url}/{below['area']}",
        "explore": f"{url}/{below['explore']}",
    }


@contextmanager
def _dash(area: str, folder: Path, fmt: Formatter) -> Iterator[Contender]:
    port = free_port()
    command = [str(_DASH), "-m", "bench.contenders.dash_app", str(port), area]
    below = {"overview": "", "area": area, "explore": "explore"}
    with running(command, folder, port) as pid:
        yield Contender("dash", _pages(f"http://localhost:{port}", below), pid, DashControls(fmt))


@contextmanager
def _static(area: str, folder: Path, fmt: Formatter) -> Iterator[Contender]:
    port, home = free_port(), folder / "static"
    static_pages.write(home, f"http://localhost:{port}/", area, fmt)
    command = [sys.executable, "-m", "bench.contenders.static_server", str(port), str(home)]
    below = {
        "overview": "en/index.html",
        "area": f"en/{area}.html",
        "explore": f"{static_pages.EXPLORE}/index.html",
    }
    with running(command, folder, port) as pid:
        yield Contender("limit", _pages(f"http://localhost:{port}", below), pid, PlainControls(fmt))


@contextmanager
def _streamlit(area: str, folder: Path, fmt: Formatter) -> Iterator[Contender]:
    """With Streamlit's own settings: it runs where it finds none of the product's."""
    port = free_port()
    options = ["--server.headless=true", "--server.fileWatcherType=none", f"--server.port={port}"]
    script = str(streamlit_app.__file__)
    command = [sys.executable, "-m", "streamlit", "run", script, *options, "--", area]
    below = {"overview": "", "area": area, "explore": "explore"}
    with running(command, folder, port) as pid:
        pages = _pages(f"http://localhost:{port}", below)
        yield Contender("naive", pages, pid, StreamlitControls(fmt))


@contextmanager
def running(command: Sequence[str], folder: Path, port: int) -> Iterator[int]:
    """A process that answers at a port; its number."""
    log = folder / f"{port}.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        _await(port, process, log)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            urlopen(f"http://localhost:{port}/", timeout=_PATIENCE).close()
        except HTTPError:
            return
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise BenchError(f"{log.stem} does not answer:\n{log.read_text('utf-8')}")

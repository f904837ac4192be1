"""A server of the report for a test: the real one, on a free port, asked over HTTP."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

ROOT = Path(__file__).parent.parent
_PATIENCE = 90


@dataclass(frozen=True)
class Server:
    """A running server: where it is, where it writes what it has to say, and its process."""

    url: str
    log: Path
    pid: int = 0

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and body of a page."""
        return _answer(Request(f"{self.url}{path}", headers=headers))

    def fetched(self, path: str) -> tuple[int, bytes]:
        """Status and content of a file."""
        return _content(Request(f"{self.url}{path}"))

    def interact(self, **request: object) -> dict[str, Any]:
        """Open or use a page by Streamlit's agent API: an answer as it stands on the page."""
        body = json.dumps(request).encode()
        _, answer = _answer(Request(f"{self.url}/_stcore/agent/interact", data=body))
        found: dict[str, Any] = json.loads(answer)
        return found

    def said(self) -> str:
        """What the server wrote to its outputs so far."""
        return self.log.read_text("utf-8")


@contextmanager
def serving(
    data: Path | None = None, url: str | None = None, root: Path = ROOT, **variables: str
) -> Iterator[Server]:
    """A fresh server of a data folder (of the shipped one where none is given), at an address.

    `root` is where its code is, and `variables` are more of its environment.
    """
    with tempfile.TemporaryDirectory() as folder:
        address = url or f"http://localhost:{free_port()}"
        server = Server(address, Path(folder) / "server.log")
        process = _started(server, data, root, variables)
        try:
            _await(server, process)
            yield replace(server, pid=process.pid)
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE)


def _started(
    server: Server, data: Path | None, root: Path, variables: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    port = str(urlsplit(server.url).port)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = [
        "--server.port",
        port,
        "--server.enableAgentApi=true",
        "--server.fileWatcherType=none",
    ]
    chosen = {"REPORT_DATA": str(data)} if data else {}
    inherited = {name: value for name, value in os.environ.items() if name != "REPORT_DATA"}
    with server.log.open("wb") as log:
        return subprocess.Popen(
            [*command, *options],
            cwd=root,
            env={**inherited, **chosen, **variables},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def free_port() -> int:
    """A port that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
    return port


def _await(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait until it is healthy; RuntimeError with its last words where it never is."""
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            if server.get("/_stcore/health") == (200, "ok"):
                return
        except URLError:
            time.sleep(0.05)
    raise RuntimeError(f"The server did not start:\n{server.said()}")


def _answer(request: Request) -> tuple[int, str]:
    status, content = _content(request)
    return status, content.decode()


def _content(request: Request) -> tuple[int, bytes]:
    try:
        with urlopen(request, timeout=_PATIENCE) as response:
            return response.status, response.read()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read()

"""A ClickHouse of a test's own: its embedded build behind its HTTP interface, on a free port."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import clickhouse_connect
from clickhouse_connect.driver.client import Client

from tests.server import ROOT, free_port

# As `tests.clickhouse_http` knows them, which is left to its own process: it has an engine in it.
_OWNER, READER, LOCKED = "owner", "reader", "locked"
# An address has to write it otherwise than it is.
PASSWORD = "p@ss:w/rd%"
_PATIENCE = 60


@dataclass
class ClickHouse:
    """A running server, and whoever may do anything there."""

    port: int
    folder: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def address(self, name: str, user: str = _OWNER) -> str:
        """That of one of its databases, for a user."""
        who = f"{user}:{quote(PASSWORD, safe='')}"
        return f"clickhouse://{who}@127.0.0.1:{self.port}/{quote(name, safe='')}"

    def new(self, name: str) -> str:
        """The address of a new database."""
        self.execute(f"CREATE DATABASE `{name}`")
        return self.address(name)

    def execute(self, statement: str, name: str = "default") -> None:
        """Do something that is nobody else's business."""
        with self.connected(name) as client:
            client.command(statement)

    def fetch(self, query: str, name: str = "default") -> Sequence[Sequence[Any]]:
        """What a database says."""
        with self.connected(name) as client:
            return list(client.query(query).result_rows)

    def let_read(self, name: str) -> str:
        """The address of a database for a user that may read it, and nothing else."""
        return self.address(name, READER)

    @contextmanager
    def connected(self, name: str = "default", user: str = _OWNER) -> Iterator[Client]:
        """A client for the block, with connections of its own."""
        client = clickhouse_connect.get_client(
            host="127.0.0.1",
            port=self.port,
            username=user,
            password=PASSWORD,
            database=name,
            autogenerate_session_id=False,
            dedicated_pool=True,
        )
        with closing(client):
            yield client

    def stop(self) -> None:
        """Have it be gone at once, as a machine that fails, if it is there."""
        if self._process:
            self._process.kill()
            self._process.wait(timeout=_PATIENCE)
            self._process = None

    def pause(self) -> None:
        """Have it be there and say nothing, until it is resumed or stopped."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Have it go on."""
        self._signal(signal.SIGCONT)

    def start(self) -> None:
        """Have it be there at its port."""
        command = [sys.executable, "-m", "tests.clickhouse_http", str(self.port), str(self.folder)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, "CLICKHOUSE_PASSWORD": PASSWORD},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._await(self._process)

    def said(self) -> str:
        """What it wrote to its outputs since its start."""
        return self._log.read_text("utf-8")

    @property
    def _log(self) -> Path:
        return self.folder.with_name("server.log")

    def _signal(self, number: int) -> None:
        if self._process:
            self._process.send_signal(number)

    def _await(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until it answers; RuntimeError with its last words where it never does."""
        end = time.monotonic() + _PATIENCE
        while process.poll() is None and time.monotonic() < end:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/ping", timeout=_PATIENCE):
                    return
            except URLError:
                time.sleep(0.05)
        raise RuntimeError(f"ClickHouse did not start:\n{self.said()}")


@contextmanager
def running() -> Iterator[ClickHouse]:
    """A server with no data, at this machine alone."""
    with TemporaryDirectory(prefix="ch-") as home:
        server = ClickHouse(free_port(), Path(home) / "data")
        try:
            server.start()
            yield server
        finally:
            server.stop()

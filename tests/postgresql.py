"""A PostgreSQL server of a test's own: the real one, on a free port, gone with the test."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg

from tests.server import free_port

# Debian has its programs where no shell looks for them; the newest version counts.
_PROGRAMS = Path("/usr/lib/postgresql")
# Nobody's data are in it: it need not outlive a power failure.
_FAST = "fsync=off\nfull_page_writes=off\nsynchronous_commit=off\nautovacuum=off\n"
_OWNER = "postgres"
READER = "reader"


@dataclass(frozen=True)
class Postgres:
    """A running server, and whoever may do anything there."""

    port: int
    folder: Path

    def address(self, name: str, role: str = _OWNER) -> str:
        """That of one of its databases, for a role."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{name}"

    def new(self, name: str) -> str:
        """The address of a new database."""
        self.execute(f'CREATE DATABASE "{name}"')
        return self.address(name)

    def execute(self, statement: str, name: str = "postgres") -> None:
        """Do something that is nobody else's business."""
        asyncio.run(_execute(self.address(name), statement))

    def fetch(self, query: str, name: str) -> Sequence[tuple[Any, ...]]:
        """What a database says."""
        return asyncio.run(_fetch(self.address(name), query))

    def let_read(self, name: str) -> str:
        """The address of a database for a role that may read the report, and nothing else."""
        grants = (
            f"GRANT USAGE ON SCHEMA report TO {READER}",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA report TO {READER}",
        )
        for grant in grants:
            self.execute(grant, name)
        return self.address(name, READER)

    def end_connections(self, name: str) -> None:
        """End whatever is connected to a database, as a server does that is started anew."""
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        self.execute(f"{ended} WHERE datname = '{name}'")

    def stop(self) -> None:
        """Have it be gone, with all connections, if it is there."""
        if (self.folder / "postmaster.pid").exists():
            _run(self.folder, "pg_ctl", "stop", "-m", "immediate", "-w")

    def start(self) -> None:
        """Have it be there at its port."""
        log = str(self.folder / "server.log")
        _run(self.folder, "pg_ctl", "start", "-w", "-l", log)


@contextmanager
def running() -> Iterator[Postgres]:
    """A server with no data, at this machine alone."""
    with TemporaryDirectory(prefix="pg-") as home:
        # Whoever is root may not run it, and its own user may not look into others' folders.
        Path(home).chmod(0o755)
        folder = Path(home) / "data"
        folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(folder, _OWNER)
        server = Postgres(free_port(), folder)
        _run(folder, "initdb", "-U", _OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        settings = f"port={server.port}\nlisten_addresses='127.0.0.1'\n"
        places = f"unix_socket_directories='{folder}'\n"
        with (folder / "postgresql.conf").open("a", encoding="utf-8") as conf:
            conf.write(settings + places + _FAST)
        server.start()
        try:
            server.execute(f"CREATE ROLE {READER} LOGIN")
            yield server
        finally:
            server.stop()


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection for the block."""
    connection = await asyncpg.connect(address)
    try:
        yield connection
    finally:
        await connection.close()


async def _execute(address: str, statement: str) -> None:
    async with connected(address) as connection:
        await connection.execute(statement)


async def _fetch(address: str, query: str) -> Sequence[tuple[Any, ...]]:
    async with connected(address) as connection:
        return [tuple(row) for row in await connection.fetch(query)]


def _run(folder: Path, program: str, *options: str) -> None:
    """Run one of its programs; RuntimeError with what it said where it fails."""
    command = [*_as_owner(), str(_program(program)), "-D", str(folder), *options]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr.decode()}{done.stdout.decode()}")


def _as_owner() -> Sequence[str]:
    if os.geteuid() != 0:
        return ()
    return ("setpriv", f"--reuid={_OWNER}", f"--regid={_OWNER}", "--clear-groups")


def _program(name: str) -> Path:
    versions = sorted(_PROGRAMS.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = versions[-1:] or [Path(path) for path in (shutil.which(name),) if path]
    if not found:
        raise RuntimeError(f"PostgreSQL's {name} is not installed: see tests/install.sh")
    return found[0]

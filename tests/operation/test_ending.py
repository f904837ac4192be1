"""A server that is told to end: what it answers is finished, and nothing of it is left."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import uvicorn

from report.web.ending import TO_ANSWER, ended_after, wait_at_most
from tests.build import EXAMPLE
from tests.server import ROOT, Server, serving
from tests.session import session
from tests.workers.makers import PATIENCE, until
from tests.workers.processes import is_running, workers_of

# Some seconds of a worker with its browser, and more than the buffers of a connection take in.
_DOCUMENT = "/files/report/everything.pdf?lang=en"
_LARGE = "/files/report/everything.json?lang=en"


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the server and its workers have their temporary files. Its path is short enough for the
    sockets of a browser.
    """
    with TemporaryDirectory() as made:
        yield Path(made)


def started_in(folder: Path) -> list[int]:
    """The processes that have this folder for their temporary files."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
        except OSError:
            continue
        if b"TMPDIR=" + os.fsencode(folder) in environment and is_running(int(process.name)):
            found.append(int(process.name))
    return found


def answer(url: str) -> int:
    try:
        with urlopen(url, timeout=PATIENCE) as found:
            found.read()
            status: int = found.status
            return status
    except HTTPError as refusal:
        with refusal:
            return refusal.code


@contextmanager
def asking(server: Server) -> Iterator[Future[int]]:
    """A server whose worker makes a file, and the status of the answer when there is one."""
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(answer, f"{server.url}{_DOCUMENT}")
        until(lambda: bool(workers_of(server.pid)))
        yield asked


def end(server: Server) -> None:
    os.kill(server.pid, signal.SIGTERM)


def is_gone(server: Server, folder: Path) -> None:
    """The server has ended, and so has all that it had begun, also on the disk."""
    until(lambda: not is_running(server.pid))
    until(lambda: started_in(folder) == [])
    assert list(folder.iterdir()) == []
    assert "Traceback" not in server.said()


def test_file_that_is_being_made_is_finished(folder: Path) -> None:
    with serving(TMPDIR=str(folder)) as server, session(server.url) as reader:
        reader.run("energy", {"lang": "en"})
        with asking(server) as asked:
            end(server)
            assert asked.result(PATIENCE) == 200
        is_gone(server, folder)


@pytest.mark.long
def test_file_that_takes_too_long_is_given_up_in_words(folder: Path) -> None:
    with serving(TMPDIR=str(folder), REPORT_STOP_SECONDS="1") as server:
        with asking(server) as asked:
            (worker,) = workers_of(server.pid)
            os.kill(worker, signal.SIGSTOP)
            end(server)
            assert asked.result(PATIENCE) == 503
        is_gone(server, folder)
        assert "timeout graceful shutdown" not in server.said()


@pytest.mark.long
def test_reader_who_takes_nothing_in_is_cut_off(folder: Path) -> None:
    with serving(TMPDIR=str(folder), REPORT_STOP_SECONDS="1") as server, socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("localhost", urlsplit(server.url).port))
        slow.sendall(f"GET {_LARGE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        slow.recv(1)
        end(server)
        until(lambda: not is_running(server.pid))
        assert "timeout graceful shutdown" in server.said()


@pytest.mark.long
def test_folder_that_is_being_read_is_left(folder: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(EXAMPLE, tmp_path / "data"))
    quick = {"REPORT_LOOK_SECONDS": "0.05", "REPORT_REST_SECONDS": "0.05", "TMPDIR": str(folder)}
    with serving(data, None, ROOT, **quick) as server:
        (data / "words.csv").touch()
        table = data / "observations.csv"
        table.write_text(table.read_text("utf-8").replace("\n", "\r\n"), "utf-8", newline="")
        until(lambda: bool(workers_of(server.pid)))
        end(server)
        is_gone(server, folder)


@pytest.fixture
def told() -> Iterator[list[int]]:
    """The signals that reach whoever listened before."""
    heard: list[int] = []

    def hear(number: int, _: FrameType | None) -> None:
        heard.append(number)

    before = signal.signal(signal.SIGTERM, hear)
    yield heard
    signal.signal(signal.SIGTERM, before)


def test_end_comes_after_so_many_seconds_and_the_signal_is_handed_on(told: list[int]) -> None:
    ended = threading.Event()
    with ended_after(0.05, ended.set):
        assert not ended.is_set()
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
        assert ended.wait(PATIENCE)
    assert told == [signal.SIGTERM, signal.SIGTERM]


def test_nothing_is_ended_where_all_is_finished_before(told: list[int]) -> None:
    ended = threading.Event()
    with ended_after(0.5, ended.set):
        signal.raise_signal(signal.SIGTERM)
    assert not ended.wait(1)
    signal.raise_signal(signal.SIGTERM)
    assert len(told) == 2


def test_without_the_main_thread_nobody_is_told() -> None:
    def run() -> str:
        with ended_after(1, lambda: None):
            return "done"

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(run).result(PATIENCE) == "done"


def test_every_server_of_the_process_has_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uvicorn.Config, "timeout_graceful_shutdown", None, raising=False)
    config = uvicorn.Config("tests:nothing")
    wait_at_most(7)
    assert config.timeout_graceful_shutdown == 7 + TO_ANSWER
    assert uvicorn.Config("tests:nothing").timeout_graceful_shutdown == 7 + TO_ANSWER

"""The real server with its workers: their files are those of the command line, and they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

from report.files.addresses import FileSubject
from report.files.order import FileOrder, made
from report.images.chromium import RENDERER
from tests.build import shipped
from tests.server import ROOT, Server, free_port, serving
from tests.workers.makers import PATIENCE, until
from tests.workers.processes import is_running, workers_of

# Two kinds that a browser draws, and one that none does.
FILES = (
    FileOrder(FileSubject("events", "transport"), "png", "zh", "latest", None),
    FileOrder(FileSubject("area", "energy"), "pdf", "en", "latest", None),
    FileOrder(FileSubject("slides", "short", {"areas": "energy"}), "pptx", "en", "latest", None),
)


def test_files_of_workers_are_those_made_in_one_process() -> None:
    with serving() as server, ThreadPoolExecutor(1) as threads:
        assert workers_of(server.pid) == []
        first = threads.submit(answered, server, FILES[0])
        until(lambda: len(workers_of(server.pid)) == 1)
        (killed,) = workers_of(server.pid)
        os.kill(killed, signal.SIGKILL)
        answers = [first.result(PATIENCE), *(answered(server, order) for order in FILES[1:])]
        (worker,) = workers_of(server.pid)
        assert worker != killed
        assert f"Worker {killed} was lost" in server.said()
    assert not is_running(worker)
    assert answers == [made(shipped(), order) for order in FILES]
    RENDERER.stop()


def answered(server: Server, order: FileOrder) -> bytes:
    subject = order.subject
    query = "&".join(f"{name}={value}" for name, value in subject.query.items())
    path = f"files/{subject.kind}/{subject.id}.{order.ending}?lang={order.language}&{query}"
    with urlopen(f"{server.url}/{path}", timeout=PATIENCE) as reply:
        body: bytes = reply.read()
    return body


def test_server_does_not_start_with_a_setting_that_is_none() -> None:
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless=true"]
    ended = subprocess.run(
        [*command, f"--server.port={free_port()}"],
        cwd=ROOT,
        env={**os.environ, "REPORT_WORKERS": "two"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 1
    assert "REPORT_WORKERS is 'two', which is no whole number" in ended.stderr.splitlines()[-1]

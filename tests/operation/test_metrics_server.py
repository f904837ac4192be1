"""The measures of a server that runs, read as Prometheus reads them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from report.operation.metrics_server import metrics_told
from report.operation.settings import OperationSettings
from report.settings import SettingError
from tests.operation.told import number, scraped
from tests.server import ROOT, Server, free_port, serving
from tests.session import session
from tests.workers.makers import PATIENCE, until


@dataclass(frozen=True)
class Measured:
    """A server, and the port at which it tells its measures."""

    server: Server
    port: int

    def told(self, name: str, **labels: str) -> float:
        return number(scraped(self.port), name, **labels)

    def await_told(self, value: float, name: str, **labels: str) -> None:
        """Wait until a measure has come to this; what has never happened is not told at all."""

        def is_told() -> bool:
            try:
                return self.told(name, **labels) == value
            except KeyError:
                return False

        until(is_told)


@pytest.fixture(scope="module")
def measured() -> Iterator[Measured]:
    port = free_port()
    with serving(REPORT_METRICS_PORT=str(port)) as server:
        yield Measured(server, port)


def test_runs_of_pages_are_counted_by_page(measured: Measured) -> None:
    with session(measured.server.url) as reader:
        assert measured.told("report_sessions_open") == 1
        for page in ("", "energy", "energy"):
            reader.run(page, {"lang": "en"})
    runs = "report_page_run_seconds_count"
    measured.await_told(2, runs, page="energy", part="page")
    assert measured.told(runs, page="overview", part="page") == 1
    measured.await_told(0, "report_sessions_open")


def test_page_that_there_is_not_is_none_of_its_own(measured: Measured) -> None:
    with session(measured.server.url) as reader:
        reader.run("someone@example.org", {"lang": "en", "q": "someone@example.org"})
    measured.server.get("/someone@example.org")
    families = scraped(measured.port)
    labels = {text for one in families.values() for s in one.samples for text in s.labels.values()}
    assert "overview" in labels
    assert not [text for text in labels if "someone" in text]


def test_files_and_answers_are_counted(measured: Measured) -> None:
    assert measured.server.get("/files/area/energy.csv?lang=en")[0] == 200
    assert measured.server.get("/api/v1/nothing")[0] == 404
    measured.await_told(1, "report_answers_total", kind="api", status="404")
    assert measured.told("report_exports_total", family="table", outcome="made") == 1
    assert measured.told("report_exports_total", family="document", outcome="failed") == 0
    assert measured.told("report_exports_waiting", family="document") == 0


def test_data_workers_and_process_are_told(measured: Measured) -> None:
    assert measured.told("report_data_ready") == 1
    assert measured.told("report_data_problems") == 0
    assert measured.told("report_data_states_total", outcome="taken") == 1
    assert measured.told("report_data_taken_timestamp_seconds") > 1.7e9
    assert measured.told("report_workers", state="busy") == 0
    assert measured.told("report_api_waiting") == 0
    assert measured.told("process_resident_memory_bytes") > 5e7
    assert measured.told("process_cpu_seconds_total") > 0


def test_measures_are_not_told_to_readers(measured: Measured) -> None:
    for path in ("/metrics", "/_stcore/metrics"):
        status, body = measured.server.get(path)
        assert "report_page_run_seconds" not in body, (path, status)


def test_nobody_listens_unless_a_port_is_named() -> None:
    with metrics_told(OperationSettings()):
        pass
    port = free_port()
    with metrics_told(OperationSettings(metrics_port=port)):
        assert "report_info" in scraped(port)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_address_that_is_taken_is_said_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = OperationSettings(metrics_port=taken.getsockname()[1])
        with (
            pytest.raises(SettingError, match=r"cannot be told at .* REPORT_METRICS_PORT"),
            metrics_told(settings),
        ):
            pass


def test_server_does_not_start_with_a_port_that_is_none() -> None:
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless=true"]
    ended = subprocess.run(
        [*command, f"--server.port={free_port()}"],
        cwd=ROOT,
        env={**os.environ, "REPORT_METRICS_PORT": "many"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 1
    assert "REPORT_METRICS_PORT is 'many', which is no port" in ended.stderr.splitlines()[-1]

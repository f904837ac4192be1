"""Workers make files of the report that is asked for; one that fails is replaced, and it ends."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from report.analysis.editions import content_mark
from report.images.cache import BusyError
from report.images.chromium import PictureError
from report.model import Text
from report.workers.messages import Job, MakerFaultError, OtherContentError, packed
from report.workers.pool import WorkerError, WorkerPool
from report.workers.process import WorkerProcess
from report.workers.settings import WorkerSettings
from tests.build import example
from tests.workers import makers
from tests.workers.makers import PATIENCE, begun, until
from tests.workers.processes import is_running, workers_of

SETTINGS = WorkerSettings(workers=1, seconds=int(PATIENCE), idle_seconds=int(PATIENCE))
Pools = Callable[..., WorkerPool]


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    """One worker for the tests that leave it as it is."""
    shared = WorkerPool(SETTINGS)
    yield shared
    shared.close()


@pytest.fixture
def pools() -> Iterator[Pools]:
    """Pools with other settings, closed when the test has ended."""
    opened: list[WorkerPool] = []

    def opened_with(**settings: int) -> WorkerPool:
        opened.append(WorkerPool(replace(SETTINGS, **settings)))
        return opened[-1]

    yield opened_with
    for each in opened:
        each.close()


def worker_in(pool: WorkerPool) -> int:
    """The process that makes the next file."""
    return int(pool.make(example(), makers.process, None))


def test_file_is_what_the_maker_makes_of_the_report(pool: WorkerPool) -> None:
    assert pool.make(example(), makers.title, "a") == makers.title(example(), "a")


def test_worker_makes_one_file_after_another_in_a_process_of_its_own(pool: WorkerPool) -> None:
    first = worker_in(pool)
    assert first != os.getpid()
    assert worker_in(pool) == first
    assert first in workers_of(os.getpid())


def test_another_report_is_the_one_that_is_asked_for(pool: WorkerPool) -> None:
    named = replace(example().settings, title=Text("Another", "另一份"))
    other = replace(example(), settings=named)
    worker = worker_in(pool)
    for report in (other, example(), other):
        assert pool.make(report, makers.title, "b") == makers.title(report, "b")
    assert worker_in(pool) == worker


def test_what_a_maker_prints_is_no_part_of_the_answer(pool: WorkerPool) -> None:
    assert pool.make(example(), makers.printed, "said") == b"said"


def test_failure_that_readers_are_told_of_is_the_same(pool: WorkerPool) -> None:
    worker = worker_in(pool)
    with pytest.raises(PictureError, match="no picture"):
        pool.make(example(), makers.undrawn, None)
    assert worker_in(pool) == worker


def test_fault_of_a_maker_is_told_as_one(pools: Pools, capfd: pytest.CaptureFixture[str]) -> None:
    pool = pools()
    with pytest.raises(MakerFaultError, match="ZeroDivisionError"):
        pool.make(example(), makers.faulty, 1)
    worker = worker_in(pool)
    assert worker in workers_of(os.getpid())
    assert "in faulty" in capfd.readouterr().err


def test_file_whose_worker_is_killed_is_made_by_another(
    pools: Pools, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pool = pools()
    second = int(pool.make(example(), makers.killed_once, tmp_path))
    first = int((tmp_path / "first").read_text("ascii"))
    assert first != second
    assert workers_of(os.getpid()).count(first) == 0
    assert worker_in(pool) == second
    (line,) = caplog.record_tuples
    assert line[:2] == ("report.workers", logging.WARNING)
    assert line[2] == f"Worker {first} was lost: it ended before the file was made"


def test_file_whose_workers_are_killed_twice_is_refused(pools: Pools, tmp_path: Path) -> None:
    pool = pools()
    with pytest.raises(WorkerError, match="2 workers ended"):
        pool.make(example(), makers.killed, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert pool.make(example(), makers.title, "next") == makers.title(example(), "next")


def test_worker_killed_while_it_rests_is_replaced(pools: Pools) -> None:
    pool = pools()
    first = worker_in(pool)
    os.kill(first, signal.SIGKILL)
    assert worker_in(pool) != first


def test_file_is_refused_where_no_worker_can_be_started(caplog: pytest.LogCaptureFixture) -> None:
    def start() -> WorkerProcess:
        raise OSError("no memory")

    pool = WorkerPool(SETTINGS, start)
    for _ in range(2):
        with pytest.raises(WorkerError, match="could be started"):
            worker_in(pool)
    assert caplog.messages == ["No worker could be started: no memory"] * 2


def test_worker_over_its_time_is_killed(
    pools: Pools, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pool = pools(seconds=2)
    with pytest.raises(WorkerError, match="longer than 2 seconds"):
        pool.make(example(), makers.endless, tmp_path)
    assert not is_running(begun(tmp_path))
    assert caplog.messages == [
        f"Worker {begun(tmp_path)} was killed: it took longer than 2 seconds"
    ]


def test_file_is_refused_at_once_where_too_many_wait(pools: Pools, tmp_path: Path) -> None:
    pool = pools(queue=1)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(pool.make, example(), makers.held, tmp_path)
        begun(tmp_path)
        second = threads.submit(pool.make, example(), makers.title, "second")
        until(lambda: pool.waiting == 1)
        with pytest.raises(BusyError, match="1 files wait"):
            pool.make(example(), makers.title, "third")
        assert not first.done()
        (tmp_path / "released").touch()
        assert first.result(PATIENCE) == b"made"
        assert second.result(PATIENCE) == makers.title(example(), "second")


def test_workers_make_files_at_once(pools: Pools, tmp_path: Path) -> None:
    pool = pools(workers=2)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(pool.make, example(), makers.held, tmp_path)
        assert begun(tmp_path) != worker_in(pool)
        (tmp_path / "released").touch()
        assert first.result(PATIENCE) == b"made"


def test_worker_at_rest_ends(pools: Pools) -> None:
    pool = pools(idle_seconds=1)
    worker = worker_in(pool)
    until(lambda: not is_running(worker))
    assert worker_in(pool) != worker


def test_worker_ends_after_so_many_files(pools: Pools) -> None:
    pool = pools(jobs=2)
    first, second, third = (worker_in(pool) for _ in range(3))
    assert first == second != third
    until(lambda: not is_running(first))


def test_closed_pool_has_no_worker_and_makes_no_file(pools: Pools, tmp_path: Path) -> None:
    pool = pools(workers=2)
    with ThreadPoolExecutor(1) as threads:
        lost = threads.submit(pool.make, example(), makers.endless, tmp_path)
        worker, resting = begun(tmp_path), worker_in(pool)
        pool.close()
        with pytest.raises(WorkerError):
            lost.result(PATIENCE)
    assert not is_running(worker)
    assert not is_running(resting)
    with pytest.raises(WorkerError, match="ending"):
        worker_in(pool)


def test_worker_refuses_a_file_of_another_content() -> None:
    """Should the two sides ever disagree, no file is made of other data than the page shows."""
    worker = WorkerProcess()
    outcome = worker.ask(packed(Job(makers.title, "another", "")), example(), PATIENCE)
    assert isinstance(outcome.error, OtherContentError)
    job = packed(Job(makers.title, content_mark(example()), "told again"))
    assert worker.ask(job, example(), PATIENCE).content == makers.title(example(), "told again")
    worker.end()


_SERVER = """
import sys
from pathlib import Path
from report.workers.pool import WorkerPool
from report.workers.settings import WorkerSettings
from tests.build import example
from tests.workers import makers
folder = Path(sys.argv[1])
WorkerPool(WorkerSettings()).make(example(), makers.endless, folder)
"""


def test_worker_in_the_middle_of_a_file_ends_with_its_killed_server(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _SERVER, str(tmp_path)]) as server:
        worker = begun(tmp_path)
        assert is_running(worker)
        server.kill()
    until(lambda: not is_running(worker))

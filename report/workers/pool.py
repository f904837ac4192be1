"""The workers of a server: started when a file is to be made, ended when there is none."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from report.analysis.editions import content_mark
from report.images.cache import BusyError
from report.model import Report
from report.operation import metrics
from report.workers.messages import Job, Maker, Outcome, packed
from report.workers.process import WorkerLostError, WorkerOverdueError, WorkerProcess
from report.workers.settings import WorkerSettings

_LOG = logging.getLogger("report.workers")
# How often a file is begun whose worker was killed by somebody else.
_TRIES = 2


class WorkerError(RuntimeError):
    """A file could not be made: its worker was killed, took too long, or could not be started."""


class WorkerPool:
    """Makes files for all threads, in so many workers at once as the settings say.

    A worker that was killed is replaced, and its file begun once more.
    """

    def __init__(
        self, settings: WorkerSettings, start: Callable[[], WorkerProcess] = WorkerProcess
    ) -> None:
        self.settings = settings
        self._start = start
        self._changed = threading.Condition()
        self.waiting = 0
        self._making = 0
        self._is_closed = False
        self._busy: set[WorkerProcess] = set()
        # Those at rest, each with the timer that ends it.
        self._resting: dict[WorkerProcess, threading.Timer] = {}
        self._ending: list[threading.Thread] = []
        metrics.WORKERS.labels(metrics.BUSY).set_function(lambda: len(self._busy))
        metrics.WORKERS.labels(metrics.RESTING).set_function(lambda: len(self._resting))

    def make(self, report: Report, maker: Maker, asked: Any, *, draws: bool = False) -> bytes:
        """The file that a maker makes of a report, and whether it `draws` charts for it.

        Raises BusyError where too many wait, WorkerError, and what makers tell readers of;
        MakerFaultError for anything else that a maker raises.
        """
        job = packed(Job(maker, content_mark(report), asked))
        with self._turn():
            outcome = self._outcome(job, report, draws=draws)
        if outcome.error is not None:
            raise outcome.error
        return outcome.content

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until a worker may be taken, and have it until the block ends."""
        with self._changed:
            if not self._has_room and self.waiting >= self.settings.queue:
                raise BusyError(f"busy: {self.waiting} files wait for a worker")
            self.waiting += 1
            self._changed.wait_for(lambda: self._has_room or self._is_closed)
            self.waiting -= 1
            self._making += 1
        try:
            yield
        finally:
            with self._changed:
                self._making -= 1
                self._changed.notify()

    @property
    def _has_room(self) -> bool:
        return self._making < self.settings.workers

    def _outcome(self, job: bytes, report: Report, *, draws: bool) -> Outcome:
        for _ in range(_TRIES):
            worker = self._taken()
            try:
                outcome = self._asked(worker, job, report, draws=draws)
            except WorkerOverdueError as error:
                metrics.WORKER_FAULTS.labels(metrics.OVERDUE).inc()
                _LOG.warning("Worker %d was killed: it %s", worker.pid, error)
                raise WorkerError(f"its worker {error}") from error
            except WorkerLostError as error:
                metrics.WORKER_FAULTS.labels(metrics.LOST).inc()
                _LOG.warning("Worker %d was lost: it %s", worker.pid, error)
            else:
                self._given_back(worker)
                return outcome
        raise WorkerError(f"{_TRIES} workers ended before it was made")

    def _asked(self, worker: WorkerProcess, job: bytes, report: Report, *, draws: bool) -> Outcome:
        try:
            return worker.ask(job, report, self.settings.seconds, draws=draws)
        finally:
            with self._changed:
                self._busy.discard(worker)

    def _taken(self) -> WorkerProcess:
        """A worker at rest, else a new one."""
        with self._changed:
            if self._is_closed:
                raise WorkerError("the server is ending")
            if self._resting:
                worker, timer = self._resting.popitem()
                timer.cancel()
            else:
                worker = self._started()
            self._busy.add(worker)
            return worker

    def _started(self) -> WorkerProcess:
        try:
            return self._start()
        except OSError as error:
            metrics.WORKER_FAULTS.labels(metrics.NOT_STARTED).inc()
            _LOG.warning("No worker could be started: %s", error)
            raise WorkerError("no worker could be started") from error

    def _given_back(self, worker: WorkerProcess) -> None:
        """Let a worker rest, for so long; one that has made enough files is ended."""
        with self._changed:
            is_closed = self._is_closed
            if not is_closed and worker.jobs < self.settings.jobs:
                timer = threading.Timer(self.settings.idle_seconds, self._end_rest, (worker,))
                timer.daemon = True
                self._resting[worker] = timer
                timer.start()
            elif not is_closed:
                # Its browser takes a moment to stop, which whoever has the file need not wait for.
                self._end(worker)
        if is_closed:
            worker.end()

    def _end_rest(self, worker: WorkerProcess) -> None:
        with self._changed:
            if self._resting.pop(worker, None) is not None:
                self._end(worker)

    def _end(self, worker: WorkerProcess) -> None:
        """End one in a thread of its own, which `close` waits for."""
        self._ending = [thread for thread in self._ending if thread.is_alive()]
        thread = threading.Thread(target=worker.end)
        self._ending.append(thread)
        thread.start()

    def close(self) -> None:
        """End all workers, within seconds. Files that are being made are lost; those who wait for
        them are told. It may be called again.
        """
        with self._changed:
            self._is_closed = True
            for worker in self._busy:
                worker.stop()
            for worker, timer in self._resting.items():
                timer.cancel()
                self._end(worker)
            self._resting.clear()
            ending = list(self._ending)
            self._changed.notify_all()
        for thread in ending:
            thread.join()

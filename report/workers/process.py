"""The server's side of one worker: a process that is asked for one file after another."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from report.model import Report
from report.workers.messages import Load, Outcome, Prepare, packed

# Where the program's own modules are.
_ROOT = Path(__file__).parent.parent.parent
# In seconds: what a worker has to end by itself.
_TO_END = 10.0


class WorkerLostError(RuntimeError):
    """The process ended before it had made the file."""


class WorkerOverdueError(RuntimeError):
    """The process took longer than it may, and was killed."""


class WorkerProcess:
    """A process of its own, and what it has done. For one thread at a time, but for `stop`.

    Its temporary files, those of its browser among them, are in a folder that goes with it.
    """

    def __init__(self) -> None:
        self.jobs = 0
        self._report: Report | None = None
        self._is_overdue = False
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        # No module of the folder that the server was started in, and no Ctrl+C: it ends when its
        # input does.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "report.workers"],
            env={**environment(), "TMPDIR": self._folder.name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ask(self, job: bytes, report: Report, seconds: float, *, draws: bool = False) -> Outcome:
        """The outcome of a packed job on a report, which the worker gets where it has another one.
        Whether the job `draws` charts tells it to start its browser.

        Raises WorkerLostError; WorkerOverdueError after so many seconds. The worker is dead then.
        """
        self.jobs += 1
        try:
            with self._at_most(seconds):
                if draws:
                    self._say(packed(Prepare()))
                if self._report is not report:
                    self._say(packed(Load(report)))
                    self._report = report
                self._say(job)
                return self._heard()
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._cleared()
            if self._is_overdue:
                raise WorkerOverdueError(f"took longer than {seconds:.0f} seconds") from error
            raise WorkerLostError("ended before the file was made") from error

    def _say(self, message: bytes) -> None:
        assert self._process.stdin is not None
        pickle.dump(message, self._process.stdin)
        self._process.stdin.flush()

    def _heard(self) -> Outcome:
        assert self._process.stdout is not None
        outcome: Outcome = pickle.load(self._process.stdout)
        return outcome

    @contextmanager
    def _at_most(self, seconds: float) -> Iterator[None]:
        timer = threading.Timer(seconds, self._overdue)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _overdue(self) -> None:
        self._is_overdue = True
        self.stop()

    def stop(self) -> None:
        """End it at once. Whoever is asking it, in another thread, is told that it is lost."""
        self._process.kill()

    def end(self) -> None:
        """Let it end by itself, which it does within seconds; kill it where it does not."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_TO_END)
        self._cleared()

    def _cleared(self) -> None:
        """No process, no pipe and no file is left of it."""
        self._process.kill()
        with suppress(BrokenPipeError), self._process:
            self._folder.cleanup()


def environment() -> dict[str, str]:
    """That of a process beside the server, which finds the program's own modules first."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path}

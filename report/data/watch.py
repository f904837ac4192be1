"""Watches a data folder: each new state is read beside the one that is served, and taken if sound.

The files' stamps are compared once a second, which network folders can do too. A folder that was
changed is read when it has rested, so that nobody is told of a file that is half written. The last
sound state is served until there is another. Where only what was signed is served, the signatures
are watched instead, and the time at which each is released.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Self

from report.data import contents, served
from report.data.contents import FileStamps
from report.data.raw import REFUSED, DataError, Problem
from report.data.reading import ReadFolder, Reading, ReadingError, reading
from report.data.served import Published
from report.data.signed.signatures import released, signatures
from report.data.watch_settings import WatchSettings
from report.data.watched import WatchClock, Watched, WatchedDraft, WatchedFiles, WatchedSignatures
from report.model import Report
from report.model.report_cache import forget_reports
from report.operation import metrics

_LOG = logging.getLogger("report.data")
# In seconds: after a reading that failed for a reason that nobody sees go.
_NOT_LOOKED_AT = Problem(
    "report",
    None,
    None,
    "nobody looks at the data any more",
    "Start the server again; its log has why",
)
_RETRY_AFTER = 60.0

PrepareReport = Callable[[Report], None]
# Gives what hinders it.
RenewFolder = Callable[[], Problem | None]


def _nothing(_: Report) -> None:
    """Nothing is to be prepared."""


def _no_problem() -> None:
    """A folder that is made of nothing else is as it is."""


class FolderWatch:
    """Publishes what is to be served of a folder. For one thread at a time.

    `read` reads later states, apart from the server where that has readers to answer; `prepare`
    does with a report what its first reader would wait for, before it is served.
    """

    def __init__(
        self,
        folder: Path,
        read: ReadFolder = reading,
        prepare: PrepareReport = _nothing,
        settings: WatchSettings | None = None,
        clock: WatchClock | None = None,
    ) -> None:
        self.folder = folder
        self._renew: RenewFolder = _no_problem
        self._hindered: Problem | None = None
        self.settings = settings or WatchSettings()
        self._prepare, self._clock = prepare, clock or WatchClock()
        self._watched = self._looked_at(read)
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        # Of the state that was judged last: its stamps, its mark, and files that cannot be read.
        self._judged: FileStamps | None = None
        self._mark = ""
        self._unreadable: tuple[str, ...] = ()
        self._retry_at: float | None = None
        # The stamps that were seen last, and since when.
        self._seen: FileStamps | None = None
        self._since = self._clock.seconds()

    def renewed_by(self, renew: RenewFolder) -> Self:
        """Before each look a folder is made anew of what it is made of, where it is of anything."""
        self._renew = renew
        return self

    @property
    def _published(self) -> Published:
        return served.published(self.folder)

    def begin(self) -> None:
        """Read the folder for the first time, in this process, and publish what it holds."""
        self._seen = self._judged = self._stamps()
        served.publish(self.folder, Published(None))
        self._tell()
        found = self._looked_at(reading).read(self._real)
        self._watched.know(found)
        self._judge(found)
        if self._published.report is None:
            self._go_on_with_signed()

    def _go_on_with_signed(self) -> None:
        """What was signed and released goes on where nothing else can be served of the folder."""
        try:
            signature = released(signatures(self._real), self._clock.now())
        except DataError as refusal:
            _LOG.error("%s", refusal)
            return
        if signature is None:
            return
        found = reading(self._real, signature.files_mark)
        if found.report is None:
            for problem in found.problems:
                _LOG.error("%s", problem)
            return
        self._prepare(found.report)
        served.publish(
            self.folder,
            replace(self._published, report=found.report, mark=found.mark, taken=self._clock.now()),
        )
        _LOG.info("Data %s, signed by %s, are served", found.mark, signature.by)

    def _tell(self) -> None:
        """Have the measures say what is served whenever they are asked for."""
        metrics.DATA_READY.set_function(lambda: self._published.report is not None)
        metrics.DATA_PROBLEMS.set_function(lambda: len(self._published.problems))
        metrics.DATA_CHANGING.set_function(lambda: self._published.is_changing)
        metrics.DATA_TAKEN.set_function(self._taken)

    def _taken(self) -> float:
        taken = self._published.taken
        return taken.timestamp() if taken else 0.0

    def start(self) -> None:
        """Look again and again, in a thread of its own, until `stop`."""
        self._thread = threading.Thread(target=self._watch, name="data watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more. A reading that is under way is not waited for."""
        self._ending.set()
        served.forget(self.folder)

    def _watch(self) -> None:
        try:
            while not self._ending.wait(self.settings.look_seconds):
                self.look()
        finally:
            if not self._ending.is_set():
                # For a reason that nobody has foreseen, which the log has.
                self._publish_problems(_NOT_LOOKED_AT, *self._published.problems)

    def look(self) -> None:
        """Look once: what was changed is read when it has rested."""
        self._renew_folder()
        stamps, now = self._stamps(), self._clock.seconds()
        if stamps != self._seen:
            self._seen, self._since = stamps, now
        if not self._is_open(stamps, now):
            self._say(is_changing=False)
        elif now - self._since < self.settings.rest_seconds:
            self._say(is_changing=True)
        else:
            self._read_again(stamps)
        self._foresee()

    def _renew_folder(self) -> None:
        """What hinders it is told beside what is wrong with the folder; what is served goes on."""
        before, self._hindered = self._hindered, self._renew()
        if before != self._hindered:
            others = tuple(one for one in self._published.problems if one != before)
            self._publish_problems(*others)

    def _publish_problems(self, *others: Problem) -> None:
        """What is served goes on beside these problems, and beside what hinders a look."""
        problems = (*self._hindering, *others)
        served.publish(self.folder, replace(self._published, problems=problems))

    @property
    def _hindering(self) -> tuple[Problem, ...]:
        return (self._hindered,) if self._hindered else ()

    def _foresee(self) -> None:
        try:
            self._watched.foresee(self._real)
        except ReadingError as error:
            _LOG.error("What is released next was not read (%s)", error)

    def _looked_at(self, read: ReadFolder) -> Watched:
        if self.settings.early:
            return WatchedDraft(read, self._prepare, self._clock)
        if self.settings.signed_only:
            return WatchedSignatures(read, self._prepare, self._clock)
        return WatchedFiles(read)

    def _is_open(self, stamps: FileStamps, now: float) -> bool:
        """Whether there is anything that was not judged yet."""
        if stamps != self._judged or self._watched.is_another(self._real, self._mark):
            return True
        is_due = self._retry_at is not None and now >= self._retry_at
        return is_due or any(self._is_readable(file) for file in self._unreadable)

    def _is_readable(self, file: str) -> bool:
        return isinstance(contents.content_of(self.folder / file), bytes)

    def _read_again(self, stamps: FileStamps) -> None:
        """Judge what the folder holds, unless it was written to in the meantime."""
        real = self._real
        mark = self._watched.mark(real)
        if mark != self._mark or self._retry_at is not None:
            found = self._found(real, mark)
            if self._ending.is_set():
                return
            if found.mark != mark or self._stamps() != stamps:
                self._judged = None
                return
            self._watched.know(found)
            self._judge(found)
        self._judged = stamps
        self._say(is_changing=False)

    def _found(self, real: Path, mark: str) -> Reading:
        """What the folder holds; what is served and lies there again need not be read."""
        self._retry_at = None
        now = self._published
        if mark == now.mark:
            return Reading(mark, now.report)
        try:
            return self._watched.read(real)
        except ReadingError as error:
            self._retry_at = self._clock.seconds() + _RETRY_AFTER
            remedy = "It is tried again in a minute"
            problem = Problem(str(self.folder), None, None, f"it was not read ({error})", remedy)
            return Reading(mark, None, (problem,))

    def _judge(self, found: Reading) -> None:
        self._mark = found.mark
        self._unreadable = ()
        if found.report is None:
            self._refuse(found)
        elif found.report is self._published.report:
            self._publish_problems()
            _LOG.info("The data folder is again as it is served")
        else:
            self._take(found, found.report)

    def _refuse(self, found: Reading) -> None:
        """The last sound report goes on, and what is wrong is told once."""
        before = self._published
        files = dict.fromkeys(problem.file for problem in found.problems)
        self._unreadable = tuple(file for file in files if not self._is_readable(file))
        if self._watched.mended_unseen:
            self._retry_at = self._clock.seconds() + _RETRY_AFTER
        self._publish_problems(*found.problems)
        if self._published.problems != before.problems:
            metrics.DATA_STATES.labels(metrics.REFUSED).inc()
            for problem in found.problems:
                _LOG.error("%s", problem)
            goes_on = f"; data {before.mark} go on" if before.report else ""
            _LOG.error("%s: %d problems%s", REFUSED.en, len(found.problems), goes_on)

    def _take(self, found: Reading, report: Report) -> None:
        """Have a new report served from now on, as a whole."""
        forget_reports()
        self._prepare(report)
        now = self._clock.now()
        served.publish(self.folder, Published(report, self._hindering, found.mark, now))
        metrics.DATA_STATES.labels(metrics.TAKEN).inc()
        _LOG.info("Data %s are served", found.mark)

    def _say(self, *, is_changing: bool) -> None:
        if self._published.is_changing != is_changing:
            served.publish(self.folder, replace(self._published, is_changing=is_changing))

    @property
    def _real(self) -> Path:
        """The folder itself: a link to it may be turned while it is being read."""
        return Path(os.path.realpath(self.folder))

    def _stamps(self) -> FileStamps:
        real = self._real
        return ((str(real), None), *self._watched.stamps(real))

"""What a watch looks at: the files of a folder, or what was signed of it and is released."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from report.data import contents
from report.data.contents import FileStamps
from report.data.raw import SIGNATURES, DataError
from report.data.reading import NONE, ReadFolder, Reading, reading
from report.data.signed.signatures import (
    Signature,
    coming,
    released,
    seen_early,
    signatures,
)
from report.model import Report

# A state that waits for its time is read so long before that no reader waits for it.
_AHEAD = dt.timedelta(minutes=2)
# Between the mark of a draft's files and the time of its release.
_UNTIL = " until "


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class WatchClock:
    """The seconds that pass, and the time that it is."""

    seconds: Callable[[], float] = time.monotonic
    now: Callable[[], dt.datetime] = _now


class Watched(Protocol):
    """What is looked at. `folder` is the real one, as a link to it stands now.

    What was refused may be `mended_unseen`, where nobody sees of some files that they were changed.
    """

    mended_unseen: bool

    def stamps(self, folder: Path) -> FileStamps:
        """What tells whether somebody has changed it since."""

    def mark(self, folder: Path) -> str:
        """What stands for all of it: a reading has the same mark."""

    def is_another(self, folder: Path, mark: str) -> bool:
        """Whether it is another than that of a mark though nobody has changed it."""

    def read(self, folder: Path) -> Reading:
        """All of it, read now. Raises ReadingError."""

    def know(self, found: Reading) -> None:
        """Take note of what is served from now on."""

    def foresee(self, folder: Path) -> None:
        """Do ahead what would take too long when its time has come. Raises ReadingError."""


class WatchedFiles:
    """The files of a folder: each state is served as soon as it is sound."""

    mended_unseen = False

    def __init__(self, read: ReadFolder) -> None:
        self._read = read

    def stamps(self, folder: Path) -> FileStamps:
        """Those of each file."""
        return contents.file_stamps(folder)

    def mark(self, folder: Path) -> str:
        """That of what the files hold."""
        return contents.files_mark(contents.read_files(folder))

    def is_another(self, folder: Path, mark: str) -> bool:
        """Files do not change by themselves."""
        del folder, mark
        return False

    def read(self, folder: Path) -> Reading:
        """What the files hold."""
        return self._read(folder)

    def know(self, found: Reading) -> None:
        """What was served is not served again without being read."""

    def foresee(self, folder: Path) -> None:
        """Nothing is known ahead."""


class WatchedSignatures:
    """What was signed: a state is served from its release on, whatever lies in the folder."""

    mended_unseen = True

    def __init__(
        self, read: ReadFolder, prepare: Callable[[Report], None], clock: WatchClock
    ) -> None:
        self._read, self._prepare, self._now = read, prepare, clock.now
        # What is served, and what was before it.
        self._served: tuple[Reading, ...] = ()
        # Of the state that was read ahead, or could not be, and is not tried again.
        self._foreseen = NONE
        self._ready: Reading | None = None

    def stamps(self, folder: Path) -> FileStamps:
        """That of the table of signatures."""
        return contents.file_stamps(folder)[-1:]

    def mark(self, folder: Path) -> str:
        """That of the state that is released; of a table that cannot be read, that of itself."""
        try:
            signed = self._released(folder)
        except DataError:
            content = contents.content_of(folder / SIGNATURES)
            held = content if isinstance(content, bytes) else repr(content.errno).encode()
            return f"table {hashlib.sha256(held).hexdigest()}"
        return signed.files_mark if signed else NONE

    def is_another(self, folder: Path, mark: str) -> bool:
        """Whether the time of another state has come."""
        return self.mark(folder) != mark

    def read(self, folder: Path) -> Reading:
        """The state that is released."""
        try:
            signed = self._released(folder)
        except DataError as refusal:
            return Reading(self.mark(folder), None, refusal.problems)
        if signed is None:
            return reading(folder, NONE)
        kept = (*self._served, self._ready)
        known = (one for one in kept if one is not None and one.mark == signed.files_mark)
        return next(known, None) or self._read(folder, signed.files_mark)

    def know(self, found: Reading) -> None:
        """What is withdrawn gives way at once to what was served before."""
        if found.report is not None and found not in self._served:
            self._served = (*self._served[-1:], found)

    def foresee(self, folder: Path) -> None:
        """Read the state that is released next, shortly before."""
        try:
            signed = coming(signatures(folder), self._now())
        except DataError:
            return
        if signed is None or signed.seen_from - self._now() > _AHEAD:
            return
        if self._foreseen != signed.files_mark:
            self._foreseen, self._ready = signed.files_mark, None
            found = self._read(folder, signed.files_mark)
            if found.report is not None:
                self._prepare(found.report)
                self._ready = found

    def _released(self, folder: Path) -> Signature | None:
        return released(signatures(folder), self._now())


class WatchedDraft(WatchedSignatures):
    """The same for readers before release: what was signed last is served as a draft until its
    release, and as what is published from then on.
    """

    def mark(self, folder: Path) -> str:
        """That of the state; of a draft with its release, which may be put off."""
        mark = super().mark(folder)
        release = self._release(folder)
        return f"{mark}{_UNTIL}{release.isoformat()}" if release else mark

    def read(self, folder: Path) -> Reading:
        """The state, as a draft where it is one."""
        release, found = self._release(folder), super().read(folder)
        if release is None or found.report is None:
            return found
        mark = f"{found.mark}{_UNTIL}{release.isoformat()}"
        return replace(found, mark=mark, report=replace(found.report, release_at=release))

    def know(self, found: Reading) -> None:
        """A draft is at hand as what it will be."""
        if found.report is not None and found.report.release_at is not None:
            report = replace(found.report, release_at=None)
            found = Reading(found.mark.partition(_UNTIL)[0], report)
        super().know(found)

    def foresee(self, folder: Path) -> None:
        """What is released next is read already."""

    def _released(self, folder: Path) -> Signature | None:
        return seen_early(signatures(folder), self._now())

    def _release(self, folder: Path) -> dt.datetime | None:
        """When the state is released, where that is ahead."""
        try:
            signed = self._released(folder)
        except DataError:
            return None
        return signed.seen_from if signed and signed.seen_from > self._now() else None

"""What was mailed: a line for each mail that a server has accepted, on the disk before the next."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from report.data.raw import DataError, Problem

_COLUMNS = ("sent_at", "address", "what", "edition", "mark", "message_id")
_HEADER = "\t".join(_COLUMNS)
_REMEDY = "Take the line out, or write it as the program did"


class BusyJournalError(RuntimeError):
    """Another run is sending by the same journal."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """Which mail was accepted, and when. `mark` is that of the content which was mailed."""

    sent_at: str
    address: str
    what: str
    edition: str
    mark: str
    message_id: str

    @property
    def line(self) -> str:
        """As it stands in the file."""
        return "\t".join(getattr(self, column) for column in _COLUMNS) + "\n"


def entries(file: Path) -> tuple[JournalEntry, ...]:
    """All that is written down; nothing where there is no file.

    A last line without its end was broken off, and counts as not written. Raises DataError for
    any other that cannot be read, and OSError.
    """
    try:
        lines = file.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return ()
    return tuple(_entry(file, number, line) for number, line in enumerate(lines[1:], 2))


def _entry(file: Path, number: int, line: bytes) -> JournalEntry:
    cells = line.decode(errors="replace").split("\t")
    if len(cells) != len(_COLUMNS):
        wrong = f"it has {len(cells)} cells in place of {len(_COLUMNS)}"
        raise DataError(Problem(str(file), number, None, wrong, _REMEDY))
    return JournalEntry(*cells)


class Journal:
    """The journal of a list of addresses, which one run at a time may hold.

    Raises BusyJournalError, DataError for a line that cannot be read, and OSError.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> Self:
        try:
            # Windows has none; all other commands run there.
            import fcntl  # noqa: PLC0415
        except ImportError:
            raise OSError("mail is sent on systems with locks of files: Linux, macOS") from None
        self._opened = os.open(self._file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._mend()
            self.entries = list(entries(self._file))
        except BlockingIOError:
            os.close(self._opened)
            raise BusyJournalError(f"another run is sending by {self._file}") from None
        except (DataError, OSError):
            os.close(self._opened)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace
        os.close(self._opened)

    def add(self, entry: JournalEntry) -> None:
        """Write an entry down, so that it is on the disk when this returns. Raises OSError."""
        self._write(entry.line)
        self.entries.append(entry)

    def _mend(self) -> None:
        """Begin an empty file; cut a line off that was broken off. Raises DataError for a file that
        is no journal.
        """
        held = self._file.read_bytes()
        head, end, _ = held.partition(b"\n")
        if head != _HEADER.encode() and (end or not _HEADER.encode().startswith(head)):
            wrong = "it is no journal of mails"
            raise DataError(Problem(str(self._file), 1, None, wrong, "Name another file"))
        whole = held.rpartition(b"\n")
        os.ftruncate(self._opened, len(whole[0] + whole[1]))
        if not whole[1]:
            self._write(f"{_HEADER}\n")
            self._keep_name()

    def _keep_name(self) -> None:
        """A new file is in its folder on the disk too."""
        folder = os.open(self._file.parent, os.O_RDONLY)
        with suppress(OSError):
            os.fsync(folder)
        os.close(folder)

    def _write(self, text: str) -> None:
        left = text.encode()
        while left:
            left = left[os.write(self._opened, left) :]
        os.fsync(self._opened)


def moment(now: dt.datetime) -> str:
    """A time as the journal has it."""
    return now.isoformat(timespec="seconds")

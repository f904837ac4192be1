"""The readers before release: a file with one address a line, looked at whenever somebody asks."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from report.settings import SettingError

SETTING = "REPORT_READERS"
_LOG = logging.getLogger("report.readers")
_COMMENT = "#"
# Nothing more than that: whether there is such an address only its own server knows.
_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
# Letters of ASCII alone: other ones have small letters that are those of another address, as the
# sign of kelvin has `k`.
_SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def same_address(address: str) -> str:
    """An address as it is compared: in small letters, as far as those are of ASCII."""
    return address.translate(_SMALL)


class ReaderList:
    """The addresses in a file. What was written to it holds from the next question on.

    Nobody is listed while it cannot be read, and what is no address admits nobody.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = Lock()
        self._stamp: tuple[int, ...] | None = None
        self._listed: frozenset[str] = frozenset()

    def check(self) -> None:
        """Raises SettingError where the file cannot be read, or a line of it is no address."""
        try:
            wrong = [told for _, told in _broken(self._text())]
        except (OSError, UnicodeDecodeError) as error:
            remedy = "Name a text file in UTF-8 with one address a line"
            raise SettingError(f"{SETTING} is {str(self.file)!r} ({error}). {remedy}") from error
        if wrong:
            raise SettingError(f"{self.file}, {wrong[0]}")

    def has(self, address: str) -> bool:
        """Whether an address is listed now."""
        return same_address(address) in self._now()

    def _now(self) -> frozenset[str]:
        with self._lock:
            try:
                stamp = _stamp(self.file)
                if stamp != self._stamp:
                    self._listed = self._read()
            except (OSError, UnicodeDecodeError) as error:
                if self._stamp is not None:
                    _LOG.error("Nobody is listed: %s cannot be read (%s)", self.file, error)
                stamp, self._listed = None, frozenset()
            self._stamp = stamp
            return self._listed

    def _read(self) -> frozenset[str]:
        text = self._text()
        for _, told in _broken(text):
            _LOG.error("%s, %s", self.file, told)
        broken = {number for number, _ in _broken(text)}
        return frozenset(
            same_address(line) for number, line in _lines(text) if number not in broken
        )

    def _text(self) -> str:
        return self.file.read_text("utf-8-sig")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers from 1."""
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.partition(_COMMENT)[0].strip()
        if said:
            yield number, said


def _broken(text: str) -> Iterator[tuple[int, str]]:
    """What is no address: the number of its line, and what is said of it."""
    for number, line in _lines(text):
        if not _ADDRESS.fullmatch(line):
            wrong = f"line {number}: {line!r} is no address"
            yield number, f"{wrong}. Write one address a line, as reader@example.org"


def _stamp(file: Path) -> tuple[int, ...]:
    """What tells whether somebody has changed a file since."""
    known = os.stat(file)
    return known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino

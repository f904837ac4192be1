"""The day until which figures were gathered, moved on in the settings of a folder."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from report.data import store
from report.data.raw import SETTINGS, DataError, Problem

# The key stands above the first table of the file; all else of its line stays.
_DAY = re.compile(r"^(?P<key>as_of[ \t]*=[ \t]*)(?P<day>\d{4}-\d{2}-\d{2})\b", re.MULTILINE)
_TABLE = re.compile(r"^\[", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MovedDay:
    """The settings before and after, as text, and the day in both."""

    old: str
    new: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{SETTINGS}: as_of {self.before} → {self.after}"


def moved_day(folder: Path, day: dt.date) -> MovedDay:
    """The settings of a folder with another day.

    Raises DataError where they cannot be read, or where no day stands that could be moved.
    """
    text = store.read_text(folder, SETTINGS)
    table = _TABLE.search(text)
    found = _DAY.search(text, 0, table.start() if table else len(text))
    if found is None:
        wrong = "no day stands there that could be moved"
        raise DataError(Problem(SETTINGS, None, "as_of", wrong, "Write it as in 2026-09-30"))
    new = f"{text[: found.start('day')]}{day}{text[found.end('day') :]}"
    return MovedDay(text, new, found["day"], str(day))

"""Drafts of a server inside the office: folders beside the one that is served, read when asked for.

No reader from outside may come to such a server: what a draft says is not published.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from report.data import contents
from report.data.contents import FileStamps
from report.data.raw import SETTINGS
from report.data.reading import Reading
from report.workers.reading import read_apart

# The folder that holds the drafts, each a folder of its own; without it there is none.
DRAFTS = "REPORT_DRAFTS"
_HIDDEN = "."


def names() -> tuple[str, ...]:
    """The drafts that there are now, by the names of their folders."""
    home = os.environ.get(DRAFTS)
    if not home:
        return ()
    try:
        found = [one.name for one in Path(home).iterdir() if (one / SETTINGS).is_file()]
    except OSError:
        return ()
    return tuple(sorted(name for name in found if not name.startswith(_HIDDEN)))


def draft(name: str) -> Reading:
    """What one of `names()` holds now. Raises ReadingError where it cannot be read.

    It is read by a process of its own, once as long as its files bear the same stamps.
    """
    folder = Path(os.environ[DRAFTS]) / name
    return _read(folder, contents.file_stamps(folder))


@lru_cache(maxsize=4)
def _read(folder: Path, _: FileStamps) -> Reading:
    return read_apart(folder)

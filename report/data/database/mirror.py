"""A folder of this process that has all files of the state that a database serves, but its figures.

The figures stay in the database: the manifest in the folder names their parts there. So whoever
reads a data folder reads a database.
"""

from __future__ import annotations

import atexit
import logging
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import asyncpg

from report.data.database import states, tables
from report.data.database.connections import asked
from report.data.raw import MANIFEST, DataError, Problem
from report.data.replacing import replace_files
from report.model import FiguresUnavailableError
from report.operation import metrics

_NOT_REACHED = Problem(
    tables.NAME, None, None, "the database was not reached", "It is tried again each second"
)
_LOG = logging.getLogger("report.data")


class Mirror:
    """The files of what is served, as they were when they were looked at last. For one thread."""

    def __init__(self, address: str, folder: Path) -> None:
        self.folder = folder
        self._address = address
        self._mark = ""
        self._taken: frozenset[str] = frozenset()
        self._is_hindered = False

    def renew(self) -> None:
        """Have the folder be as the database is now; what has not changed is not fetched.

        Raises DataError where no report is in the database, FiguresUnavailableError, and OSError.
        """
        mark, files = asked(self._address, self._found)
        if files:
            self._take(files)
            self._mark = mark

    async def _found(self, connection: asyncpg.Connection) -> tuple[str, Mapping[str, bytes]]:
        """What is served now; its files where it is another than before."""
        mark = await states.served_mark(connection)
        return mark, await states.files_of(connection, mark) if mark != self._mark else {}

    def look(self) -> Problem | None:
        """The same for a server: what hinders it is given and logged once, and what there is goes
        on.
        """
        found = self._hindrance()
        if found and not self._is_hindered:
            _LOG.error("%s", found)
        elif self._is_hindered and not found:
            _LOG.info("The database is reached again")
        self._is_hindered = found is not None
        metrics.DATABASE_REACHED.set(found is None)
        return found

    def _hindrance(self) -> Problem | None:
        try:
            self.renew()
        except DataError as refusal:
            return refusal.problems[0]
        except (FiguresUnavailableError, OSError) as error:
            _LOG.debug("%s", error)
            return _NOT_REACHED
        return None

    def _take(self, files: Mapping[str, bytes]) -> None:
        """With the manifest last, which stands for the others."""
        in_order = sorted(files, key=lambda file: (file == MANIFEST, file))
        replace_files(self.folder, {file: files[file] for file in in_order})
        for file in self._taken - files.keys():
            (self.folder / file).unlink()
        self._taken = frozenset(files)


@lru_cache(maxsize=4)
def mirror_of(address: str) -> Mirror:
    """The one of this process, which is removed when that ends. Raises as `Mirror.renew` does."""
    folder = Path(mkdtemp(prefix="report-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    mirror = Mirror(address, folder)
    mirror.renew()
    return mirror

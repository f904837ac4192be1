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

from report.data.database.opening import database_at
from report.data.database.report_database import ReportDatabase
from report.data.raw import MANIFEST, DataError, Problem
from report.data.replacing import replace_files
from report.model import FiguresUnavailableError
from report.operation import metrics

_NOT_READ = Problem(
    "report", None, None, "the database cannot be read", "It is tried again each second"
)
_LOG = logging.getLogger("report.data")


class Mirror:
    """The files of what is served, as they were when they were looked at last. For one thread."""

    def __init__(self, database: ReportDatabase, folder: Path) -> None:
        self.folder = folder
        self._database = database
        self._mark = ""
        self._taken: frozenset[str] = frozenset()
        self._hindered = ""

    def renew(self) -> None:
        """Have the folder be as the database is now; what has not changed is not fetched.

        Raises DataError where no report is in the database, FiguresUnavailableError, and OSError.
        """
        is_whole = all((self.folder / file).exists() for file in self._taken)
        mark, files = self._database.served(self._mark if is_whole else "")
        if files:
            self._take(files)
            self._mark = mark

    def look(self) -> Problem | None:
        """The same for a server: what hinders it is given and logged once, and what there is goes
        on.
        """
        found, why = self._hindrance()
        if why and why != self._hindered:
            _LOG.error("The database is not read: %s", why)
        elif self._hindered and not why:
            _LOG.info("The database is read again")
        self._hindered = why
        metrics.DATABASE_REACHED.set(found is None)
        return found

    def _hindrance(self) -> tuple[Problem | None, str]:
        """What readers are told of, and whoever runs the server."""
        try:
            self.renew()
        except DataError as refusal:
            return refusal.problems[0], str(refusal.problems[0])
        except (FiguresUnavailableError, OSError) as error:
            return _NOT_READ, str(error)
        return None, ""

    def remove(self) -> None:
        """Remove the folder, when nobody reads it any more."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _take(self, files: Mapping[str, bytes]) -> None:
        """With the manifest last, which stands for the others."""
        self.folder.mkdir(exist_ok=True)
        in_order = sorted(files, key=lambda file: (file == MANIFEST, file))
        replace_files(self.folder, {file: files[file] for file in in_order})
        for file in self._taken - files.keys():
            (self.folder / file).unlink(missing_ok=True)
        self._taken = frozenset(files)


@lru_cache(maxsize=4)
def mirror_of(address: str) -> Mirror:
    """The one of this process, which is removed when that ends. Raises as `Mirror.renew` does."""
    mirror = Mirror(database_at(address), Path(mkdtemp(prefix="report-")))
    atexit.register(mirror.remove)
    mirror.renew()
    return mirror

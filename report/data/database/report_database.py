"""What a database has to be able to do for reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from report.data.partitions.manifest import FilesProgress, Partition
from report.data.partitions.questions import FigureEngine


class DatabaseError(RuntimeError):
    """A folder was not loaded for a reason that lies not in it. Says why."""


@dataclass(frozen=True, slots=True)
class SentState:
    """What stands for a state that was loaded, and how many of its parts were there before."""

    mark: str
    kept: int


class ReportDatabase(Protocol):
    """A database with reports in it."""

    def engine(self) -> FigureEngine:
        """What answers questions to its figures."""

    def served(self, known: str) -> tuple[str, Mapping[str, bytes]]:
        """What stands for the state that is served now, and its files by their paths, but for its
        figures; no files where it is the `known` one.

        Raises DataError where no report is there, and FiguresUnavailableError.
        """

    def load(
        self,
        home: Path,
        parts: Sequence[Partition],
        files: Mapping[str, bytes],
        progress: FilesProgress,
    ) -> SentState:
        """Have a state be served from now on: its files, and parts of which those that are not
        there yet are sent from the files in `home`.

        Raises DataError for tables of another form, and DatabaseError; what was served still is.
        """

"""One reading of a data folder: all of its files at once, checked and built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from report.data import store
from report.data.build import build
from report.data.check import problems_in
from report.data.raw import DataError, Problem
from report.model import Report


class ReadingError(RuntimeError):
    """A folder could not be read for a reason that lies not in it. Says why."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The report that a folder held when it was read, or all that was wrong with it.

    `mark` stands for what its files held.
    """

    mark: str
    report: Report | None
    problems: tuple[Problem, ...] = ()


def reading(folder: Path) -> Reading:
    """Read a folder, check what it holds, and build the report of that and nothing later."""
    raw = store.read(folder)
    if found := problems_in(raw):
        return Reading(raw.mark, None, found)
    try:
        return Reading(raw.mark, build(raw))
    except DataError as refusal:
        return Reading(raw.mark, None, refusal.problems)

"""One reading of a data folder, or of a state that was signed of it: all files at once, checked and
built.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from report.data import store
from report.data.build import build
from report.data.check import problems_in
from report.data.raw import SIGNATURES, DataError, Problem
from report.data.signed.states import raw_state
from report.model import Report

# In place of a state, where none is released.
NONE = ""
_SIGN = "Sign it with `python -m report sign`"


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


class ReadFolder(Protocol):
    """What reads a folder: what it holds, or a `state` that was signed of it, by its mark."""

    def __call__(self, folder: Path, state: str | None = None) -> Reading:
        """Raises ReadingError where it could not be read for a reason that lies not in it."""


def reading(folder: Path, state: str | None = None) -> Reading:
    """Read a folder, or a signed state, check what it holds, and build the report of that and
    nothing later.
    """
    if state == NONE:
        wrong = "nothing that was signed of the folder is released yet"
        return Reading(NONE, None, (Problem(SIGNATURES, None, None, wrong, _SIGN),))
    try:
        raw = store.read(folder) if state is None else raw_state(folder, state)
    except DataError as refusal:
        return Reading(state or NONE, None, refusal.problems)
    mark = raw.mark if state is None else state
    if found := problems_in(raw):
        return Reading(mark, None, found)
    try:
        return Reading(mark, build(raw))
    except DataError as refusal:
        return Reading(mark, None, refusal.problems)

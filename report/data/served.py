"""What is served: the report of a folder, checked and read once for the process, by edition.

A server watches its folder (`report.data.watch`) and publishes each sound state of it here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from report.analysis import editions
from report.data import contents, store
from report.data.check import problems
from report.data.raw import DataError, Problem
from report.model import Report


@dataclass(frozen=True, slots=True)
class Published:
    """What is served of a folder, and what keeps its newest state from being served.

    `report` is the last sound one, None before there is any; `mark` stands for the files that it
    was read from, and is empty where nobody watches them. It was taken at `taken`. `is_changing`
    while the files are being written to.
    """

    report: Report | None
    problems: tuple[Problem, ...] = ()
    mark: str = ""
    taken: dt.datetime | None = None
    is_changing: bool = False


# By folder, those that are watched. One is replaced as a whole: no reader has parts of two.
_WATCHED: dict[Path, Published] = {}


def publish(folder: Path, published: Published) -> None:
    """From now on this is what is served of a folder."""
    _WATCHED[folder] = published


def forget(folder: Path) -> None:
    """Nobody watches a folder any more."""
    _WATCHED.pop(folder, None)


def published(folder: Path) -> Published:
    """What is served of a folder now.

    Where nobody watches it, a sound report stays as it is until the process ends, and one that is
    refused is looked at again as soon as one of its files has been changed.
    """
    watched = _WATCHED.get(folder)
    if watched is not None:
        return watched
    try:
        return Published(sound_report(folder))
    except DataError as refusal:
        return Published(None, refusal.problems)


def checked(folder: Path) -> Report | tuple[Problem, ...]:
    """The report of a folder, or all that is wrong with its data where there is none to serve."""
    now = published(folder)
    return now.report or now.problems


@lru_cache(maxsize=4)
def sound_report(folder: Path) -> Report:
    """The report of a folder, checked and read once. Raises DataError, which is not kept."""
    faults = _faults(folder, contents.file_stamps(folder))
    if faults:
        raise DataError(*faults)
    return store.shared(folder)


@lru_cache(maxsize=4)
def _faults(folder: Path, _: contents.FileStamps) -> tuple[Problem, ...]:
    """All that is wrong with a folder, found once as long as its files bear the same stamps."""
    return problems(folder)


@lru_cache(maxsize=16)
def report_at(report: Report, edition: str) -> Report:
    """The report as an edition shows it."""
    return editions.report_at(report, edition)


def newest_edition(report: Report) -> str:
    """The edition without a cut-off, else the last one of the table."""
    open_ended = [row.id for row in report.editions.values() if row.cutoff is None]
    return (open_ended or list(report.editions))[-1]


def previous_report(report: Report, edition: str) -> Report | None:
    """The report as the edition before this one shows it, if there is one."""
    names = list(report.editions)
    place = names.index(edition)
    return report_at(report, names[place - 1]) if place else None

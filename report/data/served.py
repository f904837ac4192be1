"""What is served: the report of a folder, checked and read once for the process, by edition."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from report.analysis import editions
from report.data import store
from report.data.check import problems
from report.data.raw import DataError, Problem
from report.model import Report


def checked(folder: Path) -> Report | tuple[Problem, ...]:
    """The report of a folder, or all that is wrong with its data.

    A sound report stays as it is until the process ends, so that no reader sees half of a change.
    One that is refused is looked at again as soon as one of its files has been changed.
    """
    try:
        return sound_report(folder)
    except DataError as refusal:
        return refusal.problems


@lru_cache(maxsize=4)
def sound_report(folder: Path) -> Report:
    """The report of a folder, checked and read once. Raises DataError, which is not kept."""
    faults = _faults(folder, store.file_stamps(folder))
    if faults:
        raise DataError(*faults)
    return store.shared(folder)


@lru_cache(maxsize=4)
def _faults(folder: Path, _: store.FileStamps) -> tuple[Problem, ...]:
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

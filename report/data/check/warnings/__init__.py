"""Warnings: what a careful publisher would look at once more. Nothing is refused for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from report.data import store
from report.data.check import problems
from report.data.check.warnings import (
    addresses,
    answers,
    changed,
    colours,
    distant_dates,
    districts,
    neighbours,
    spread,
    stray_files,
    targets,
    texts,
)
from report.data.check.warnings.answers import DataWarning
from report.data.check.warnings.examined import Examined, WarningRule
from report.data.raw import SETTINGS, Problem, Raw

RULES: tuple[WarningRule, ...] = (
    *neighbours.RULES,
    *spread.RULES,
    *changed.RULES,
    *targets.RULES,
    *distant_dates.RULES,
    *colours.RULES,
    *districts.RULES,
    *texts.RULES,
    *addresses.RULES,
    *stray_files.RULES,
)


@dataclass(frozen=True, slots=True)
class Warnings:
    """What is to be looked at: open warnings, how many are answered, and what is wrong there."""

    open: tuple[DataWarning, ...]
    answered: int
    answers: tuple[Problem, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nothing waits for an editor."""
        return not self.open and not self.answers


def warnings_of(folder: Path, served: Path | None = None) -> Warnings:
    """The warnings of a folder that has passed the check, in the order of files and rows.

    `served` is the folder that readers see now; units are compared with its own, where it is sound
    and of the same place.
    """
    found = sorted(_found(examined(folder, served)), key=_order)
    given = answers.read(folder)
    answered = {answers.key_of(row) for row in given.rows if answers.is_given(row)}
    left = tuple(warning for warning in found if warning.key not in answered)
    return Warnings(left, len(found) - len(left), tuple(answers.problems(given, found)))


def examined(folder: Path, served: Path | None = None) -> Examined:
    """A folder as the rules look at it."""
    raw = store.read(folder)
    before = None if served is None or problems(served) else store.read(served)
    is_same = before is not None and _place_of(before) == _place_of(raw)
    return Examined(raw, store.names(folder), before if is_same else None)


def _place_of(raw: Raw) -> object:
    """The place that a report is about."""
    return raw.documents[SETTINGS]["place"]


def _found(looked_at: Examined) -> list[DataWarning]:
    return [DataWarning(rule.__name__, doubt) for rule in RULES for doubt in rule(looked_at)]


def _order(warning: DataWarning) -> tuple[str, int]:
    return warning.doubt.problem.file, warning.doubt.problem.row or 0

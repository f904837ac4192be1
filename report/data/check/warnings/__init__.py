"""Warnings: what a careful publisher would look at once more. Nothing is refused for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from report.data import store
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
from report.data.raw import OBSERVATIONS, SETTINGS, Problem, Raw

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
# The names of those that compare with what readers see now: nothing is known of them where there is
# nothing to compare with.
COMPARING = tuple(rule.__name__ for rule in changed.RULES)


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


def examined(folder: Path, served: Raw | None = None, raw: Raw | None = None) -> Examined:
    """A folder as the rules look at it, beside what readers see now; `raw` if it has been read."""
    raw = raw or store.read(folder)
    is_same = served is not None and place_of(served) == place_of(raw)
    return Examined(raw, store.names(folder), served if is_same else None)


def place_of(raw: Raw) -> object:
    """The place that a report is about."""
    return raw.documents.get(SETTINGS, {}).get("place")


def found(looked_at: Examined) -> list[DataWarning]:
    """All warnings, answered or not."""
    seen_by = _narrowed(looked_at)
    return [DataWarning(rule.__name__, doubt) for rule in RULES for doubt in rule(seen_by(rule))]


def _narrowed(looked_at: Examined) -> Callable[[WarningRule], Examined]:
    """What each rule is to look at: of very many figures only those it may have a doubt about."""
    figures = looked_at.raw.tables[OBSERVATIONS]
    if isinstance(figures, tuple):
        return lambda _: looked_at
    # What ordinary folders do without is not imported for them.
    from report.data.check.warnings.narrowing import NarrowedFigures  # noqa: PLC0415

    return NarrowedFigures(looked_at, figures).seen_by


def judged(folder: Path, given: Iterable[DataWarning], unasked: Iterable[str] = ()) -> Warnings:
    """Warnings beside a folder's answers to them; those to the rules `unasked` are left alone."""
    told = sorted(given, key=_order)
    known = answers.read(folder)
    answered = {answers.key_of(row) for row in known.rows if answers.is_given(row)}
    left = tuple(warning for warning in told if warning.key not in answered)
    problems_there = answers.problems(known, told, frozenset(unasked))
    return Warnings(left, len(told) - len(left), tuple(problems_there))


def _order(warning: DataWarning) -> tuple[str, int]:
    return warning.doubt.problem.file, warning.doubt.problem.row or 0

"""Every rule that the data must keep; all problems are told at once, not only the first."""

from __future__ import annotations

from pathlib import Path

from report.data import store
from report.data.check import (
    cells,
    changes,
    chapters,
    charts,
    explore,
    figures,
    frame,
    keys,
    prose,
    wording,
)
from report.data.check.inputs import Rule
from report.data.raw import Problem

RULES: tuple[Rule, ...] = (
    *keys.RULES,
    *figures.RULES,
    *cells.RULES,
    *changes.RULES,
    *wording.RULES,
    *chapters.RULES,
    *charts.RULES,
    *prose.RULES,
    *frame.RULES,
    *explore.RULES,
)


def problems(folder: Path) -> tuple[Problem, ...]:
    """All that is wrong with a data folder, by file and row; nothing for a sound one.

    A file that cannot be read is one problem. The rules that compare with it are then left out,
    because what they would say follows from that one; all others are asked.
    """
    raw = store.read(folder)
    found = [*raw.problems, *(problem for rule in RULES for problem in rule(raw))]
    return tuple(sorted(found, key=_place))


def _place(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.row or 0

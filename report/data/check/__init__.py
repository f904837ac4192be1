"""Every rule that the data must keep; all problems are reported at once, not only the first."""

from __future__ import annotations

from pathlib import Path

from report.data import store
from report.data.check import (
    cells,
    changes,
    chapters,
    charts,
    dates,
    explore,
    figures,
    glossary,
    keys,
    outlines,
    prose,
    publishers,
    same_targets,
    settings,
    usual_months,
    wording,
)
from report.data.check.inputs import Rule
from report.data.raw import OBSERVATIONS, Problem, Raw

RULES: tuple[Rule, ...] = (
    *keys.RULES,
    *figures.RULES,
    *cells.RULES,
    *dates.RULES,
    *publishers.RULES,
    *usual_months.RULES,
    *changes.RULES,
    *same_targets.RULES,
    *wording.RULES,
    *glossary.RULES,
    *chapters.RULES,
    *charts.RULES,
    *prose.RULES,
    *settings.RULES,
    *outlines.RULES,
    *explore.RULES,
)


def problems(folder: Path) -> tuple[Problem, ...]:
    """All that is wrong with a data folder, in the order of files and rows; empty for a sound one.

    A file that cannot be read is one problem. Rules that compare with such a file are left out,
    because what they would report follows from that problem; all others are applied.
    """
    return problems_in(store.read(folder))


def problems_in(raw: Raw) -> tuple[Problem, ...]:
    """All that is wrong with a folder that has been read."""
    looked_at = _narrowed(raw)
    broken = (problem for rule in RULES for problem in rule(looked_at))
    return tuple(sorted([*raw.problems, *broken], key=_place))


def _narrowed(raw: Raw) -> Raw:
    """The folder without those of very many figures that no rule has anything to say of."""
    if isinstance(raw.tables.get(OBSERVATIONS, ()), tuple):
        return raw
    # What ordinary folders do without is not imported for them.
    from report.data.check.narrowing import narrowed  # noqa: PLC0415

    return narrowed(raw)


def _place(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.row or 0

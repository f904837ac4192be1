"""Which of several figures for one indicator, place and period goes before the others.

The rule of `docs/editing.md`: the more trusted kind of source, then the more exact figure, then
the later publication. Editors follow it, an edition chooses by it where the editors' choice had
not been published yet, and the reason that a reader is told comes from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, get_args

from report.analysis.change import possible_values
from report.analysis.sources import KINDS
from report.model import Observation, Source

# In what one figure is better than another, the weightiest first.
Advantage = Literal["kind", "precise", "later"]
ADVANTAGES: tuple[Advantage, ...] = get_args(Advantage)
Sources = Mapping[str, Source]


def advantages(row: Observation, other: Observation, sources: Sources) -> tuple[Advantage, ...]:
    """In what a figure is better than another one of its cell, the weightiest first."""
    first, second = sources[row.source], sources[other.source]
    is_better: dict[Advantage, bool] = {
        "kind": KINDS.index(first.kind) < KINDS.index(second.kind),
        "precise": _spread(row) < _spread(other),
        "later": is_later(first, second),
    }
    return tuple(name for name, better in is_better.items() if better)


def is_later(source: Source, other: Source) -> bool:
    """Whether a source was published later for certain.

    What bears only a month or a year is neither later nor earlier than a day within it.
    """
    if source.published is None or other.published is None:
        return False
    return source.published.start > other.published.end


def best_figure(cell: Iterable[Observation], sources: Sources) -> Observation:
    """The figure of a cell to show: the editors' choice if it is there, else the best by the rule.

    Between figures that the rule does not part, one with a dated source goes first, then the ids
    of the sources decide, so that the choice never depends on the order of the rows. ValueError
    for a cell without figures.
    """
    rows = tuple(cell)
    chosen = [row for row in rows if row.preferred] or rows
    leading = [row for row in chosen if not any(_goes_before(r, row, sources) for r in chosen)]
    return max(leading, key=lambda row: _tie_break(row, sources[row.source]))


def _goes_before(row: Observation, other: Observation, sources: Sources) -> bool:
    """Whether the weightiest criterion that parts two figures is for the first of them."""
    pros, cons = advantages(row, other, sources), advantages(other, row, sources)
    weightiest = next((name for name in ADVANTAGES if name in pros or name in cons), None)
    return weightiest in pros


def _spread(row: Observation) -> Decimal:
    """How far apart the amounts lie that a figure can stand for; infinite for a bound."""
    low, high = possible_values(row)
    return high - low


def _tie_break(row: Observation, source: Source) -> tuple[bool, str, str]:
    return source.published is not None, source.id, row.written
